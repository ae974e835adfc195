import type { RawCell, RawSheet } from './rawComparison.ts';

const [ROW, BLANK, RK, ERROR, BOOL, REAL, TEXT, SHARED] = [0, 1, 2, 3, 4, 5, 6, 7];
const [F_TEXT, F_NUMBER, F_BOOL, F_ERROR, RICH] = [8, 9, 10, 11, 62];
const [ITEM, SHEET] = [19, 156];

/** A plain reader of Excel's binary workbook, written for the tests alone; `part` gives a part's bytes. */
export function readXlsb(part: (name: string) => Buffer | undefined): RawSheet[] {
  const relations = new Map(
    [...(part('xl/_rels/workbook.bin.rels')?.toString('utf8') ?? '').matchAll(/<Relationship\b[^>]*>/g)].map(
      ([tag]) => [
        /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
        (/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
      ],
    ),
  );
  const strings = [...records(part('xl/sharedStrings.bin'))].flatMap(({ type, data }) =>
    type === ITEM ? [wideText(data, 1)] : [],
  );
  return [...records(part('xl/workbook.bin'))].flatMap(({ type, data }) => {
    if (type !== SHEET) return [];
    const id = wideText(data, 8);
    const target = relations.get(id) ?? '';
    if (!target.includes('worksheets/')) return [];
    return [{ name: wideText(data, 12 + 2 * id.length), cells: cellsOf(part(target), strings) }];
  });
}

function* records(bytes: Buffer | undefined): Generator<{ type: number; data: Buffer }> {
  let at = 0;
  const next = () => bytes?.[at++] ?? 0;
  while (bytes && at < bytes.length) {
    const low = next();
    const type = low & 0x80 ? (low & 0x7f) | ((next() & 0x7f) << 7) : low;
    let [length, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80 && shift < 28; shift += 7) {
      byte = next();
      length |= (byte & 0x7f) << shift;
    }
    yield { type, data: bytes.subarray(at, at + length) };
    at += length;
  }
}

function cellsOf(bytes: Buffer | undefined, strings: readonly string[]): Map<string, RawCell> {
  const cells = new Map<string, RawCell>();
  let row = 0;
  for (const { type, data } of records(bytes)) {
    if (type === ROW && data.length >= 4) row = data.readUInt32LE(0) + 1;
    if (type <= BLANK || (type > F_ERROR && type !== RICH) || data.length < 9) continue;
    const value = cellContent(type, data, strings);
    if (value !== undefined && value !== '') cells.set(`${row}:${data.readUInt32LE(0)}`, value);
  }
  return cells;
}

function cellContent(type: number, data: Buffer, strings: readonly string[]): RawCell | undefined {
  switch (type) {
    case RK:
      return rkValue(data.readUInt32LE(8));
    case ERROR:
    case F_ERROR:
      return { error: true };
    case BOOL:
    case F_BOOL:
      return data[8] === 1;
    case REAL:
    case F_NUMBER:
      return data.readDoubleLE(8);
    case TEXT:
    case F_TEXT:
      return wideText(data, 8);
    case RICH:
      return wideText(data, 9);
    case SHARED:
      return strings[data.readUInt32LE(8)];
    default:
      return undefined;
  }
}

/** @source [MS-XLSB] 2.5.122 RkNumber */
function rkValue(rk: number): number {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4);
  const value = (rk & 2) === 0 ? bytes.readDoubleLE(0) : (rk | 0) >> 2;
  return (rk & 1) === 0 ? value : value / 100;
}

function wideText(data: Buffer, at: number): string {
  if (at + 4 > data.length) return '';
  const length = data.readUInt32LE(at);
  return length === 0xffffffff ? '' : data.toString('utf16le', at + 4, at + 4 + 2 * length);
}
