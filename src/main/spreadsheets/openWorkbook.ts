import { AppError } from '../../shared/errors/appError.ts';
import { openCsv } from './csvWorkbook.ts';
import { checkOpenDocument } from './odsChecks.ts';
import { openBiff, openCompound, openMarkup, openPackageWithSheetJs } from './otherWorkbooks.ts';
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
  const reader = await openReader(path, options);
  try {
    // a book without a single value is refused now, before anybody asks which of its columns is the name
    if (!(await hasRows(reader))) throw new AppError('sheet_empty', { name: options.name });
  } catch (error) {
    await reader.close();
    throw error;
  }
  return { ...reader, rows: (sheet) => rowByRow(reader.rowBatches(sheet)) };
}

async function openReader(path: string, options: OpenOptions): Promise<BatchReader> {
  const { name } = options;
  const kind = await sniffFile(path, name);
  switch (kind) {
    case 'empty':
      throw new AppError('sheet_empty', { name });
    case 'zip':
      return openPackage(path, name);
    case 'text':
      return openCsv(path, options);
    case 'compound':
      return openCompound(path, name);
    case 'biff':
      return openBiff(path, name);
    case 'markup':
      return openMarkup(path, options);
  }
}

async function openPackage(path: string, name: string): Promise<BatchReader> {
  const zip = await openZip(path, name);
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
