import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import type { ChangeId, ContactId, ContactMergeId, DealerId, MergeId } from '../../src/shared/domain/ids.ts';
import { ChangeId as Change } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { random } from '../helpers/random.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Several merges into one, taken apart in any order, with edits and imports between: all is as it was before the first. */

let engine: TestEngine;
let dealers: DealerId[];
let people: ContactId[];

const HEAD = ['客户编号', '客户名称', '地址', '备注', '省', '市'];
const LIST = [
  HEAD,
  ['K01', '鑫源商行', '旺和路19号', 'a', '广东省', '广州市'],
  ['K02', '城东便利店', '天河区旺和路19号', 'b', '广东省', '深圳市'],
  ['K05', '北苑超市', '广州市天河区旺和路19号', 'c', '', ''],
  ['K07', '河西批发部', '', '', '浙江省', '杭州市'],
];
const FIELDS = ['name', 'code', 'address', 'note', 'region'];

beforeAll(async () => {
  // The time goes on: what came first is told by it.
  engine = await startTestEngine({ fixedDay: null });
  await importFile(engine, writeCsv(engine.dir, LIST), { kind: 'dealers' });
  const { rows } = await engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
  dealers = rows.map(({ id }) => id);
  const line = await engine.ask('fields.create', { name: '线路', kind: 'text' });
  for (const [at, value] of ['', '周一', '周二', ''].entries())
    if (value !== '')
      await engine.ask('fields.setValue', { dealerId: of(dealers, at), fieldId: line.id, before: '', value });
  FIELDS.push(`custom:${line.id}`);
  for (const [at, name] of ['张三', '张三丰', '张老板'].entries())
    await engine.ask(
      'dealers.saveContact',
      person(name, { phones: [`1390000000${at}`], role: `职${at}`, note: `记${at}` }),
    );
  people = (await engine.ask('dealers.get', { id: of(dealers, 3) })).contacts.map(({ id }) => id);
});
afterAll(() => engine.stop());

function of<T>(list: readonly T[], at: number): T {
  const found = list[at];
  if (found === undefined) throw new Error(`nothing at ${at}`);
  return found;
}
const person = (name: string, more: { contactId?: ContactId; phones: string[]; role: string; note: string }) => ({
  ...{ dealerId: of(dealers, 3), name, wechat: '', email: '', primary: false },
  ...more,
});
const dump = () => canonicalDump(engine.dataFile);
const merge = async (kept: number, lost: number, taken: string[] | null): Promise<MergeId> =>
  (await engine.ask('doubles.merge', { keptId: of(dealers, kept), lostId: of(dealers, lost), taken })).mergeId;
const unmerge = (mergeId: MergeId) => engine.ask('doubles.unmerge', { mergeId });

async function lastChange(): Promise<ChangeId> {
  const raw = openReader(engine.dataFile);
  const id = raw.prepare('SELECT max(id) FROM change_log').pluck().get();
  raw.close();
  return Change.parse(id);
}

async function edit(id: DealerId, patch: { name?: string; address?: string; note?: string }): Promise<ChangeId> {
  const { revision } = await engine.ask('dealers.get', { id });
  await engine.ask('dealers.update', { id, expectedRevision: revision, patch });
  return lastChange();
}

describe('two merges into one dealer', () => {
  it.each([
    ['chosen', ['name', 'code', 'address']],
    ['as proposed', null],
  ])('are taken apart in the order they were made, values %s', async (_what, taken) => {
    const before = dump();
    const first = await merge(0, 1, taken);
    const second = await merge(0, 2, taken);

    await unmerge(first);
    const { rows } = await engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
    await unmerge(second);

    expect(rows.map(({ code, name }) => `${code} ${name}`)).toContain('K02 城东便利店');
    expect(dump()).toBe(before);
  });

  it('leave no former code behind that another bears again', async () => {
    const first = await merge(0, 1, ['name', 'code']);
    const second = await merge(0, 2, ['name', 'code']);

    await unmerge(first);

    const raw = openReader(engine.dataFile);
    const former = raw.prepare('SELECT value FROM dealer_alias ORDER BY value').pluck().all();
    raw.close();
    await unmerge(second);
    expect(former).toEqual(['K01', '鑫源商行']);
  });

  it('and a list between them: undone first, it leaves what was before it', async () => {
    const before = dump();
    const list = await importFile(
      engine,
      writeCsv(engine.dir, [HEAD, ['K01', '鑫源商行', '新路1号', '', '', '']], 'new.csv'),
      {
        kind: 'dealers',
      },
    );
    const only = await merge(0, 1, ['address']);

    await undoBatch(engine, list);
    await unmerge(only);

    expect(dump()).toBe(before);
  });

  it('and lists around a chain, the later one of a former code: undone first, they leave what was before them', async () => {
    const before = dump();
    const list = (code: string, name: string, address: string) =>
      importFile(engine, writeCsv(engine.dir, [HEAD, [code, name, address, '', '', '']], `${address}.csv`), {
        kind: 'dealers',
      });
    const first = await list('K05', '北苑超市', '新路5号');
    const inner = await merge(1, 0, []);
    const outer = await merge(2, 1, []);
    const taking = await merge(2, 3, ['address']);
    const second = await list('K02', '城东便利店', '新路2号');

    await undoBatch(engine, first);
    await undoBatch(engine, second);
    for (const mergeId of [outer, taking, inner]) await unmerge(mergeId);

    expect(dump()).toBe(before);
  });
});

/** What is to be taken back in the end, and what stands. */
interface Round {
  merges: MergeId[];
  edits: ChangeId[];
  lists: Batch[];
  gone: Set<number>;
}

async function act(round: Round, draw: () => number): Promise<string> {
  const pick = (most: number) => Math.floor(draw() * most);
  const there = dealers.map((_, at) => at).filter((at) => !round.gone.has(at));
  const what = draw();
  if (what < 0.5 && there.length > 1) {
    const lost = of(there, pick(there.length));
    const others = there.filter((at) => at !== lost);
    const kept = of(others, pick(others.length));
    const taken = draw() < 0.3 ? null : FIELDS.filter(() => draw() < 0.7);
    round.merges.push(await merge(kept, lost, taken));
    round.gone.add(lost);
    return `merge ${lost} into ${kept}: ${taken}`;
  }
  if (what < 0.8) {
    const at = of(there, pick(there.length));
    const text = `手${pick(1000)}`;
    round.edits.push(await edit(of(dealers, at), of([{ address: text }, { note: text }, { name: text }], pick(3))));
    return `edit ${at} ${text}`;
  }
  const [, ...rows] = LIST;
  const row = of(rows, pick(rows.length));
  const text = `路${pick(1000)}`;
  const path = writeCsv(engine.dir, [HEAD, [...row.slice(0, 2), text, '', '', '']], `${text}.csv`);
  round.lists.push(await importFile(engine, path, { kind: 'dealers' }));
  return `list ${row[0]} ${text}`;
}

/** Takes everything back in random order; an edit waits as long as something stands on it. */
async function takeBack(round: Round, draw: () => number): Promise<string[]> {
  const told: string[] = [];
  for (let tries = 0; tries < 80 && round.merges.length + round.edits.length + round.lists.length > 0; tries += 1) {
    const kind = of([round.merges, round.edits, round.lists], Math.floor(draw() * 3));
    if (kind.length === 0) continue;
    const at = kind === round.edits ? kind.length - 1 : Math.floor(draw() * kind.length);
    if (kind === round.merges) await unmerge(of(round.merges, at));
    else if (kind === round.lists) await undoBatch(engine, of(round.lists, at));
    else if ((await codeOf(engine.ask('data.undo', { changeId: of(round.edits, at) }))) !== 'no error') continue;
    kind.splice(at, 1);
    told.push(`${kind === round.merges ? 'merge' : kind === round.lists ? 'list' : 'edit'} ${at}`);
  }
  return told;
}

it.each(Array.from({ length: 40 }, (_, i) => i + 1))(
  'whatever was merged, edited and imported, taken back in any order (seed %i)',
  async (seed) => {
    const draw = random(seed * 7919);
    const before = dump();
    const round: Round = { merges: [], edits: [], lists: [], gone: new Set() };
    const story: string[] = [];
    for (let step = 0; step < 6; step += 1) story.push(await act(round, draw));

    story.push('--', ...(await takeBack(round, draw)));

    expect([...story, round.merges.length + round.edits.length + round.lists.length].at(-1), story.join('\n')).toBe(0);
    expect(dump(), story.join('\n')).toBe(before);
  },
  60_000,
);

describe('two merges into one person', () => {
  const TAKEN = ['name', 'role', 'note'] as const;
  const join = async (lost: number): Promise<ContactMergeId> =>
    (await engine.ask('doubles.mergeContacts', { keptId: of(people, 0), lostId: of(people, lost), taken: [...TAKEN] }))
      .mergeId;

  it('are taken apart in the order they were made, with an edit between them that is undone last', async () => {
    const before = dump();
    const first = await join(1);
    const second = await join(2);
    await engine.ask('doubles.unmergeContacts', { mergeId: first });
    await engine.ask('doubles.unmergeContacts', { mergeId: second });
    const straight = dump();
    const third = await join(1);
    const phones = ['13900000000', '13900000001'];
    const hand = person('张手', { contactId: of(people, 0), phones, role: '职1', note: '记0\n记1' });
    await engine.ask('dealers.saveContact', hand);
    const changeId = await lastChange();
    const fourth = await join(2);
    await engine.ask('doubles.unmergeContacts', { mergeId: third });
    await engine.ask('doubles.unmergeContacts', { mergeId: fourth });
    const { contacts } = await engine.ask('dealers.get', { id: of(dealers, 3) });
    await engine.ask('data.undo', { changeId });

    expect(straight).toBe(before);
    expect(contacts.find(({ id }) => id === of(people, 0))).toMatchObject({ name: '张手', role: '职0', note: '记0' });
    expect(dump()).toBe(before);
  });

  it('the taking apart of the first one, taken back and done again, leaves the second as it then was', async () => {
    const before = dump();
    const first = await join(1);
    const second = await join(2);
    const merged = dump();
    const { changeId } = await engine.ask('doubles.unmergeContacts', { mergeId: first });
    const apart = dump();

    await engine.ask('data.undo', { changeId });
    const again = dump();
    const redone = await engine.ask('data.redo', {});
    const apartAgain = dump();
    await engine.ask('data.undo', { changeId: redone.entry.id });
    await engine.ask('doubles.unmergeContacts', { mergeId: second });
    await engine.ask('doubles.unmergeContacts', { mergeId: first });

    expect([again === merged, apartAgain === apart, apart === merged]).toEqual([true, true, false]);
    expect(dump()).toBe(before);
  });

  it('and lists around one: undone first, both leave what was before them', async () => {
    const before = dump();
    const list = (rows: string[][]) =>
      importFile(engine, writeCsv(engine.dir, rows, 'people.csv'), { kind: 'contacts' });
    const first = await list([
      ['客户编号', '姓名', '手机', '职务'],
      ['K07', '张三', '13900000000', '职9'],
    ]);
    const { mergeId } = await engine.ask('doubles.mergeContacts', {
      ...{ keptId: of(people, 0), lostId: of(people, 1), taken: ['role'] },
    });
    const second = await list([
      ['客户编号', '姓名', '手机'],
      ['K07', '张三', '13900000000'],
    ]);

    await undoBatch(engine, first);
    await undoBatch(engine, second);
    await engine.ask('doubles.unmergeContacts', { mergeId });

    expect(first.counts).toMatchObject({ updated: 1 });
    expect(dump()).toBe(before);
  });
});
