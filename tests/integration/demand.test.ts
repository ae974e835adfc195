import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let idOf: (name: string) => DealerId;

const HEAD = ['单据日期', '单据编号', '单据类型', '客户名称', '商品编号', '商品名称', '单位', '数量', '单价', '金额'];
/** What each dealer buys on every one of its days, by product and amount. */
const BASKETS: Readonly<Record<string, readonly [string, number][]>> = {
  甲店: [
    ['水', 500],
    ['茶', 300],
    ['面', 200],
  ],
  乙店: [
    ['水', 900],
    ['茶', 600],
    ['面', 300],
    ['油', 200],
  ],
  丙店: [
    ['水', 500],
    ['茶', 300],
    ['面', 100],
    ['油', 100],
  ],
  丁店: [
    ['水', 400],
    ['茶', 300],
    ['面', 200],
    ['米', 100],
  ],
  戊店: [
    ['水', 250],
    ['茶', 150],
    ['面', 50],
    ['油', 50],
  ],
  己店: [
    ['水', 500],
    ['茶', 200],
    ['面', 200],
    ['米', 100],
  ],
  庚店: [['酒', 700]],
};

function bills(): string[][] {
  const rows: string[][] = [];
  Object.entries(BASKETS).forEach(([dealer, basket], at) => {
    for (const day of ['2026-03-05', '2026-07-05', '2026-10-30']) {
      const number = `X${at}-${day}`;
      for (const [product, amount] of basket)
        rows.push([day, number, '销售', dealer, product, product, '箱', '1', String(amount), String(amount)]);
    }
  });
  // New in October, taken up by two; bought once and brought back by another.
  rows.push(['2026-10-15', 'N1', '销售', '乙店', '饼', '饼', '箱', '2', '40', '80']);
  rows.push(['2026-10-20', 'N2', '销售', '丙店', '饼', '饼', '箱', '1', '40', '40']);
  rows.push(['2026-10-21', 'N3', '销售', '甲店', '饼', '饼', '箱', '1', '40', '40']);
  rows.push(['2026-10-25', 'N4', '退货', '甲店', '饼', '饼', '箱', '1', '40', '-40']);
  return [HEAD, ...rows];
}

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(engine.dir, bills()), { kind: 'orders' });
  await engine.scoreLive();
  const { rows } = await engine.ask('dealers.list', {});
  idOf = (name) => {
    const id = rows.find((row) => row.name === name)?.id;
    if (id === undefined) throw new Error(`no ${name}`);
    return id;
  };
});

afterAll(() => engine.stop());

describe('the matrix', () => {
  it('holds every amount once: rows, columns and what is not shown come to the net amount', async () => {
    const matrix = await engine.ask('demand.matrix', { columnsLimit: 3 });

    expect(matrix?.level).toBe('product');
    expect(matrix?.rows.map(({ name }) => name)[0]).toBe('乙店');
    for (const row of matrix?.rows ?? []) {
      const shown = row.cells.reduce((sum, [now]) => sum + now, 0);
      expect(shown + row.otherMinor + row.unsplitMinor).toBe(row.netMinor);
    }
    const columns = await engine.ask('demand.matrix', { columnsLimit: 100 });
    expect(columns?.columns.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(columns?.totals.netMinor);
    expect(columns?.columns[0]).toMatchObject({ name: '水', netMinor: 915_000, buyers: 6 });
  });

  it('sorts by a column, finds a dealer by its initials, and leads to lines and to who lacks it', async () => {
    const all = await engine.ask('demand.matrix', { columnsLimit: 100 });
    const oil = all?.columns.find(({ name }) => name === '油');
    if (!oil) throw new Error('oil is sold');
    const sorted = await engine.ask('demand.matrix', { sortBy: oil.key, columnsLimit: 100 });
    const found = await engine.ask('demand.matrix', { search: 'yd' });
    const lines = await engine.ask('demand.lines', { dealerId: idOf('乙店'), level: 'product', key: oil.key });
    const part = await engine.ask('demand.buyers', { level: 'product', key: oil.key });

    expect(sorted?.rows.slice(0, 3).map(({ name }) => name)).toEqual(['乙店', '丙店', '戊店']);
    expect(found?.rows.map(({ name }) => name)).toEqual(['乙店']);
    expect(lines?.lines.map(({ on, netMinor }) => [on, netMinor])).toEqual([
      ['2026-10-30', 20_000],
      ['2026-07-05', 20_000],
      ['2026-03-05', 20_000],
    ]);
    expect(part?.buyers).toEqual([idOf('乙店'), idOf('丙店'), idOf('戊店')].sort((x, y) => x - y));
    expect(part?.others).toHaveLength(4);
  });
});

it('a new product is told with who took it up; what was brought back is not bought', async () => {
  const fresh = await engine.ask('demand.newProducts', { days: 30 });
  const product = fresh?.products[0];
  if (!product) throw new Error('it is new');
  const spread = await engine.ask('demand.spread', { productId: product.id, by: 'rep' });
  const long = await engine.ask('demand.newProducts', { days: 300 });

  expect(fresh).toMatchObject({ active: 7, tooShort: false });
  expect(fresh?.products.map(({ name, buyers, firstOn }) => [name, buyers, firstOn])).toEqual([
    ['饼', 2, '2026-10-15'],
  ]);
  expect(spread?.groups).toHaveLength(1);
  expect(spread?.groups[0]?.missing).toContain(idOf('甲店'));
  expect(long).toMatchObject({ tooShort: true, products: [] });
});

describe('what a dealer should buy', () => {
  it('is told as in the worked example, and why nothing is told of others', async () => {
    const first = await engine.ask('demand.shouldBuyOf', { dealerId: idOf('甲店') });
    const alone = await engine.ask('demand.shouldBuyOf', { dealerId: idOf('庚店') });

    expect(first).toMatchObject({ abstained: null, level: 'all', total: 1 });
    expect(first?.products[0]).toMatchObject({ name: '油', support: 3, of: 5, newestOn: '2026-03-05', lastOn: null });
    expect(alone).toMatchObject({ abstained: 'few_own', products: [] });
  });

  it('is the same in the list of all, with everybody else counted by reason', async () => {
    const all = await engine.ask('demand.shouldBuy', {});
    const one = await engine.ask('demand.shouldBuyOf', { dealerId: idOf('甲店') });

    expect(all?.rows.find(({ name }) => name === '甲店')?.expectedMinor).toBe(one?.products[0]?.expectedMinor);
    const told = (all?.total ?? 0) + (all?.abstained ?? []).reduce((sum, { dealers }) => sum + dealers, 0);
    expect(told).toBe(all?.active);
  });
});

it('potential key accounts are below the top tier, with points for what is known', async () => {
  const answer = await engine.ask('demand.keyAccounts', {});

  expect(answer?.rows.every(({ tier }) => tier !== 'A')).toBe(true);
  expect(answer?.medians.find(({ factor }) => factor === 'margin')).toMatchObject({ raw: null });
});

it('a need is given as a tag in one act, proposed no more, and taken back whole', async () => {
  const proposed = async () =>
    (await engine.ask('demand.needs', {}))?.proposed.find(({ need }) => need === 'individual.specialist')?.dealers ??
    [];
  // Four bills at least: the liquor shop has three.
  expect(await proposed()).toEqual([]);

  const given = await engine.ask('demand.giveNeed', {
    need: 'individual.specialist',
    name: '专营品类',
    dealerIds: [idOf('庚店'), idOf('甲店')],
  });
  const needs = await engine.ask('demand.needs', {});
  const again = await engine.ask('demand.giveNeed', {
    need: 'individual.specialist',
    name: '别的名字',
    dealerIds: [idOf('甲店')],
  });

  expect(given.dealers).toBe(2);
  expect(needs?.tags).toMatchObject([
    { name: '专营品类', kind: 'individual', need: 'individual.specialist', dealers: 2 },
  ]);
  expect(again).toMatchObject({ tagId: given.tagId, dealers: 0, changeId: null });
  if (given.changeId === null) throw new Error('something was given');
  await engine.ask('data.undo', { changeId: given.changeId });
  expect((await engine.ask('tags.list', {})).tags).toEqual([]);
});

it('what is refused is proposed no more, until the act is undone or it is allowed again', async () => {
  const dealerId = idOf('甲店');
  const first = async () => (await engine.ask('demand.shouldBuyOf', { dealerId }))?.products[0];
  const product = await first();
  if (product === undefined) throw new Error('the first shop has something to buy');
  const refuse = { dealerIds: [dealerId], productId: product.id, reason: '不做这类' };
  const { changed, changeId } = await engine.ask('demand.refuse', refuse);

  expect(changed).toBe(1);
  expect((await first())?.id).not.toBe(product.id);
  const all = await engine.ask('demand.shouldBuy', {});
  expect(all?.rows.find(({ id }) => id === dealerId)?.first.map(({ id }) => id) ?? []).not.toContain(product.id);
  expect(await engine.ask('demand.refuse', refuse)).toEqual({ changed: 0, changeId: null });
  expect((await engine.ask('demand.refused', {})).refused).toMatchObject([
    { dealer: '甲店', need: null, product: product.name, reason: '不做这类' },
  ]);

  if (changeId === null) throw new Error('a refusal is logged');
  await engine.ask('data.undo', { changeId });
  expect((await first())?.id).toBe(product.id);
  await engine.ask('demand.refuse', refuse);
  const [kept] = (await engine.ask('demand.refused', {})).refused;
  await engine.ask('demand.allow', { ids: kept === undefined ? [] : [kept.id] });
  expect((await first())?.id).toBe(product.id);
  await expect(engine.ask('demand.refuse', { dealerIds: [dealerId], reason: 'x' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

it('whole categories are told of which a dealer buys nothing', async () => {
  expect((await engine.ask('demand.shouldBuy', {}))?.categories).toEqual([]);
  const kinds = { 水: '饮料', 茶: '饮料', 面: '粮油', 油: '调味', 米: '粮油', 酒: '酒' };
  const rows = Object.entries(kinds).map(([product, kind]) => [product, product, kind]);
  await importFile(engine, writeCsv(engine.dir, [['商品编号', '商品名称', '商品类别'], ...rows]), { kind: 'products' });
  await engine.scoreLive();
  const answer = await engine.ask('demand.shouldBuy', {});
  const first = answer?.rows.find(({ name }) => name === '甲店');

  expect(answer?.categories).toMatchObject([{ name: '调味' }]);
  expect(answer?.categories[0]?.dealers).toContain(idOf('甲店'));
  expect(answer?.categories[0]?.expectedMinor).toBeGreaterThanOrEqual(first?.expectedMinor ?? 0);
});

it('on paper: what is bought and by how many, who should buy more, what needs behaviour tells of', async () => {
  const { jobId, reportId } = await engine.ask('reports.build', {
    options: { kind: 'demand', lang: 'zh-CN', limit: 2 },
    format: 'html',
  });
  await engine.done(jobId);
  const { html } = await engine.ask('reports.page', { reportId });

  const matrix = await engine.ask('demand.matrix', { columnsLimit: 100 });
  const advice = await engine.ask('demand.shouldBuy', {});
  const first = matrix?.columns[0];
  const reach = ((100 * (first?.buyers ?? 0)) / (matrix?.active ?? 1)).toFixed(1);
  expect(html).toMatch(
    new RegExp(`<td>${first?.name}</td>.*<td class="n">${first?.buyers}</td><td class="n">${reach}%</td>`),
  );
  expect(html).toContain(`${advice?.total} 家还可以多进`);
  expect(html).toContain(advice?.rows[0]?.name ?? 'nobody');
});
