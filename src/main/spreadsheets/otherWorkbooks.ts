import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors/appError.ts';
import { withoutFormulas } from './biffStream.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { checkFlatOpenDocument } from './odsChecks.ts';
import { loadSheetJs, readWithSheetJs } from './sheetJs.ts';
import { decideEncodingOf } from './textEncoding.ts';
import { decodeBytes } from './textStream.ts';
import type { BatchReader, OpenOptions, WorkbookFormat } from './workbook.ts';
import type { ZipArchive } from './zipArchive.ts';

/** Parts without cells, by far the largest in some books. */
const CELL_FREE = /(^|\/)(media|drawings|embeddings|charts|theme|thumbnails|pictures|printersettings)\//;

/** The stream of an xls, from its compound file or bare, as Excel 2 to 4 and some exporters write it. */
export function readBiff(stream: Buffer, name: string): Promise<BatchReader> {
  return readWithSheetJs(withoutFormulas(stream, name), 'xls', name);
}

/**
 * xlsb, ods and the second opinion on xlsx. The parts are unpacked by our own reader, which checks sizes and sums, and
 * handed over in a container without compression: the library believes whatever the local headers say.
 */
export async function openPackageWithSheetJs(
  zip: ZipArchive,
  format: WorkbookFormat,
  name: string,
): Promise<BatchReader> {
  const { CFB } = await loadSheetJs();
  const container = CFB.utils.cfb_new();
  let total = 0;
  for (const part of zip.names) {
    if (part.endsWith('/') || CELL_FREE.test(part.toLowerCase())) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of zip.read(part)) {
      total += chunk.length;
      if (total > LIMITS.inMemoryBytes) throw tooLarge(name, LIMITS.inMemoryBytes, 'bytes');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    CFB.utils.cfb_add(container, part, part === 'content.xml' ? uncovered(bytes) : bytes, { unsafe: true });
  }
  return readWithSheetJs(zipBytes(CFB.write(container, { fileType: 'zip', type: 'buffer' })), format, name);
}

/** The library passes over what stands below a merged cell, which other formats keep. */
function uncovered(content: Buffer): Buffer {
  return Buffer.from(
    content.toString('latin1').replace(/(<\/?(?:[\w-]+:)?)covered-(?=table-cell[\s/>])/g, '$1'),
    'latin1',
  );
}

function zipBytes(written: unknown): Buffer {
  if (!Buffer.isBuffer(written)) throw new Error('the container writer answered without a buffer');
  return written;
}

/** HTML tables and XML spreadsheets, whatever the file is called. The bytes decide the encoding: declarations lie. */
export async function openMarkup(path: string, options: OpenOptions): Promise<BatchReader> {
  const bytes = await readFile(path);
  const decision =
    options.encoding === undefined ? decideEncodingOf(bytes) : { encoding: options.encoding, uncertain: false };
  const text = decodeBytes(bytes, decision.encoding);
  const kind = markupKind(text);
  if (kind === undefined) {
    const what = /^\s*<\?xml/i.test(text) ? 'XML' : 'HTML';
    throw new AppError('sheet_not_spreadsheet', { name: options.name, what });
  }
  if (FLAT_OPEN_DOCUMENT.test(text.slice(0, HEAD_CHARACTERS))) await checkFlatOpenDocument(text, options.name);
  const reader = await readWithSheetJs(kind === 'other' ? declared(text) : text, kind, options.name);
  return { ...reader, encoding: decision.encoding, encodingUncertain: decision.uncertain };
}

/** The library knows an XML spreadsheet by its declaration, which some writers leave out. */
function declared(text: string): string {
  return /^\s*<\?xml/i.test(text) ? text : `<?xml version="1.0"?>${text}`;
}

const HEAD_CHARACTERS = 64 * 1024;
const FLAT_OPEN_DOCUMENT = /<office:document[\s>]/;

function markupKind(text: string): WorkbookFormat | undefined {
  const head = text.slice(0, HEAD_CHARACTERS);
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(\w+:)?workbook/i.test(head)) return 'other';
  if (FLAT_OPEN_DOCUMENT.test(head)) return 'other';
  return /<t(able|r|d)[\s>]/i.test(text) ? 'html' : undefined;
}
