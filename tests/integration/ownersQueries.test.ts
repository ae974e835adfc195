import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CustomCondition } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { Input } from '../../src/shared/contract/index.ts';
import { ScoreRules } from '../../src/shared/contract/scoring.contract.ts';
import type { CustomFieldId, OperatorId, RepId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let shop: { clerk: OperatorId; repId: RepId; fieldId: CustomFieldId };

const LIST = [
  ['客户名称', '业务员', '进货价'],
  ['甲店', '老李', '6543.21'],
  ['乙店', '老李', '5'],
  ['丙店', '', '5'],
];
const BILLS = [
  ['单据日期', '单据编号', '客户名称', '金额'],
  ['2026-09-05', 'S1', '甲店', '20000'],
  ['2026-09-06', 'S2', '乙店', '11111.11'],
  ['2026-09-07', 'S3', '丙店', '4000'],
];

/** A shop with a field of the owner's own that is his alone, a rep, and somebody else to work there. */
beforeEach(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(engine.dir, LIST), { kind: 'dealers' });
  await importFile(engine, writeCsv(engine.dir, BILLS), { kind: 'orders' });
  const { field } = await engine.ask('fields.promote', { header: '进货价', name: '进货价', kind: 'number' });
  await engine.scoreLive();
  const repId = (await engine.ask('reps.list', {})).reps[0]?.id;
  await engine.ask('operators.create', { name: '陈老板' });
  const clerk = (await engine.ask('operators.create', { name: '小王' })).operators[1]?.id;
  if (repId === undefined || clerk === undefined) throw new Error('both are there');
  shop = { clerk, repId, fieldId: field.id };
});

afterEach(async () => {
  await engine.stop();
});

const CONDITIONS = (field: CustomFieldId): CustomCondition[] => [
  { is: 'between', min: '6000', field },
  { is: 'filled', field },
  { is: 'empty', field },
  { is: 'contains', text: '6543', field },
  { is: 'oneOf', values: ['6543.21'], field },
];

it('no order and no condition tells another operator who has how much of what he does not see', async () => {
  const by = `custom:${shop.fieldId}` as const;
  const queries: Input<'dealers.list'>[] = [
    { sort: { by, descending: true } },
    ...CONDITIONS(shop.fieldId).map((condition) => ({ filter: { custom: [condition] } })),
  ];
  const file = () => engine.vault.register(join(engine.dir, 'out.xlsx'), 'write');
  const everywhere = (query: Input<'dealers.list'>) => [
    () => engine.ask('dealers.list', query),
    () => engine.ask('dealers.ids', query),
    () => engine.ask('dealers.export', { ...query, columns: ['name'], file: file(), lang: 'zh-CN' }),
    () => engine.ask('views.create', { name: '进价高的', query }),
    async () => {
      const options = { kind: 'dealerList', lang: 'zh-CN', query } as const;
      await engine.done((await engine.ask('reports.build', { options, format: 'html' })).jobId);
    },
  ];
  const owners = await engine.ask('dealers.list', queries[1] ?? {});
  await engine.ask('session.chooseOperator', { id: shop.clerk });

  expect(owners.total).toBe(1);
  for (const query of queries)
    for (const ask of everywhere(query)) await expect(ask()).rejects.toMatchObject({ code: 'field_hidden' });
});

it('views that look at what is hidden are not there for others, nor is what they count', async () => {
  const query = { filter: { custom: [{ is: 'between', min: '6000', field: shop.fieldId } as const] } };
  const view = await engine.ask('views.create', { name: '进价高的', query });
  const sorted = { sort: { by: `custom:${shop.fieldId}` as const, descending: true } };
  await engine.ask('views.create', { name: '按进价', query: sorted });
  const plain = await engine.ask('views.create', { name: '东区', query: { filter: { search: '甲' } } });
  const names = async () => (await engine.ask('views.list', {})).views.map(({ name }) => name);
  const counted = async () => (await engine.ask('views.counts', {})).counts.map(({ id }) => id);
  const owners = { names: await names(), counted: await counted() };
  await engine.ask('session.chooseOperator', { id: shop.clerk });

  expect(owners.names).toEqual(expect.arrayContaining(['进价高的', '按进价', '东区']));
  expect(owners.counted).toContain(view.id);
  expect(await names()).toEqual(owners.names.filter((name) => !name.includes('进价')));
  expect(await counted()).toHaveLength(owners.counted.length - 2);
  const { id, revision: expectedRevision } = plain;
  const patched = engine.ask('views.update', { id, expectedRevision, patch: { query } });
  await expect(patched).rejects.toMatchObject({ code: 'field_hidden' });
});

it('the sum of the list of one rep is what he brings in, and the owner’s as well', async () => {
  const ofRep = { filter: { reps: [shop.repId] } };
  const owner = await engine.ask('dealers.list', ofRep);
  await engine.ask('session.chooseOperator', { id: shop.clerk });

  expect(owner.amountMinor).toBe(3_111_111);
  expect(await engine.ask('dealers.list', ofRep)).toMatchObject({ total: owner.total, amountMinor: null });
  expect((await engine.ask('dealers.list', {})).amountMinor).toBeGreaterThan(0);
});

it('nobody ranks dealers by a margin that he does not see', async () => {
  const { schemes } = await engine.ask('scoring.schemes', {});
  const [scheme] = schemes;
  if (!scheme) throw new Error('there is always one');
  const rules = ScoreRules.parse({ kind: 'value', weights: { margin: 100 } });
  const asks = [
    () => engine.ask('scoring.whatIf', { rules }),
    () => engine.ask('scoring.saveScheme', { id: scheme.id, name: scheme.name, rules, note: '' }),
    () => engine.ask('scoring.addScheme', { name: '毛利', rules, note: '' }),
  ];
  await engine.ask('session.chooseOperator', { id: shop.clerk });

  for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: 'owner_only' });
});
