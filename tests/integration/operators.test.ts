import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hiddenGroups, visibilityOf } from '../../src/main/features/operators/visibility.rules.ts';
import type { OperatorId } from '../../src/shared/domain/ids.ts';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;

beforeEach(async () => {
  engine = await startTestEngine();
});

afterEach(async () => {
  await engine.stop();
});

/** A shop with its owner (PIN 8888) and a clerk; the owner works. */
async function withTwo(): Promise<{ owner: OperatorId; clerk: OperatorId }> {
  await engine.ask('operators.create', { name: '陈老板' });
  const { operators } = await engine.ask('operators.create', { name: '小王' });
  const [owner, clerk] = operators.map(({ id }) => id);
  if (owner === undefined || clerk === undefined) throw new Error('two were added');
  await engine.ask('operators.setPin', { id: owner, pin: '8888' });
  return { owner, clerk };
}

const actorOfLast = async () => (await engine.ask('data.changes', { limit: 1 })).entries[0]?.actor;

it('without operators everybody is the owner, and the file’s one name stands in the log', async () => {
  await engine.ask('settings.update', { operator: '老陈' });
  await engine.ask('dealers.create', { name: '甲店' });

  expect(await actorOfLast()).toBe('老陈');
  expect(await engine.ask('operators.list', {})).toMatchObject({
    operators: [],
    viewer: { id: null, name: '老陈', owner: true },
    hiddenFromViewer: [],
  });
});

it('whoever adds the first operator is the owner and works on; the log carries who it was', async () => {
  const { clerk } = await withTwo();

  await engine.ask('dealers.create', { name: '甲店' });
  const byOwner = await actorOfLast();
  await engine.ask('session.chooseOperator', { id: clerk });
  await engine.ask('dealers.create', { name: '乙店' });

  expect(byOwner).toBe('陈老板');
  expect(await actorOfLast()).toBe('小王');
  expect(await engine.ask('operators.list', {})).toMatchObject({
    viewer: { name: '小王', owner: false },
    hiddenFromViewer: ['cost', 'margin', 'performance'],
  });
});

it('a wrong PIN leaves things as they are, the right one opens, as often as it is tried', async () => {
  const { owner, clerk } = await withTwo();
  await engine.ask('session.chooseOperator', { id: clerk });

  for (const pin of ['', '8887', '88888', "' OR 1=1"])
    await expect(engine.ask('session.chooseOperator', { id: owner, pin })).rejects.toMatchObject({ code: 'pin_wrong' });
  expect((await engine.ask('operators.list', {})).viewer.name).toBe('小王');
  await engine.ask('session.chooseOperator', { id: owner, pin: '８８８８' });

  expect((await engine.ask('operators.list', {})).viewer).toMatchObject({ name: '陈老板', owner: true });
});

it('what is the owner’s stays his: operators, PINs of others, what is hidden', async () => {
  const { owner, clerk } = await withTwo();
  await engine.ask('session.chooseOperator', { id: clerk });
  const refused = { code: 'owner_only' };

  await expect(engine.ask('operators.create', { name: '新人' })).rejects.toMatchObject(refused);
  await expect(engine.ask('operators.remove', { id: owner })).rejects.toMatchObject(refused);
  await expect(engine.ask('operators.setPin', { id: owner, pin: '' })).rejects.toMatchObject(refused);
  await expect(engine.ask('operators.hideFigures', { groups: [] })).rejects.toMatchObject(refused);
  await expect(
    engine.ask('operators.update', { id: clerk, expectedRevision: 1, patch: { owner: true } }),
  ).rejects.toMatchObject(refused);
  await engine.ask('operators.setPin', { id: clerk, pin: '1234' });

  expect((await engine.ask('operators.list', {})).operators.map(({ hasPin }) => hasPin)).toEqual([true, true]);
});

it('a PIN that anybody guesses is refused, and the former one stays', async () => {
  const { owner } = await withTwo();

  for (const pin of ['1', '123', '12  ', '   ', '老板密'])
    await expect(engine.ask('operators.setPin', { id: owner, pin })).rejects.toMatchObject({ code: 'pin_short' });

  await engine.ask('session.chooseOperator', { id: owner, pin: '8888' });
});

it('there is always an owner, and no name twice', async () => {
  const { owner, clerk } = await withTwo();

  await expect(engine.ask('operators.remove', { id: owner })).rejects.toMatchObject({ code: 'operator_last_owner' });
  await expect(
    engine.ask('operators.update', { id: owner, expectedRevision: 1, patch: { owner: false } }),
  ).rejects.toMatchObject({ code: 'operator_last_owner' });
  await expect(engine.ask('operators.create', { name: '小 王' })).rejects.toMatchObject({ code: 'operator_exists' });
  await engine.ask('operators.remove', { id: clerk });
  await engine.ask('operators.remove', { id: owner });

  expect((await engine.ask('operators.list', {})).viewer.owner).toBe(true);
});

it('the same PC remembers who worked, but asks for a PIN again', async () => {
  const { owner, clerk } = await withTwo();
  await engine.ask('session.chooseOperator', { id: clerk });
  await engine.open(engine.dataFile);
  const remembered = (await engine.ask('operators.list', {})).viewer.name;
  await engine.ask('session.chooseOperator', { id: owner, pin: '8888' });

  await engine.open(engine.dataFile);

  expect(remembered).toBe('小王');
  expect((await engine.ask('operators.list', {})).viewer).toEqual({ id: null, name: '', owner: false });
});

it('a PIN is in no answer and in no line of the log', async () => {
  await withTwo();
  const answers = [await engine.ask('operators.list', {}), await engine.ask('data.changes', { limit: 200 })];

  expect(JSON.stringify(answers)).not.toMatch(/8888|salt|hash/);
});

it('hidden figures are null for others and whole for the owner', () => {
  const clerk = visibilityOf({ owner: false }, ['cost']);
  const owner = visibilityOf({ owner: true }, ['cost', 'margin']);

  expect([clerk.shown('cost', 5), clerk.shown('margin', 5), owner.shown('cost', 5)]).toEqual([null, 5, 5]);
  expect([hiddenGroups(undefined), hiddenGroups(''), hiddenGroups('margin,nonsense')]).toEqual([
    ['cost', 'margin', 'performance'],
    [],
    ['margin'],
  ]);
});

const cli = (args: readonly string[]) => cliInside([...args, '--json', '--lang', 'zh-CN']);

it('works under a name on the command line too, and takes a forgotten PIN away there', async () => {
  await withTwo();
  await engine.open(join(engine.dir, 'other.dealerdesk'), { create: true });
  const at = ['--file', engine.dataFile];

  const wrong = await cli(['call', 'dealers.create', '{"name":"甲店"}', '--operator', '陈老板', ...at]);
  const clerk = await cli(['call', 'dealers.create', '{"name":"乙店"}', '--operator', '小王', ...at]);
  const reset = await cli(['operators', '--reset-pin', '陈老板', ...at]);
  await engine.open(engine.dataFile);

  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('pin_wrong') });
  expect([clerk.code, reset.code]).toEqual([0, 0]);
  expect((await engine.ask('operators.list', {})).operators.map(({ hasPin }) => hasPin)).toEqual([false, false]);
  expect((await engine.ask('data.changes', { limit: 1 })).entries[0]).toMatchObject({
    actor: '小王',
    entityName: '乙店',
  });
});

it('no answer and no workbook shows another operator what goods cost: the import’s preview, problems and rejected rows', async () => {
  const { clerk } = await withTwo();
  const path = writeCsv(engine.dir, [
    ['单据日期', '单据编号', '客户名称', '金额', '成本', '毛利率'],
    ['2026-01-05', 'S1', '甲店', '200', '123.45', '38.27%'],
    ['', 'S2', '甲店', '200', '678.90', '38.28%'],
    ['2026-01-06', 'S3', '甲店', '200', '九百八', '38.29%'],
  ]);
  const { batchId } = await importFile(engine, path, { kind: 'orders' });
  const seen = async () => {
    const target = join(engine.dir, 'rejected.xlsx');
    const file = engine.vault.register(target, 'write');
    const { jobId } = await engine.ask('imports.rejectedRows', { batchId, file, lang: 'zh-CN' });
    await engine.done(jobId);
    const book = read(readFileSync(target));
    const sheets = Object.values(book.Sheets).map((sheet) => utils.sheet_to_csv(sheet));
    const answers = [
      await engine.ask('imports.get', { batchId }),
      await engine.ask('imports.problems', { batchId }),
      await engine.ask('orders.coverage', {}),
    ];
    return JSON.stringify([answers, sheets]);
  };

  const owner = await seen();
  await engine.ask('session.chooseOperator', { id: clerk });
  const other = await seen();

  expect(['123.45', '678.90', '九百八', '38.27%', '38.28%'].filter((text) => !owner.includes(text))).toEqual([]);
  expect(['123.45', '678.90', '九百八', '38.27%', '38.28%'].filter((text) => other.includes(text))).toEqual([]);
  expect(other).toContain('甲店');
});

it('no way back leaves a file with operators and no owner', async () => {
  const { clerk } = await withTwo();
  const { acts } = await engine.ask('data.acts', {});
  const made = acts.find((act) => act.entries[0]?.entityName === '陈老板')?.entries[0]?.id;
  if (made === undefined) throw new Error('it is in the log');

  await expect(engine.ask('data.undo', { changeId: made })).rejects.toMatchObject({ code: 'operator_last_owner' });
  expect((await engine.ask('operators.list', {})).operators).toHaveLength(2);

  // With the clerk gone, the owner may go too.
  await engine.ask('operators.remove', { id: clerk });
  await engine.ask('data.undo', { changeId: made });
  expect((await engine.ask('operators.list', {})).operators).toEqual([]);
});

it('another operator cannot rename what is hidden from him, nor turn such a renaming round', async () => {
  const { clerk, owner } = await withTwo();
  const { id } = await engine.ask('fields.create', { name: '备用', kind: 'number' });
  const other = await engine.ask('fields.create', { name: '冰柜', kind: 'number' });
  const { revision } = await engine.ask('fields.update', { id, expectedRevision: 1, patch: { name: '成本' } });
  await engine.ask('session.chooseOperator', { id: clerk });

  const owners = { code: 'owner_only' };
  await expect(
    engine.ask('fields.update', { id, expectedRevision: revision, patch: { name: '备用' } }),
  ).rejects.toMatchObject(owners);
  await expect(engine.ask('fields.move', { id, before: other.id })).rejects.toMatchObject(owners);
  await expect(engine.ask('fields.remove', { id })).rejects.toMatchObject(owners);
  await expect(engine.ask('data.undo', {})).rejects.toMatchObject(owners);

  await engine.ask('session.chooseOperator', { id: owner, pin: '8888' });
  await engine.ask('data.undo', {});
  await engine.ask('session.chooseOperator', { id: clerk });
  await expect(engine.ask('data.redo', {})).rejects.toMatchObject(owners);
});
