import { SaxesParser } from 'saxes';
import { openPromise } from 'yauzl';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';

/** One comparison within one process; only the ratio means anything on another machine. */
export interface ParsingMeasure {
  rows: number;
  /** Inflate and a general XML parser over the first sheet, nothing else (CPU ms, best of the runs). */
  floorMs: number;
  /** Everything, from opening to the last row of all sheets (CPU ms, best of the runs). */
  oursMs: number;
  ratio: number;
  /** Of the whole process, the floor included (MB). */
  peakMb: number;
}

/** Measures the xlsx reader against the floor it is held to (≤ 1.3), alternating so that both meet the same noise. */
export async function measureParsing(path: string, runs = 3): Promise<ParsingMeasure> {
  let rows = 0;
  let oursMs = Number.POSITIVE_INFINITY;
  let floorMs = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    oursMs = Math.min(
      oursMs,
      await cpuMs(async () => {
        rows = await readAll(path);
      }),
    );
    floorMs = Math.min(floorMs, await cpuMs(() => floor(path)));
  }
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { rows, floorMs, oursMs, ratio: oursMs / floorMs, peakMb };
}

async function cpuMs(run: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function readAll(path: string): Promise<number> {
  const book = await openWorkbook(path, { name: path });
  let rows = 0;
  for (const sheet of book.sheets) for await (const batch of book.rowBatches(sheet.name)) rows += batch.length;
  await book.close();
  return rows;
}

async function floor(path: string): Promise<void> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue;
    const parser = new SaxesParser({ position: false });
    const nothing = () => undefined;
    parser.on('opentag', nothing);
    parser.on('closetag', nothing);
    parser.on('text', nothing);
    const decoder = new TextDecoder();
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    break;
  }
  zip.close();
}

if (import.meta.main) {
  const path = process.argv[2];
  if (path === undefined) throw new Error('give the path of a workbook');
  const measure = await measureParsing(path);
  process.stdout.write(`${JSON.stringify(measure)}\n`);
}
