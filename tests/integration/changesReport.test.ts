import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserPdf, findBrowser } from '../../src/main/hosts/browserPdf.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const HEAD = ['Date', 'InvoiceNo', 'Customer', 'Amount'];
let dir: string;
let engine: TestEngine;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-changes-'));
  engine = await startTestEngine({
    dir,
    dataFile: join(dir, 'shop.dealerdesk'),
    currency: 'GBP',
    htmlToPdf: (page, pdf) => browserPdf(page, pdf),
  });
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const orders = (rows: string[][]) => importFile(engine, writeCsv(dir, [HEAD, ...rows]), { kind: 'orders' });

/** 22 months of bills, then October: one new, one first order, one silent, one back, one up, one down, one bill changed. */
async function twoImports(extra: string[][] = []) {
  const months = Array.from(
    { length: 21 },
    (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  );
  const old = months.flatMap((month, i) => [
    [`${month}-02`, `S${i}`, 'Steady', '100'],
    [`${month}-28`, `U${i}`, 'Up', '50'],
    [`${month}-12`, `D${i}`, 'Down', '900'],
    [`${month}-31`.replace(/-(02|04|06|09|11)-31/, '-$1-30').replace('02-30', '02-28'), `E${i}`, 'Steady', '10'],
    ...(i < 12 ? [[`${month}-15`, `L${i}`, 'Silent', '70']] : []),
    ...(i < 16 ? [[`${month}-16`, `B${i}`, 'Back', '60']] : []),
  ]);
  const first = await orders(old);
  await engine.scoreLive();
  const second = await orders([
    ['2026-09-12', 'D20', 'Down', '800'],
    ['2026-10-01', 'N1', 'New', '500'],
    ['2026-10-02', 'U91', 'Up', '5000'],
    ['2026-10-03', 'D91', 'Down', '100'],
    ['2026-10-04', 'R91', 'Down', '-40'],
    ['2026-10-05', 'B91', 'Back', '61'],
    ['2026-10-31', 'S91', 'Steady', '110'],
    ...extra,
  ]);
  await engine.scoreLive();
  return { first, second };
}

async function build(options: object = {}, format: 'html' | 'pdf' | 'xlsx' = 'html'): Promise<string> {
  const path = join(dir, `changes.${format}`);
  const { jobId } = await engine.ask('reports.build', {
    options: { kind: 'changes', lang: 'en', ...options },
    format,
    file: engine.vault.register(path, 'write'),
    freeze: true,
  });
  await engine.done(jobId);
  return path;
}

/** The lists of the page by their headings, tags taken off. */
function listsOf(page: string): Map<string, string> {
  const boxes = page.matchAll(/<section class="listBox"><h3>(.*?)<\/h3>(.*?)<\/section>/gs);
  return new Map(
    [...boxes].map(([, title = '', body = '']) => [
      title,
      body
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  );
}

describe('what an import has changed', () => {
  it('is told dealer by dealer, against the same days of the year before', async () => {
    await twoImports();

    const page = readFileSync(await build(), 'utf8');

    const lists = listsOf(page);
    expect(page).toContain('compared with 12 Sept 2025 to 31 Oct 2025, the year before');
    expect(lists.get('New dealers, made by this import')).toBe('New 500');
    expect(lists.get('Known dealers with their first order')).toBe('None.');
    expect(lists.get('Bought in the compared period, not in this one')).toBe('Silent last 2025-12-15 140');
    expect(lists.get('Back after a pause')).toBe('Back after 172 days 61');
    expect(lists.get('Largest increases')).toBe('Up 5,050 +4,950');
    expect(lists.get('Largest decreases')).toBe('Down 860 -940 Back 61 -59');
    expect(lists.get('Most returns')).toBe('Down -40');
    expect(lists.get('Bills exported again with changes')).toBe('D20 Down 900 → 800');
    expect([...lists.keys()].find((title) => title.startsWith('Tier changes'))).toContain('1 up, 0 down');
  });

  it('counts nobody as missing whose own interval is not over yet', async () => {
    // Some 110 days apart; from the last one to the end of October it is 72, and 165 for the other.
    const rare = ['2025-02-01', '2025-05-15', '2025-09-20', '2026-01-10', '2026-05-01'];
    await orders([
      ...[...rare, '2026-08-20'].map((day, i) => [day, `Q${i}`, 'Rare', '30']),
      ...[...rare.slice(0, 4), '2026-05-19'].map((day, i) => [day, `O${i}`, 'Overdue', '20']),
      // Too few to tell a rhythm.
      ...['2025-09-21', '2026-08-21'].map((day, i) => [day, `P${i}`, 'Twice', '10']),
    ]);
    await twoImports();

    const page = readFileSync(await build(), 'utf8');

    const missing = listsOf(page).get('Bought in the compared period, not in this one');
    expect(missing).toBe('Silent last 2025-12-15 140 Overdue last 2026-05-19 20 Twice last 2026-08-21 10');
    expect(page).toContain('own usual interval between orders (the median, from 5 days with orders on)');
  });

  it('has the sums of the bills of its days', async () => {
    const { second } = await twoImports();

    const page = readFileSync(await build({ batchId: second.batchId }), 'utf8');

    // Down 800 + 100 − 40, New 500, Up 5000 + 50, Back 61, Steady 110 + 10
    const { period } = second;
    expect(period).toEqual({ from: '2026-09-12', to: '2026-10-31' });
    expect(page.match(/class="tile".*?<b>(.*?)<\/b>/s)?.[1]).toBe('6,591');
    expect(page).toContain('File: 6 new, 1 changed, 0 as before');
  });

  it('is told of an earlier import too, but not of one that was undone', async () => {
    const { first, second } = await twoImports();

    const earlier = readFileSync(await build({ batchId: first.batchId }), 'utf8');
    await undoBatch(engine, second);
    const last = readFileSync(await build(), 'utf8');

    expect(earlier).toContain('no order data to compare with');
    expect(last).toContain('Orders imported: 1 Jan 2025');
    await expect(build({ batchId: second.batchId })).rejects.toMatchObject({ code: 'report_no_import' });
  });

  it('without any import of orders there is nothing to tell', async () => {
    await expect(build()).rejects.toMatchObject({ code: 'report_no_import' });
  });

  it('is whole in the workbook, in real numbers', async () => {
    await twoImports();

    const book = read(readFileSync(await build({}, 'xlsx')));

    const rows = utils.sheet_to_json<unknown[]>(book.Sheets.Dealers ?? {}, { header: 1, blankrows: false });
    expect(book.SheetNames).toEqual(['Dealers', 'Tier changes', 'Bills']);
    expect(rows.find(([what, name]) => what === 'Largest increases' && name === 'Up')?.slice(4, 7)).toEqual([
      5050, 100, 4950,
    ]);
  });
});

describe.skipIf(findBrowser() === undefined || spawnSync('pdfinfo', ['-v']).error !== undefined)('on paper', () => {
  it('it is one upright A4 whatever the data are', async () => {
    const long = 'Very long name '.repeat(13);
    await twoImports(
      Array.from({ length: 400 }, (_, i) => [
        '2026-10-06',
        `X${i}`,
        `${i % 2 ? long : '很长的名称'.repeat(20)}${i}`,
        String(10_000_000 + i),
      ]),
    );

    for (const lang of ['zh-CN', 'en']) {
      const info = spawnSync('pdfinfo', [await build({ lang }, 'pdf')], { encoding: 'utf8' }).stdout;
      const text = spawnSync('pdftotext', ['-layout', join(dir, 'changes.pdf'), '-'], { encoding: 'utf8' }).stdout;

      expect(info).toMatch(/Pages:\s+1\n/);
      expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
      expect(text).toContain(lang === 'en' ? 'Prepared by' : '制表');
      expect(text).toMatch(lang === 'en' ? /and \d+ more/ : /还有 \d+ 条/);
    }
  });
});
