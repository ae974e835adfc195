import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const options = { sourceName: '管家婆' };
const HEAD = ['单据日期', '单据编号', '客户名称', '单据类型', '金额'];
const SALE = ['2026-09-02', 'X1', '城东店', '销售', '100'];
const GIFT = ['2026-09-02', 'X1', '城东店', '赠送', '100'];
const RETURN = ['2026-09-09', 'X1', '城东店', '退货', '-40'];
const OTHER = ['2026-09-10', 'X2', '河西店', '销售', '60'];

const csv = (rows: readonly string[][]) => writeCsv(rig.dir, [HEAD, ...rows]);
const take = (rows: readonly string[][]) => importFile(rig.engine, csv(rows), { kind: 'orders', options });
const dump = () => canonicalDump(rig.engine.dataFile);

async function changedBy({ batchId }: Batch) {
  const { rows } = await rig.engine.ask('imports.changedBills', { batchId });
  return rows.map(({ number, kind, changes }) => [number, kind, changes]);
}

/** Bills by kind, as the data file has them. */
async function bills(): Promise<string[]> {
  const { rows } = await rig.engine.ask('dealers.list', { limit: 10 });
  const found: string[] = [];
  for (const { id } of rows) {
    const { rows: orders } = await rig.engine.ask('orders.listByDealer', { dealerId: id });
    found.push(...orders.map(({ number, kind, netMinor }) => `${number} ${kind} ${netMinor}`));
  }
  return found.sort();
}

async function findings() {
  return (await rig.engine.ask('data.check', {})).findings;
}

describe('a bill that comes again with another kind', () => {
  it('is the bill it was, changed, and told as such before and after the commit', async () => {
    await take([SALE, OTHER]);

    const checked = await checkFile(rig.engine, csv([GIFT, OTHER]), { kind: 'orders', options });
    const told = await changedBy(checked);
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: checked.batchId });
    await rig.engine.done(jobId);

    expect(checked.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(told).toEqual([['X1', 'gift', [{ field: 'kind', before: 'sale', after: 'gift' }]]]);
    expect(await changedBy(checked)).toEqual([['X1', 'sale', [{ field: 'kind', before: 'sale', after: 'gift' }]]]);
    expect(await bills()).toEqual(['X1 gift 10000', 'X2 sale 6000']);
    expect((await rig.engine.ask('orders.coverage', {})).netMinor).toBe(6000);
  });

  it('is as it was when the import is undone, and stays changed when the file comes once more', async () => {
    await take([SALE, OTHER]);
    const before = dump();
    const changed = await take([GIFT, OTHER]);

    const again = await checkFile(rig.engine, csv([GIFT, OTHER]), { kind: 'orders', options });
    await rig.engine.ask('imports.discard', { batchId: again.batchId });
    await undoBatch(rig.engine, changed);

    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(dump()).toBe(before);
  });

  it('stands beside a sale of its number that is in the file too', async () => {
    await take([SALE, OTHER]);

    const both = await take([SALE, RETURN, OTHER]);
    const again = await take([SALE, RETURN, OTHER]);

    expect(both.counts).toMatchObject({ created: 1, updated: 0, unchanged: 2 });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await bills()).toEqual(['X1 return -4000', 'X1 sale 10000', 'X2 sale 6000']);
  });

  it('stands beside a sale that is of days the file does not cover, or of which its row is handed back', async () => {
    await take([SALE, OTHER]);

    const later = await checkFile(rig.engine, csv([RETURN, OTHER]), { kind: 'orders', options });
    const handedBack = await checkFile(
      rig.engine,
      csv([['2026-09-02', 'X1', '城东店', '销售', '看不清'], ['2026-09-02', 'X1', '城东店', '退货', '-40'], OTHER]),
      { kind: 'orders', options },
    );
    const { problems } = await rig.engine.ask('imports.problems', { batchId: later.batchId });

    expect(later.counts).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
    expect(problems.map(({ code }) => code)).toEqual(['bill_other_kind']);
    expect(handedBack.counts).toMatchObject({ created: 1, updated: 0, rejected: 1 });
  });

  it('stands beside it in a list of returns alone, which says nothing of sales; that is told', async () => {
    const second = ['2026-09-10', 'X2', '河西店', '退货', '-5'];
    await take([SALE, OTHER]);

    const returns = await take([['2026-09-02', 'X1', '城东店', '退货', '-40'], second]);
    const { problems } = await rig.engine.ask('imports.problems', { batchId: returns.batchId });

    expect(returns.counts).toMatchObject({ created: 2, updated: 0 });
    expect(problems.map(({ code, text }) => [code, text])).toEqual([
      ['bill_other_kind', 'X1'],
      ['bill_other_kind', 'X2'],
    ]);
    expect((await bills()).length).toBe(4);
  });

  it('is undone in any order with what came before and after', async () => {
    const empty = dump();
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const third of [
      [SALE, OTHER],
      [SALE, GIFT, OTHER],
    ])
      for (const order of orders) {
        const batches = [await take([SALE, OTHER]), await take([GIFT, OTHER]), await take(third)];

        for (const at of order) {
          const batch = batches[at];
          if (batch) await undoBatch(rig.engine, batch);
          expect(await findings(), `${third.length}: ${order} after ${at}`).toEqual([]);
        }

        expect(dump(), `${third.length}: ${order}`).toBe(empty);
      }
  });
});
