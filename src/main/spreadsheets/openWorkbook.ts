import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors/appError.ts';
import { plainBiff } from './biffStream.ts';
import { type CompoundBook, readCompound } from './compoundBook.ts';
import { openCsv } from './csvWorkbook.ts';
import { checkOpenDocument } from './odsChecks.ts';
import { openMarkup, openPackageWithSheetJs, readBiff } from './otherWorkbooks.ts';
import { hasRows, withSecondOpinion } from './secondOpinion.ts';
import { sniffFile } from './sniff.ts';
import type { BatchReader, OpenOptions, RawRow, Workbook } from './workbook.ts';
import { findMainPart } from './xlsxParts.ts';
import { openXlsx } from './xlsxWorkbook.ts';
import { openZip, type ZipArchive } from './zipArchive.ts';

/**
 * Opens any list a distributor has. Refuses what is no spreadsheet, too large, encrypted, damaged or empty with an
 * `AppError` of the `sheet_*` family; the file itself is never changed or locked.
 */
export async function openWorkbook(path: string, options: OpenOptions): Promise<Workbook> {
  const { reader, locked } = await openReader(path, options);
  try {
    // a book without a single value is refused now, before anybody asks which of its columns is the name
    if (!(await hasRows(reader))) throw new AppError('sheet_empty', { name: options.name });
  } catch (error) {
    await reader.close();
    throw error;
  }
  return { ...reader, locked, rows: (sheet) => rowByRow(reader.rowBatches(sheet)) };
}

/**
 * Writes what a book with a password holds to `target`, for this user only: a zip or the stream of an xls, which open
 * like any other.
 * @returns false where it has no password
 */
export async function unlockBook(path: string, target: string, options: OpenOptions): Promise<boolean> {
  const kind = await sniffFile(path, options.name);
  if (kind !== 'compound' && kind !== 'biff') return false;
  const { bytes, locked } = await readOldBook(path, kind, options);
  if (locked) await writeFile(target, bytes, { mode: 0o600 });
  return locked;
}

interface OpenedReader {
  reader: BatchReader;
  locked: boolean;
}

async function openReader(path: string, options: OpenOptions): Promise<OpenedReader> {
  const { name } = options;
  const kind = await sniffFile(path, name);
  switch (kind) {
    case 'empty':
      throw new AppError('sheet_empty', { name });
    case 'zip':
      return { reader: await openPackage(path, options), locked: false };
    case 'text':
      return { reader: await openCsv(path, options), locked: false };
    case 'compound':
    case 'biff': {
      const book = await readOldBook(path, kind, options);
      const reader = book.kind === 'zip' ? openPackage(book.bytes, options) : readBiff(book.bytes, name);
      return { reader: await reader, locked: book.locked };
    }
    case 'markup':
      return { reader: await openMarkup(path, options), locked: false };
  }
}

async function readOldBook(path: string, kind: 'compound' | 'biff', options: OpenOptions): Promise<CompoundBook> {
  if (kind === 'compound') return readCompound(path, options);
  return { kind, ...(await plainBiff(await readFile(path), options)) };
}

async function openPackage(source: string | Buffer, { name, onStep }: OpenOptions): Promise<BatchReader> {
  const zip = await openZip(source, name, onStep);
  try {
    const reader = await openZipped(zip, name);
    return {
      ...reader,
      close: async () => {
        await reader.close();
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZipped(zip: ZipArchive, name: string): Promise<BatchReader> {
  if (isOpenDocument(zip)) {
    await checkOpenDocument(zip, name);
    return openPackageWithSheetJs(zip, 'other', name);
  }
  const main = await findMainPart(zip, name);
  if (main === undefined || foreignPackage(main) !== undefined) {
    throw new AppError('sheet_not_spreadsheet', { name, what: foreignPackage(main ?? '') ?? 'ZIP' });
  }
  if (main.toLowerCase().endsWith('.bin')) return openPackageWithSheetJs(zip, 'other', name);
  return withSecondOpinion(
    () => openXlsx(zip, main, name),
    () => openPackageWithSheetJs(zip, 'xlsx', name),
  );
}

/** With a password the newest writers pack everything into one part and leave the manifest alone outside. */
function isOpenDocument(zip: ZipArchive): boolean {
  return (zip.has('content.xml') || zip.has('META-INF/manifest.xml')) && !zip.has('[Content_Types].xml');
}

/** The other documents that come in the same kind of package, known by the folder of their main part. */
function foreignPackage(mainPart: string): string | undefined {
  if (mainPart.startsWith('word/')) return 'Word';
  return mainPart.startsWith('ppt/') ? 'PowerPoint' : mainPart.startsWith('visio/') ? 'Visio' : undefined;
}

async function* rowByRow(batches: AsyncIterable<RawRow[]>): AsyncGenerator<RawRow, void> {
  for await (const rows of batches) yield* rows;
}
