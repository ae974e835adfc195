import type { RawCell, RawSheet } from './rawComparison.ts';

interface Entry {
  type: number;
  at: number;
  data: Buffer;
}

const [BOF, EOF, SHEET, SST, CONTINUE] = [0x0809, 0x000a, 0x0085, 0x00fc, 0x003c];
const [NUMBER, RK, MULTI_RK, LABEL, LABEL_SST, FORMULA, STRING, BOOL] = [
  ...([0x0203, 0x027e, 0x00bd, 0x0204, 0x00fd] as const),
  ...([0x0006, 0x0207, 0x0205] as const),
];

const CELLS: ReadonlySet<number> = new Set([NUMBER, RK, MULTI_RK, LABEL, LABEL_SST, FORMULA, BOOL]);

/** A plain reader of Excel 97–2003's stream, written for the tests alone; undefined for other versions. */
export function readBiff8(stream: Buffer): RawSheet[] | undefined {
  if (stream.readUInt16LE(0) !== BOF || stream.readUInt16LE(4) !== 0x0600) return undefined;
  const entries = entriesOf(stream);
  const strings = sharedStrings(entries);
  return entries
    .filter(({ type, data }) => type === SHEET && (data[5] ?? 0) === 0)
    .map(({ data }) => ({
      name: shortText(data, 6),
      cells: cellsOf(entries, data.readUInt32LE(0), strings),
    }));
}

function entriesOf(stream: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    if (type === 0 && length === 0) break;
    entries.push({ type, at, data: stream.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return entries;
}

function cellsOf(entries: readonly Entry[], from: number, strings: readonly string[]): Map<string, RawCell> {
  const cells = new Map<string, RawCell>();
  let depth = 0;
  let waiting = '';
  const start = entries.findIndex(({ at }) => at === from);
  for (const { type, data } of start < 0 ? [] : entries.slice(start)) {
    if (type === BOF) depth += 1;
    if (type === EOF) depth -= 1;
    if (depth === 0) break;
    if (depth > 1) continue; // an embedded chart
    if (type === STRING) {
      cells.set(waiting, longText(data, 0));
      continue;
    }
    if (!CELLS.has(type)) continue;
    const [row, column] = [data.readUInt16LE(0) + 1, data.readUInt16LE(2)];
    const key = `${row}:${column}`;
    if (type === NUMBER) cells.set(key, data.readDoubleLE(6));
    else if (type === RK) cells.set(key, rkValue(data.readUInt32LE(6)));
    else if (type === LABEL_SST) put(cells, key, strings[data.readUInt32LE(6)]);
    else if (type === LABEL) put(cells, key, longText(data, 6));
    else if (type === BOOL) cells.set(key, data[7] === 1 ? { error: true } : data[6] === 1);
    else if (type === MULTI_RK) {
      for (let i = 0; 4 + 6 * i + 6 <= data.length - 2; i += 1)
        cells.set(`${row}:${column + i}`, rkValue(data.readUInt32LE(6 + 6 * i)));
    } else {
      waiting = key;
      put(cells, key, formulaValue(data));
    }
  }
  return cells;
}

function put(cells: Map<string, RawCell>, key: string, value: RawCell | undefined): void {
  if (value !== undefined && value !== '') cells.set(key, value);
}

/** @source [MS-XLS] 2.5.133 FormulaValue */
function formulaValue(data: Buffer): RawCell | undefined {
  if (data.readUInt16LE(12) !== 0xffff) return data.readDoubleLE(6);
  if (data[6] === 1) return data[8] === 1;
  return data[6] === 2 ? { error: true } : undefined; // a text follows in a record of its own
}

/** @source [MS-XLS] 2.5.217 RkNumber */
function rkValue(rk: number): number {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4);
  const value = (rk & 2) === 0 ? bytes.readDoubleLE(0) : (rk | 0) >> 2;
  return (rk & 1) === 0 ? value : value / 100;
}

function shortText(data: Buffer, at: number): string {
  return textAt(data, at + 2, data[at] ?? 0, ((data[at + 1] ?? 0) & 1) === 1);
}

function longText(data: Buffer, at: number): string {
  return textAt(data, at + 3, data.readUInt16LE(at), ((data[at + 2] ?? 0) & 1) === 1);
}

function textAt(data: Buffer, at: number, length: number, wide: boolean): string {
  return wide ? data.toString('utf16le', at, at + 2 * length) : data.toString('latin1', at, at + length);
}

/** The string table runs over records; each continuation begins with a new width for the text it cuts. */
function sharedStrings(entries: readonly Entry[]): string[] {
  const first = entries.findIndex(({ type }) => type === SST);
  if (first < 0) return [];
  const parts = [entries[first]?.data ?? Buffer.alloc(0)];
  for (let i = first + 1; entries[i]?.type === CONTINUE; i += 1) parts.push(entries[i]?.data ?? Buffer.alloc(0));
  let [part, at] = [0, 8];
  const data = () => parts[part] ?? Buffer.alloc(0);
  const settle = () => {
    while (at >= data().length && part < parts.length - 1) [part, at] = [part + 1, at - data().length];
  };
  const strings: string[] = [];
  const count = parts[0]?.readUInt32LE(4) ?? 0;
  for (let n = 0; n < count && part < parts.length; n += 1) {
    settle();
    if (at + 3 > data().length) break;
    let left = data().readUInt16LE(at);
    let flags = data()[at + 2] ?? 0;
    at += 3;
    const runs = flags & 8 ? data().readUInt16LE(at) : 0;
    if (flags & 8) at += 2;
    const extra = flags & 4 ? data().readUInt32LE(at) : 0;
    if (flags & 4) at += 4;
    let text = '';
    while (left > 0) {
      if (at >= data().length) {
        if (part === parts.length - 1) break;
        part += 1;
        flags = data()[0] ?? 0;
        at = 1;
      }
      const width = flags & 1 ? 2 : 1;
      const taken = Math.min(left, Math.floor((data().length - at) / width));
      if (taken === 0) break;
      text += textAt(data(), at, taken, width === 2);
      at += taken * width;
      left -= taken;
    }
    strings.push(text);
    at += runs * 4 + extra;
  }
  return strings;
}
