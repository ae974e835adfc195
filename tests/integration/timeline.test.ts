import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import { TIMELINE_KINDS } from '../../src/shared/contract/timeline.contract.ts';
import { type DealerId, type RepId, VisitId } from '../../src/shared/domain/ids.ts';
import { GivenResult } from '../../src/shared/domain/visitResults.ts';
import { entryWords } from '../../src/shared/i18n/timelineText.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dealerId: DealerId;
let repId: RepId;

beforeAll(async () => {
  engine = await startTestEngine();
  dealerId = (await engine.ask('dealers.create', { name: '城东便利店', openedOn: '2020-12-01' })).id;
  await engine.ask('dealers.create', { name: '别家' });
  repId = (await engine.ask('reps.create', { name: '王伟' })).id;
  const path = join(engine.dir, 'bills.csv');
  writeFileSync(
    path,
    '单据日期,单据编号,客户名称,金额,单据类型\n2026-11-10,X1,城东便利店,100,销售\n2026-11-10,X2,城东便利店,50,销售\n2026-11-10,X5,城东便利店,20,赠送\n2026-11-12,X3,城东便利店,7,销售\n2026-11-12,X4,别家,9,销售\n',
  );
  await importFile(engine, path, { kind: 'orders' });
  await engine.ask('notes.create', { dealerId, on: '2026-11-11', body: '老板换人了' });
  await engine.ask('cases.add', {
    dealerId,
    kind: 'complaint',
    fields: { reportedOn: '2026-11-13', body: '少了两箱' },
  });
  const seen = { product: '红烧牛肉面', competitor: '康师傅', priceMicro: 2_500_000, body: '' };
  await engine.ask('visits.addMarket', { dealerId, on: '2026-11-09', ...seen });
  await engine.ask('activities.add', { dealerId, kind: 'call_out', on: '2026-11-14', body: '对账' });
  const add = (on: string) => ({ dealerId, repId, on });
  const { ids } = await engine.ask('visits.add', { visits: [add('2026-11-19'), add('2026-11-25'), add('2026-11-20')] });
  const row = (at: number, rest: object) =>
    GivenResult.parse({ row: at + 1, visitId: VisitId.parse(ids[at]), ...rest });
  await engine.ask('visits.take', {
    rows: [
      row(0, { what: 'done', doneOn: '2026-11-19', result: 'ordered', amountMinor: 50_000, body: '要二十箱' }),
      row(2, { what: 'missed', reason: 'weather' }),
    ],
  });
  const of = { dealerId, occasion: 'anniversary', on: '2026-12-01' } as const;
  await engine.ask('care.plan', { ...of, item: '茶叶', costMinor: 8_000 });
});
afterAll(() => engine.stop());

it('all that happened and is planned stands in one order, bills of a day as one, and nothing twice', async () => {
  const { entries, total } = await engine.ask('timeline.list', { dealerId, limit: 100 });

  expect(entries.map(({ kind, on, word }) => [kind, on, word])).toEqual([
    ['gift', '2026-12-01', 'anniversary'],
    ['visit', '2026-11-25', 'planned'],
    ['visit', '2026-11-20', 'missed'],
    // The visit that was made is told by what came of it; the order by word of mouth stands for itself.
    ['activity', '2026-11-19', 'visit'],
    ['spoken', '2026-11-19', ''],
    ['activity', '2026-11-14', 'call_out'],
    ['case', '2026-11-13', 'complaint'],
    ['order', '2026-11-12', ''],
    ['note', '2026-11-11', ''],
    ['order', '2026-11-10', ''],
    ['market', '2026-11-09', ''],
  ]);
  expect(total).toBe(entries.length);
  // The gift of the day is one of its bills, and no money.
  expect(entries.at(-2)).toMatchObject({ kind: 'order', count: 3, amountMinor: 15_000 });
  const words = entries.slice(-1).map((entry) => entryWords(entry, createTranslator('zh-CN')));
  expect(words).toEqual([{ title: expect.any(String), state: '价格 2.5' }]);
  expect(entries.find(({ word }) => word === 'missed')).toMatchObject({ state: 'weather', who: '王伟' });
});

it('kinds narrow it, pages follow each other, and the figures of kinds add up', async () => {
  const whole = await engine.ask('timeline.list', { dealerId, limit: 100 });
  const sum = TIMELINE_KINDS.reduce((all, kind) => all + whole.counts[kind], 0);
  const paged: unknown[] = [];
  for (let offset = 0; offset < whole.total; offset += 3)
    paged.push(...(await engine.ask('timeline.list', { dealerId, offset, limit: 3 })).entries);

  expect(sum).toBe(whole.total);
  expect(paged).toEqual(whole.entries);
  for (const kind of TIMELINE_KINDS) {
    const { entries, total } = await engine.ask('timeline.list', { dealerId, kinds: [kind], limit: 100 });
    expect(entries).toEqual(whole.entries.filter((entry) => entry.kind === kind));
    expect(total).toBe(whole.counts[kind]);
  }
});
