import { AppError } from '../../shared/errors/appError.ts';
import { readFilePass } from './biffPassword.ts';
import { withPassword } from './bookPassword.ts';
import type { OpenOptions } from './workbook.ts';

const BOF = 0x0809;
const FILE_PASS = 0x002f;
const FORMULA = 0x0006;
/** Says nothing, and every reader passes over it. */
const HARMLESS = 0x00e2;
const VERSIONS: readonly number[] = [0x0500, 0x0600];
const SHEET = 0x0085;
/** Where a sheet lies in the stream is never encrypted. */
const PLAIN_OF_SHEET = 4;
/**
 * Records that are not encrypted either: begins, locks and the like.
 * @source [MS-XLS] 2.2.10
 */
const PLAIN: ReadonlySet<number> = new Set([BOF, FILE_PASS, 0x0194, 0x0195, 0x00e1, 0x0196, 0x0138]);
/** Cell, value, flags and a reserved number come before the length of the formula's tokens. */
const TOKENS_LENGTH_AT = 20;

/**
 * The records that carry cells, their formats and their sheets.
 * @source [MS-XLS] 2.3.1
 */
const KEPT: ReadonlySet<number> = new Set([
  ...[BOF, 0x000a, 0x0085, 0x0042, 0x0022, 0x0081], // begin, end, sheet names, code page, 1904, sheet kind
  ...[0x00fc, 0x003c, 0x041e, 0x00e0], // strings, continuation, number formats, cell formats
  ...[0x0200, 0x0208, 0x007d, 0x00e5], // extent, rows, columns, merged ranges
  ...[0x0204, 0x00fd, 0x00d6, 0x0203, 0x027e, 0x00bd, 0x0205, FORMULA, 0x0207], // cells and texts of formulas
]);

/** Where a record's data are. */
interface BiffRecord {
  type: number;
  at: number;
  length: number;
}

/** True for the streams of Excel 5 to 2003; whatever else there is goes to the library as it is. */
function isKnown(stream: Buffer): boolean {
  return stream.length >= 8 && stream.readUInt16LE(0) === BOF && VERSIONS.includes(stream.readUInt16LE(4));
}

/** @throws AppError sheet_zip_corrupt where the stream breaks off */
function* recordsOf(stream: Buffer, name: string): Generator<BiffRecord> {
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (type === 0 && length === 0) return; // padding behind the last record
    if (at + 4 + length > stream.length) throw new AppError('sheet_zip_corrupt', { name });
    yield { type, at: at + 4, length };
    at += 4 + length;
  }
}

/**
 * The stream as it is without its password, if it has one.
 * @throws AppError sheet_encrypted, sheet_password_wrong, sheet_cipher_unknown, sheet_zip_corrupt
 */
export async function plainBiff(stream: Buffer, options: OpenOptions): Promise<{ bytes: Buffer; locked: boolean }> {
  const { name } = options;
  if (!isKnown(stream)) return { bytes: stream, locked: false };
  let pass: BiffRecord | undefined;
  for (const record of recordsOf(stream, name)) {
    pass = record.type === FILE_PASS ? record : undefined;
    if (pass) break;
  }
  if (pass === undefined) return { bytes: stream, locked: false };
  const lock = readFilePass(stream.subarray(pass.at, pass.at + pass.length), name);
  const decipher = await withPassword(options, lock);
  const bytes = Buffer.from(stream);
  for (const { type, at, length } of recordsOf(stream, name)) {
    if (type === FILE_PASS) bytes.writeUInt16LE(HARMLESS, at - 4);
    else if (at > pass.at && !PLAIN.has(type))
      decipher(bytes.subarray(at, at + length), at, type === SHEET ? Math.min(PLAIN_OF_SHEET, length) : 0);
  }
  return { bytes, locked: true };
}

/**
 * A copy of an Excel 5–2003 stream that holds nothing but cell values. The library's parsers for formulas, drawings and
 * names, which we don't need, run for ever or fill the memory on damaged files; they never get to see any.
 */
export function withoutFormulas(stream: Buffer, name: string): Buffer {
  if (!isKnown(stream)) return stream;
  const copy = Buffer.from(stream);
  for (const { type, at, length } of recordsOf(stream, name)) {
    if (!KEPT.has(type)) copy.writeUInt16LE(HARMLESS, at - 4);
    else if (type === FORMULA && length >= TOKENS_LENGTH_AT + 2) copy.writeUInt16LE(0, at + TOKENS_LENGTH_AT);
  }
  return copy;
}
