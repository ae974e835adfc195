import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const HEAD = ['单据日期', '单据编号', '客户名称', '商品名称', '数量', '单价', '金额'];
const FIRST = ['2026-10-01', 'A1', '甲店', '酱油', '1', '3', '3'];
const SECOND = ['2026-10-01', 'A1', '甲店', '醋', '2', '2', '4'];
/** More bills than are kept whole while a file is read. */
const OTHERS = Array.from({ length: 1300 }, (_, i) => ['2026-10-02', `B${i}`, '乙店', '盐', '1', '1', '1']);
const options = { sourceName: '进销存', shape: 'lines' as const };

const take = (...rows: string[][]) =>
  importFile(rig.engine, writeCsv(rig.dir, [HEAD, ...rows]), { kind: 'orders', options });

/** The lines of bill A1: number, product and amount. */
function linesOfA(): unknown[] {
  const raw = openReader(rig.engine.dataFile);
  try {
    return raw
      .prepare(
        `SELECT l.line_no, p.name, l.net_micro / 1000000 FROM order_line l JOIN orders o ON o.id = l.order_id
         JOIN product p ON p.id = l.product_id WHERE o.number = 'A1' ORDER BY l.line_no`,
      )
      .raw()
      .all();
  } finally {
    raw.close();
  }
}

const BOTH = [
  [1, '酱油', 3],
  [2, '醋', 4],
];

describe('bills whose rows lie far apart', () => {
  it('are gathered all the same, and known when they come again', async () => {
    const batch = await take(FIRST, ...OTHERS, SECOND);

    expect(batch.counts).toMatchObject({ created: 1301, lines: 1302, netMinor: 130700, newProducts: 3 });
    expect(linesOfA()).toEqual(BOTH);
    const again = await take(FIRST, ...OTHERS, SECOND);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1301, lines: 1302, newProducts: 0 });
    expect(linesOfA()).toEqual(BOTH);
  });

  it('get all their lines where the first rows alone were the known bill', async () => {
    await take(FIRST, ...OTHERS);
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await take(FIRST, ...OTHERS, SECOND);

    expect(batch.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1300 });
    expect(linesOfA()).toEqual(BOTH);
    await undoBatch(rig.engine, batch);
    expect(linesOfA()).toEqual(BOTH.slice(0, 1));
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('go back whole where the last row cannot be taken', async () => {
    const batch = await take(FIRST, ...OTHERS, ['2026-10-01', 'A1', '甲店', '醋', '2', '2', '坏']);

    expect(batch.counts).toMatchObject({ created: 1300, rejected: 1, rejectedRows: 2 });
    expect(linesOfA()).toEqual([]);
  });

  it('that are as they were are shown before the commit', async () => {
    await take(FIRST, SECOND, ...OTHERS);
    const { batchId } = await checkFile(rig.engine, writeCsv(rig.dir, [HEAD, FIRST, SECOND, ...OTHERS]), {
      kind: 'orders',
      options,
    });

    const { total, rows } = await rig.engine.ask('imports.rows', { batchId, action: 'unchanged', limit: 2, offset: 0 });

    expect(total).toBe(1301);
    expect(rows.map(({ title, values }) => [title, values.number, values.amountMinor])).toEqual([
      ['甲店', 'A1', '700'],
      ['乙店', 'B0', '100'],
    ]);
  });
});
