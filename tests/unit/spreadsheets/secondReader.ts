import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import * as SheetJs from '@e965/xlsx';
import Papa from 'papaparse';
import type { Workbook } from '../../../src/main/spreadsheets/workbook.ts';
import { readBiff8 } from './biffOracle.ts';
import { readOds } from './odsOracle.ts';
import { compareRaw, type RawSheet } from './rawComparison.ts';
import { type Comparison, compareWithSheetJs } from './sheetJsOracle.ts';
import { readXlsb } from './xlsbOracle.ts';

/** The second reader for a kind of file. */
export type SecondReader = 'sheetjs' | 'biff' | 'xlsb' | 'ods' | 'papaparse';

/** Compares an open book with what another reader makes of the file; undefined where there is none that can. */
export async function secondReading(
  path: string,
  ours: Workbook,
): Promise<(Comparison & { reader: SecondReader }) | undefined> {
  const kind = extname(path).slice(1).toLowerCase();
  if (ours.format === 'xlsx') return { reader: 'sheetjs', ...(await compareWithSheetJs(path, ours)) };
  if (ours.format === 'csv') return { reader: 'papaparse', ...(await compareRaw(ours, textSheets(path, ours))) };
  const bytes = readFileSync(path);
  if (ours.format === 'xls') {
    const sheets = biffSheets(bytes);
    return sheets && { reader: 'biff', ...(await compareRaw(ours, sheets)) };
  }
  if (ours.format !== 'other' || bytes.readUInt16BE(0) !== 0x504b) return undefined;
  const part = partsOf(bytes);
  const content = kind === 'ods' ? part('content.xml')?.toString('utf8') : undefined;
  if (content !== undefined) return { reader: 'ods', ...(await compareRaw(ours, readOds(content))) };
  return { reader: 'xlsb', ...(await compareRaw(ours, readXlsb(part))) };
}

function biffSheets(bytes: Buffer): RawSheet[] | undefined {
  const stream = streamsOf(bytes)(/^[^/]*\/(workbook|book)$/i);
  return stream && readBiff8(stream);
}

/** The parts of a package by name, unpacked by the library's container reader: bytes only, no sheets. */
function partsOf(bytes: Buffer): (name: string) => Buffer | undefined {
  const stream = streamsOf(bytes);
  return (name) => stream(new RegExp(`^[^/]*/${name.replaceAll('.', '\\.')}$`, 'i'));
}

function streamsOf(bytes: Buffer): (path: RegExp) => Buffer | undefined {
  // untyped in the library's declarations
  const container: { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] } = SheetJs.CFB.read(bytes, {
    type: 'buffer',
  });
  return (wanted) => {
    const content = container.FileIndex[container.FullPaths.findIndex((path) => wanted.test(path))]?.content;
    return content === undefined ? undefined : Buffer.from(content);
  };
}

/** Decoded as our reader decided; cut into cells by another. */
function textSheets(path: string, ours: Workbook): RawSheet[] {
  const text = new TextDecoder(ours.encoding ?? 'utf-8').decode(readFileSync(path)).replaceAll('\0', '');
  const separator = /^"?sep=(.)"?\r?\n/i.exec(text);
  const body = separator ? text.slice(separator[0].length) : text;
  const { data } = Papa.parse<string[]>(body, separator ? { delimiter: separator[1] ?? '' } : {});
  const cells = new Map<string, string>();
  data.forEach((record, row) => {
    record.forEach((cell, column) => {
      // what our reader takes off: ="0012" and the apostrophe before what looks like a formula
      const plain = /^="(.+)"$/.exec(cell)?.[1] ?? cell.replace(/^'(?=[=+\-@\t])/, '');
      if (plain !== '') cells.set(`${row + 1}:${column}`, plain);
    });
  });
  return ours.sheets.map(({ name }) => ({ name, cells }));
}
