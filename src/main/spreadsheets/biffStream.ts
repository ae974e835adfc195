import { AppError } from '../../shared/errors/appError.ts';

const BOF = 0x0809;
const FILE_PASS = 0x002f;
const FORMULA = 0x0006;
/** Says nothing, and every reader passes over it. */
const HARMLESS = 0x00e2;
const VERSIONS: readonly number[] = [0x0500, 0x0600];
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

/**
 * A copy of an Excel 5–2003 stream that holds nothing but cell values. The library's parsers for formulas, drawings and
 * names, which we don't need, run for ever or fill the memory on damaged files; they never get to see any.
 */
export function withoutFormulas(stream: Buffer, name: string): Buffer {
  if (stream.length < 8 || stream.readUInt16LE(0) !== BOF || !VERSIONS.includes(stream.readUInt16LE(4))) return stream;
  const copy = Buffer.from(stream);
  let at = 0;
  while (at + 4 <= copy.length) {
    const type = copy.readUInt16LE(at);
    const length = copy.readUInt16LE(at + 2);
    if (type === 0 && length === 0) break; // padding behind the last record
    if (at + 4 + length > copy.length) throw new AppError('sheet_zip_corrupt', { name });
    if (type === FILE_PASS) throw new AppError('sheet_encrypted', { name });
    if (!KEPT.has(type)) copy.writeUInt16LE(HARMLESS, at);
    else if (type === FORMULA && length >= TOKENS_LENGTH_AT + 2) copy.writeUInt16LE(0, at + 4 + TOKENS_LENGTH_AT);
    at += 4 + length;
  }
  return copy;
}
