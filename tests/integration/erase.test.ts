import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, inspectFile, optionsOf, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;

beforeEach(async () => {
  engine = await startTestEngine();
});

afterEach(async () => {
  await engine.stop();
});

const LIST = [
  ['客户编号', '客户名称', '联系人', '手机', '地址', '业务员', '备注'],
  ['K1', '甲乙丙杂货铺', '欧阳掌柜', '13911112222', '幸福里九号', '老李', '爱喝酒'],
  ['K2', '留下的店', '赵六', '13933334444', '', '老李', ''],
];
const BILLS = [
  ['单据日期', '单据编号', '客户名称', '金额', '备注'],
  ['2026-09-05', 'S1', '甲乙丙杂货铺', '300', '送到欧阳掌柜家'],
  ['2026-09-06', 'S2', '甲乙丙杂货铺', '200', ''],
  ['2026-09-07', 'S3', '留下的店', '50', ''],
];
/** One row names him and cannot be taken. */
const TORN = [
  ['单据日期', '单据编号', '客户名称', '金额', '备注'],
  ['', 'S9', '甲乙丙杂货铺', '1', '13911112222'],
  ['2026-09-08', 'S4', '留下的店', '60', ''],
];
const TOLD = [
  '甲乙丙杂货铺',
  '甲乙丙新铺',
  '欧阳掌柜',
  '13911112222',
  '幸福里九号',
  '爱喝酒',
  '欠三箱酒',
  '合同专用',
  '老地方',
];

async function idOf(search: string): Promise<DealerId> {
  const id = (await engine.ask('dealers.list', { filter: { search } })).rows[0]?.id;
  if (id === undefined) throw new Error(`no ${search}`);
  return id;
}

/** Bytes of the data file and what lies beside it, as text: UTF-8 stands in SQLite as it is. */
function fileHolds(words: readonly string[], dataFile = engine.dataFile): string[] {
  const bytes = [dataFile, `${dataFile}-wal`].map((path) => {
    try {
      return readFileSync(path);
    } catch {
      return Buffer.alloc(0); // the journal is there only while it is needed
    }
  });
  return words.filter((word) => bytes.some((each) => each.includes(Buffer.from(word, 'utf8'))));
}

/** A dealer of whom there is something of every kind. */
async function fill() {
  const list = await importFile(engine, writeCsv(engine.dir, LIST), { kind: 'dealers' });
  const bills = await importFile(engine, writeCsv(engine.dir, BILLS), { kind: 'orders' });
  const torn = await importFile(engine, writeCsv(engine.dir, TORN), { kind: 'orders' });
  const id = await idOf('甲乙丙');
  const { revision: expectedRevision } = await engine.ask('dealers.get', { id });
  await engine.ask('dealers.update', { id, expectedRevision, patch: { name: '甲乙丙新铺', area: '东区' } });
  await engine.ask('notes.create', { dealerId: id, on: '2026-09-01', body: '欠三箱酒' });
  await engine.ask('tags.set', { dealerId: id, tags: ['老客户'] });
  const { id: fieldId } = await engine.ask('fields.create', { name: '送货', kind: 'text' });
  await engine.ask('fields.setValue', { dealerId: id, fieldId, before: '', value: '老地方' });
  const path = join(engine.dir, 'contract.txt');
  writeFileSync(path, '合同专用');
  const file = engine.vault.register(path, 'read', '合同专用.txt');
  await engine.done((await engine.ask('files.add', { dealerId: id, kind: 'contract', file })).jobId);
  return { id, list, bills, torn };
}

async function erase(ids: DealerId[], confirm: string) {
  const { jobId } = await engine.ask('dealers.erase', { ids, confirm, lang: 'zh-CN' });
  await engine.done(jobId);
}

it('is only for the bin, for what was typed, and tells before what goes and what stays', async () => {
  const { id } = await fill();
  const early = engine.ask('dealers.erase', { ids: [id], confirm: '甲乙丙新铺', lang: 'zh-CN' });
  await expect(early).rejects.toMatchObject({ code: 'erase_not_in_bin' });
  await engine.ask('dealers.remove', { ids: [id] });
  const wrong = engine.ask('dealers.erase', { ids: [id], confirm: '甲乙丙', lang: 'zh-CN' });

  await expect(wrong).rejects.toMatchObject({ code: 'erase_not_confirmed' });
  expect(await engine.ask('dealers.erasePreview', { ids: [id] })).toMatchObject({
    dealers: 1,
    confirm: '甲乙丙新铺',
    contacts: 1,
    notes: 1,
    files: 1,
    marks: 2,
    sourceFiles: 3,
    staying: 1,
    orders: 2,
    netMinor: 50_000,
  });
  expect(await idOf('留下的店')).toBeGreaterThan(0);
});

it('leaves no word of a dealer in the file, and its bills in the totals under a nameless account', async () => {
  const { id, torn } = await fill();
  expect(fileHolds(TOLD).length).toBeGreaterThan(6);
  await engine.ask('dealers.remove', { ids: [id] });

  await erase([id], '甲乙丙新铺');

  expect(fileHolds(TOLD)).toEqual([]);
  expect(fileHolds(['留下的店', '13933334444'])).toEqual(['留下的店', '13933334444']);
  const account = await engine.ask('dealers.get', { id });
  expect(account).toMatchObject({ name: `已删除客户 #${id}`, code: '', excluded: true, area: '东区', contacts: [] });
  expect((await engine.ask('orders.listByDealer', { dealerId: id })).total).toBe(2);
  expect((await engine.ask('data.changes', { dealerId: id })).total).toBe(0);
  expect((await engine.ask('imports.problems', { batchId: torn.batchId })).problems.map(({ text }) => text)).toEqual([
    '',
  ]);
  expect(await engine.ask('data.check', {})).toMatchObject({ ok: true, findings: [] });
  const listed = await engine.ask('dealers.list', {});
  expect(listed.rows.map(({ name }) => name).sort()).toEqual([`已删除客户 #${id}`, '留下的店'].sort());
});

it('takes along what the search for doubles found of it, for that tells phones and people', async () => {
  const { id } = await fill();
  const contact = { name: '欧阳掌柜', phones: ['13911112222'] };
  for (const name of ['甲乙丙 新铺', '城西烟酒']) await engine.ask('dealers.create', { name, contact });
  await engine.done((await engine.ask('doubles.find', {})).jobId);
  const found = () => {
    const db = new Database(engine.dataFile, { readonly: true });
    const count = (table: string) =>
      db.prepare(`SELECT count(*) FROM ${table} WHERE ? IN (low_id, high_id)`).pluck().get(id);
    const counts = ['dealer_suspect', 'owner_suspect'].map(count);
    db.close();
    return counts;
  };
  expect(found()).toEqual([1, 2]);
  await engine.ask('dealers.remove', { ids: [id] });

  await erase([id], '甲乙丙新铺');

  expect(found()).toEqual([0, 0]);
});

it('tells in the log that it was done and by whom, and is taken back neither itself nor by what came before', async () => {
  const { id } = await fill();
  await engine.ask('dealers.remove', { ids: [id] });
  await engine.ask('operators.create', { name: '陈老板' });
  await erase([id], '甲乙丙新铺');

  const [entry] = (await engine.ask('data.changes', {})).entries;
  if (!entry) throw new Error('it is logged');
  const undone = await engine.ask('data.undo', {});

  expect(entry).toMatchObject({ entity: 'erasure', action: 'remove', actor: '陈老板', entityName: '' });
  await expect(engine.ask('data.undo', { changeId: entry.id })).rejects.toMatchObject({ code: 'erased_for_good' });
  expect(undone.entry.entity).toBe('operator');
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await engine.ask('data.undo', {}).catch((error: unknown) => error);
    if (answer instanceof Error) break;
  }
  expect((await engine.ask('dealers.get', { id })).name).toBe(`已删除客户 #${id}`);
  expect(fileHolds(TOLD)).toEqual([]);
});

it('does not stand in the way of undoing the imports it came from, in any order, and goes whole with them', async () => {
  const { id, list, bills, torn } = await fill();
  await engine.ask('dealers.remove', { ids: [id] });
  await erase([id], '甲乙丙新铺');

  await undoBatch(engine, list);
  await undoBatch(engine, torn);
  await undoBatch(engine, bills);

  expect((await engine.ask('dealers.list', {})).total).toBe(0);
  expect(await engine.ask('data.check', {})).toMatchObject({ ok: true });
});

it('of whom nothing is counted nothing stays; several are confirmed by their number', async () => {
  const one = (await engine.ask('dealers.create', { name: '空的一' })).id;
  const two = (await engine.ask('dealers.create', { name: '空的二' })).id;
  await engine.ask('dealers.create', { name: '留下的店' });
  await engine.ask('dealers.list', {});
  await engine.ask('dealers.remove', { ids: [one, two] });

  await erase([one, two], '2');

  expect(fileHolds(['空的一', '空的二'])).toEqual([]);
  expect((await engine.ask('dealers.list', { filter: { bin: true } })).total).toBe(0);
  expect((await engine.ask('dealers.list', {})).rows.map(({ name }) => name)).toEqual(['留下的店']);
  await expect(engine.ask('dealers.get', { id: one })).rejects.toMatchObject({ code: 'not_found' });
  await expect(engine.ask('dealers.restore', { ids: [one] })).rejects.toMatchObject({ code: 'not_found' });
});

/** Texts of every table that hold one of the words. */
function tablesHold(words: readonly string[]): string[] {
  const raw = new Database(engine.dataFile, { readonly: true });
  try {
    const tables = raw.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    return tables.flatMap((table) =>
      raw
        .prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`)
        .all()
        .flatMap((row) => Object.entries(row).map(([column, value]) => ({ at: `${table}.${column}`, value })))
        .filter(({ value }) => typeof value === 'string' && words.some((word) => value.includes(word)))
        .map(({ at }) => at),
    );
  } finally {
    raw.close();
  }
}

function rejectedRows(): number[] {
  const raw = new Database(engine.dataFile, { readonly: true });
  try {
    return raw
      .prepare<[], { row: number }>('SELECT source_row AS row FROM import_rejected_row ORDER BY batch_id, source_row')
      .all()
      .map(({ row }) => row);
  } finally {
    raw.close();
  }
}

it('takes nothing of others with it: a place in common is no name, nor a name that somebody else has too', async () => {
  const list = [
    ['客户编号', '客户名称', '地址', '联系人', '手机'],
    ['K1', '张三', '苏州', '王伟', '13911112222'],
    ['K2', '苏州大酒店', '观前街1号', '王伟', ''],
    ['K3', '张三丰商行', '', '', ''],
  ];
  await importFile(engine, writeCsv(engine.dir, list), { kind: 'dealers' });
  const bills = [
    ['单据日期', '单据编号', '客户名称', '金额', '经手人'],
    ['看不清', 'S8', '张三丰商行', '1', '王伟'],
    ['看不清', 'S9', '苏州大酒店', '1234', ''],
    ['2026-09-08', 'S4', '苏州大酒店', '60', ''],
  ];
  const taken = await importFile(engine, writeCsv(engine.dir, bills), { kind: 'orders' });
  const id = (await engine.ask('dealers.list', { filter: { search: 'K1' } })).rows[0]?.id as DealerId;
  await engine.ask('dealers.remove', { ids: [id] });
  expect(await engine.ask('dealers.erasePreview', { ids: [id] })).toMatchObject({ sourceFiles: 1, rejected: 0 });
  const before = await engine.ask('imports.problems', { batchId: taken.batchId });

  await erase([id], '张三');

  expect(await engine.ask('imports.problems', { batchId: taken.batchId })).toEqual(before);
  expect(rejectedRows()).toEqual([2, 3]);
  expect(await engine.ask('imports.get', { batchId: taken.batchId })).toEqual(taken);
});

it('finds rows that name only a person of theirs or their code, and clears files, sources and views called after them', async () => {
  const list = [
    ['客户编号', '客户名称', '联系人', '手机'],
    ['K1', '甲店铺', '司马相如', '13911112222'],
    ['K2', '乙店铺', '', ''],
  ];
  await importFile(engine, writeCsv(engine.dir, list), { kind: 'dealers' });
  const torn = [
    ['单据日期', '单据编号', '客户编号', '客户名称', '金额', '备注'],
    ['看不清', 'S1', 'K2', '乙店铺', '1', '司马相如代收'],
    ['看不清', 'S2', 'K1', '', '2', ''],
    ['看不清', 'S3', 'K2', '乙店铺', '3', '139 1111 2222'],
    ['看不清', 'S4', 'K2', '乙店铺', '4', ''],
    ['2026-09-08', 'S5', 'K2', '乙店铺', '60', ''],
  ];
  const path = writeCsv(engine.dir, torn, '甲店铺对账-司马相如.csv');
  const taken = await importFile(engine, path, { kind: 'orders' });
  const view = await engine.ask('views.create', { name: '司马相如的店', query: { filter: { search: '司马相如' } } });
  const id = await idOf('甲店铺');
  await engine.ask('dealers.remove', { ids: [id] });
  expect(await engine.ask('dealers.erasePreview', { ids: [id] })).toMatchObject({ sourceFiles: 2, rejected: 3 });

  await erase([id], '甲店铺');

  expect(tablesHold(['甲店铺', '司马相如', '13911112222', '139 1111 2222'])).toEqual([]);
  expect(fileHolds(['甲店铺', '司马相如', '13911112222'])).toEqual([]);
  const after = await engine.ask('imports.get', { batchId: taken.batchId });
  expect(after.fileName).toBe('已删除客户对账-已删除客户.csv');
  expect(rejectedRows()).toEqual([5]);
  const views = (await engine.ask('views.list', {})).views.filter((each) => each.id === view.id);
  expect(views).toMatchObject([{ name: '已删除客户的店', query: { filter: { search: '已删除客户' } } }]);
  const next = [...torn.slice(0, 1), ['2026-10-08', 'S6', 'K2', '乙店铺', '70', '']];
  const again = await importFile(engine, writeCsv(engine.dir, next, '下个月.csv'), { kind: 'orders' });
  expect(again.understanding).toMatchObject({ fromRecipe: true, sourceName: after.options?.sourceName });
});

it('forgets whom a survey was drawn without, also in its history; the others stay, and the draw can be taken back', async () => {
  const ids: DealerId[] = [];
  for (const name of ['空的一', '空的二', '留下的店', '另一家'])
    ids.push((await engine.ask('dealers.create', { name })).id);
  const [gone, alsoOut] = ids;
  if (gone === undefined || alsoOut === undefined) throw new Error('they were added');
  const questions = [{ kind: 'nps' as const, text: '愿意推荐吗', required: true, choices: [] }];
  const { id } = await engine.ask('surveys.save', { name: '秋季', questions, everyMonths: null });
  await engine.ask('surveys.draw', { id, seed: 1, size: 2, without: [gone, alsoOut] });
  await engine.ask('surveys.draw', { id, seed: 2, size: 1, without: [gone, alsoOut] });
  const withoutOf = async () => (await engine.ask('surveys.get', { id })).survey.drawn?.without;
  expect(await withoutOf()).toEqual([gone, alsoOut]);
  await engine.ask('dealers.remove', { ids: [gone] });
  await erase([gone], '空的一');

  expect(await withoutOf()).toEqual([alsoOut]);
  const raw = new Database(engine.dataFile, { readonly: true });
  const drawn = raw.prepare(
    "SELECT before ->> '$.drawn' AS before, after ->> '$.drawn' AS after FROM change_log WHERE entity = 'survey'",
  );
  const images = (drawn.all() as { before: string | null; after: string | null }[]).flatMap((row) =>
    Object.values(row),
  );
  raw.close();
  const left = images.flatMap((text) => (text === null ? [] : [(JSON.parse(text) as { without?: number[] }).without]));
  expect(left.length).toBeGreaterThan(1);
  for (const numbers of left) expect(numbers).toEqual([alsoOut]);
  // The erasure itself cannot be taken back; the draw before it can.
  const { entries } = await engine.ask('data.changes', { limit: 50 });
  const draw = entries.find(({ entity }) => entity === 'survey');
  if (draw === undefined) throw new Error('it is logged');
  await engine.ask('data.undo', { changeId: draw.id });
  expect((await engine.ask('surveys.get', { id })).survey.drawn).toMatchObject({ seed: 1, without: [alsoOut] });
});

/** A dealer whose note was long before it was emptied: its bytes lie in the file until that is written anew. */
async function leftOver() {
  const { id } = await engine.ask('dealers.create', { name: '独一无二的铺子' });
  await engine.ask('dealers.create', { name: '留下的店' });
  for (const note of ['旧时的备注'.repeat(300), '']) {
    const { revision: expectedRevision } = await engine.ask('dealers.get', { id });
    await engine.ask('dealers.update', { id, expectedRevision, patch: { note } });
  }
  await engine.ask('dealers.remove', { ids: [id] });
  return id;
}

/** Does something when the erasure is committed and the file is not yet written anew. */
function onceErased(act: () => void) {
  const stop = engine.onEvent((event) => {
    if (event.type !== 'data.changed' || !event.topics.includes('receivables')) return;
    stop();
    act();
  });
}

it('killed before the file is written anew: the next opening does it', async () => {
  const id = await leftOver();
  const left = join(engine.dir, 'left');
  mkdirSync(left);
  const dataFile = join(left, 'shop.dealerdesk');
  onceErased(() => {
    // What kill -9 would leave at this moment.
    for (const end of ['', '-wal']) copyFileSync(engine.dataFile + end, dataFile + end);
  });
  await erase([id], '独一无二的铺子');
  const words = ['独一无二的铺子', '旧时的备注'];
  expect(fileHolds(words, dataFile)).toEqual(words);

  const again = await startTestEngine({ dir: left, dataFile });
  try {
    expect(fileHolds(words, dataFile)).toEqual([]);
    expect(fileHolds(['留下的店'], dataFile)).toEqual(['留下的店']);
    expect((await again.ask('dealers.list', { filter: { bin: true } })).total).toBe(0);
    expect(await again.ask('data.check', {})).toMatchObject({ ok: true });
  } finally {
    await again.stop();
  }
});

it('where the file cannot be written anew it is done nevertheless, says so, and the next opening cleans the bytes', async () => {
  const id = await leftOver();
  const other = new Database(engine.dataFile);
  onceErased(() => other.exec('BEGIN IMMEDIATE'));
  const { jobId } = await engine.ask('dealers.erase', { ids: [id], confirm: '独一无二的铺子', lang: 'zh-CN' });
  const job = await engine.settled(jobId);
  other.close();

  expect(job).toMatchObject({ status: 'done', error: null, result: { erased: 1, staying: 0, wiped: 0 } });
  await expect(engine.ask('dealers.get', { id })).rejects.toMatchObject({ code: 'not_found' });
  const { dir, dataFile } = engine;
  await engine.close();
  expect(fileHolds(['旧时的备注'], dataFile)).toEqual(['旧时的备注']);
  engine = await startTestEngine({ dir, dataFile });
  expect(fileHolds(['旧时的备注', '独一无二的铺子'])).toEqual([]);
});

it('an import that is being checked meanwhile ends with a sentence, and the file can be chosen again', async () => {
  const { id } = await engine.ask('dealers.create', { name: '空的一' });
  await engine.ask('dealers.remove', { ids: [id] });
  const path = writeCsv(engine.dir, BILLS);
  const batch = await inspectFile(engine, path, { kind: 'orders' });
  const erased = await engine.ask('dealers.erase', { ids: [id], confirm: '空的一', lang: 'zh-CN' });
  const checking = await engine.ask('imports.check', { batchId: batch.batchId, options: optionsOf(batch) });
  await engine.done(erased.jobId);

  expect(await engine.settled(checking.jobId)).toMatchObject({ status: 'failed', error: { code: 'import_dropped' } });
  expect((await importFile(engine, path, { kind: 'orders' })).status).toBe('committed');
});

it('is the owner’s where there are operators', async () => {
  const { id } = await engine.ask('dealers.create', { name: '空的一' });
  await engine.ask('dealers.remove', { ids: [id] });
  await engine.ask('operators.create', { name: '陈老板' });
  const clerk = (await engine.ask('operators.create', { name: '小王' })).operators[1]?.id;
  if (clerk === undefined) throw new Error('two were added');
  await engine.ask('session.chooseOperator', { id: clerk });

  const asked = engine.ask('dealers.erase', { ids: [id], confirm: '空的一', lang: 'zh-CN' });

  await expect(asked).rejects.toMatchObject({ code: 'owner_only' });
});
