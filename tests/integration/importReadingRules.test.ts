import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../src/shared/contract/importProblem.ts';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, optionsOf } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Rules of reading that are the owner's: days, signs, discounts, rows that are none; kept in recipes. */

const rig = importRig();
const csv = (rows: string[][], name?: string) => writeCsv(rig.dir, rows, name);
const check = (rows: string[][], options: Partial<CheckOptions>) =>
  checkFile(rig.engine, csv(rows), { kind: 'orders', options });
const net = async (rows: string[][], options: Partial<CheckOptions> = {}) =>
  (await check(rows, options)).counts?.netMinor;

/** Number and net amount of every bill of the only dealer. */
async function bills() {
  const { rows } = await rig.engine.ask('dealers.list', { limit: 1 });
  const [dealer] = rows;
  if (!dealer) throw new Error('no dealer');
  const listed = await rig.engine.ask('orders.listByDealer', { dealerId: dealer.id });
  return listed.rows.map(({ number, netMinor }) => [number, netMinor]).sort();
}

async function problems(batchId: number, code: ProblemCode) {
  const found = await rig.engine.ask('imports.problems', { batchId, code });
  return found.problems.map(({ row, text, params }) => ({ row, text, params }));
}

describe('days that can be read in two ways', () => {
  const ROWS = [
    ['单据日期', '单据编号', '客户名称', '金额'],
    ['03/04/2024', 'XS1', '城东便利店', '10'],
    ['05/06/2024', 'XS2', '城东便利店', '20'],
  ];

  it('are handed back until the owner says which way, and then read so the next month too', async () => {
    const undecided = await check(ROWS, {});
    expect(undecided.understanding?.dates).toMatchObject({
      order: 'unclear',
      reads: { dmy: '2024-04-03', mdy: '2024-03-04' },
    });
    expect(undecided.counts).toMatchObject({ created: 0, rejected: 2 });

    const decided = await importFile(rig.engine, csv(ROWS), { kind: 'orders', options: { dateOrder: 'dmy' } });

    expect(decided.counts).toMatchObject({ created: 2, periodFrom: '2024-04-03', periodTo: '2024-06-05' });
    const next = await inspectFile(rig.engine, csv(ROWS));
    expect(next.understanding?.recipe?.rules.dateOrder).toBe('dmy');
  });

  it('are of another month where the month stands first', async () => {
    expect((await check(ROWS, { dateOrder: 'mdy' })).counts).toMatchObject({
      periodFrom: '2024-03-04',
      periodTo: '2024-05-06',
    });
  });
});

describe('signs', () => {
  const ROWS = [
    ['单据日期', '单据编号', '单据类型', '客户名称', '金额'],
    ['2024-03-01', 'XS1', '销售', '城东便利店', '-100'],
    ['2024-03-02', 'XS2', '销售', '城东便利店', '-200'],
    ['2024-03-03', 'XS3', '销售', '城东便利店', '-300'],
    ['2024-03-04', 'TH1', '退货', '城东便利店', '50'],
  ];

  it('that stand the other way round are proposed to be turned, and the owner may say otherwise', async () => {
    const batch = await inspectFile(rig.engine, csv(ROWS), { kind: 'orders' });

    expect(batch.understanding?.signs).toMatchObject({ rows: 4, negative: 3, backPositive: 1, proposed: 'opposite' });
    expect(await net(ROWS)).toBe(55_000);
    expect(await net(ROWS, { signs: 'auto' })).toBe(-65_000);
    expect(await net(ROWS, { signs: 'sign' })).toBe(-55_000);
    expect(await net(ROWS, { signs: 'kind' })).toBe(55_000);
  });

  it('are those of the recipe, whatever another file speaks for', async () => {
    await importFile(rig.engine, csv(ROWS), { kind: 'orders', options: { signs: 'kind' } });

    expect((await check(ROWS, {})).options?.signs).toBe('kind');
  });
});

describe('the discount of a whole bill', () => {
  const ROWS = [
    ['单据日期', '单据编号', '客户名称', '商品名称', '数量', '单价', '金额', '整单优惠'],
    ['2024-03-01', 'XS1', '城东便利店', '可乐', '2', '10', '20', '5'],
    ['2024-03-01', 'XS1', '城东便利店', '雪碧', '3', '10', '30', '5'],
    ['2024-03-02', 'XS2', '城东便利店', '可乐', '4', '10', '40', ''],
  ];

  it('that no line has taken off is taken off once, on however many lines it stands', async () => {
    const batch = await importFile(rig.engine, csv(ROWS), { kind: 'orders' });

    expect(batch.options?.discount).toBe('bill');
    expect(batch.counts?.netMinor).toBe(8500);
    expect(await bills()).toEqual([
      ['XS1', 4500],
      ['XS2', 4000],
    ]);
    expect((await checkFile(rig.engine, csv(ROWS))).counts).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('is each line’s, or none, where the owner says so', async () => {
    expect(await net(ROWS, { discount: 'line' })).toBe(8000);
    expect(await net(ROWS, { discount: 'inside' })).toBe(9000);
  });

  it('is the first one where its lines do not agree, and that is told', async () => {
    const odd = ROWS.map((row, i) => (i === 2 ? [...row.slice(0, 7), '7'] : row));
    const batch = await check(odd, {});

    expect(batch.counts?.netMinor).toBe(8500);
    expect(await problems(batch.batchId, 'discount_differs')).toEqual([
      { row: 3, text: '7.00', params: { taken: '5.00' } },
    ]);
  });
});

describe('rows that are none of the list’s', () => {
  const ROWS = [
    ['单据日期', '单据编号', '客户名称', '金额', '备注'],
    ['2024-03-01', 'XS1', '城东便利店', '100', ''],
    ['2024-03-02', 'XS2', '城东便利店', '30', '样品'],
    ['', '', '合计', '130', ''],
  ];

  it('are passed over by the owner’s words, and counted', async () => {
    const batch = await check(ROWS, { skipWords: ['样品'] });

    expect(batch.counts).toMatchObject({ rows: 1, netMinor: 10_000, skipped: { marked: 1, total: 1 } });
  });

  it('are taken where the owner says so, as a dealer who is really called by a total’s word', async () => {
    const dealers = csv([
      ['客户名称', '地址'],
      ['城东便利店', '城东路 1 号'],
      ['合计', ''],
    ]);

    expect((await checkFile(rig.engine, dealers)).counts).toMatchObject({ created: 1, skipped: { total: 1 } });
    const taken = await checkFile(rig.engine, dealers, { options: { totalRows: 'take' } });
    expect(taken.counts).toMatchObject({ created: 2, skipped: {} });
  });
});

describe('what a column is counted in', () => {
  const ROWS = [
    ['单据日期', '单据编号', '客户名称', '金额'],
    ['2024-03-01', 'XS1', '城东便利店', '1.5'],
  ];

  it('is the owner’s to say, and stays so the next month', async () => {
    const first = await inspectFile(rig.engine, csv(ROWS), { kind: 'orders' });
    const mapping = optionsOf(first).mapping.map((entry) =>
      entry.field === 'amount' ? { ...entry, unit: 4 as const } : entry,
    );

    const batch = await importFile(rig.engine, csv(ROWS), { kind: 'orders', mapping });

    expect(batch.counts?.netMinor).toBe(1_500_000);
    expect(await net(ROWS)).toBe(1_500_000);
    const next = await inspectFile(rig.engine, csv(ROWS));
    expect(next.understanding?.columns.at(-1)).toMatchObject({ field: 'amount', unit: 4, statedUnit: null });
  });
});

describe('a recipe', () => {
  const ROWS = [
    ['单据日期', '单据编号', '客户名称', '金额'],
    ['03/04/2024', 'XS1', '城东便利店', '10'],
  ];
  const RULES = {
    dateOrder: 'mdy',
    signs: 'sign',
    discount: 'line',
    totalRows: 'take',
    skipWords: ['样品', '作废'],
  } as const;

  async function saved(): Promise<string> {
    await importFile(rig.engine, csv(ROWS), { kind: 'orders', options: { ...RULES, skipWords: [...RULES.skipWords] } });
    const [recipe] = (await rig.engine.ask('recipes.list', {})).recipes;
    if (!recipe) throw new Error('no recipe');
    expect(recipe.rules).toMatchObject(RULES);
    const path = join(rig.dir, '读法.json');
    const file = rig.engine.vault.register(path, 'write');
    await rig.engine.done((await rig.engine.ask('recipes.save', { id: recipe.id, file })).jobId);
    return path;
  }

  async function taken(path: string) {
    const file = rig.engine.vault.register(path, 'read');
    await rig.engine.done((await rig.engine.ask('recipes.take', { file })).jobId);
    const { recipes } = await rig.engine.ask('recipes.list', {});
    return recipes.find(({ usedAt }) => usedAt === null)?.rules;
  }

  it('carries them to another data file', async () => {
    expect(await taken(await saved())).toMatchObject(RULES);
  });

  it('of before there were such rules is read as everything was then', async () => {
    const path = await saved();
    // As the program wrote them before: a reader that stops at an unknown rule would lose them all.
    const old = JSON.parse(readFileSync(path, 'utf8')) as { rules: Record<string, unknown> };
    for (const rule of Object.keys(RULES)) delete old.rules[rule];
    writeFileSync(path, JSON.stringify(old));

    expect(await taken(path)).toMatchObject({
      dateOrder: 'auto',
      signs: 'auto',
      discount: 'inside',
      totalRows: 'skip',
      skipWords: [],
    });
  });
});
