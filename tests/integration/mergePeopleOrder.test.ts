import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import type { Batch } from '../../src/shared/contract/imports.contract.ts';
import { ChangeId, type ContactMergeId, type DealerId, type MergeId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { random } from '../helpers/random.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Merges of dealers and of their people, edits and lists of people, taken back in any order: all is as it was before. */

let engine: TestEngine;
let dealers: DealerId[];

const PEOPLE = ['客户编号', '姓名', '手机', '职务'];
const LIST = [
  ['客户编号', '客户名称', '联系人', '手机'],
  ['K01', '鑫源商行', '李丽', '13900000001'],
  ['K01', '鑫源商行', '李老板', '13900000002'],
  ['K03', '城东便利店', '王五', '13900000003'],
  ['K03', '城东便利店', '赵六', '13900000004'],
  ['K06', '河西批发部', '张三', '13900000006'],
  ['K06', '河西批发部', '孙七', '13900000007'],
];
const CODES = ['K01', 'K03', 'K06'];
const NAMES = ['李丽', '李老板', '王五', '赵六', '张三', '孙七'];

beforeAll(async () => {
  // The time goes on: what came first is told by it.
  engine = await startTestEngine({ fixedDay: null });
  await importFile(engine, writeCsv(engine.dir, LIST), { kind: 'dealers' });
  const { rows } = await engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
  dealers = rows.map(({ id }) => id);
});
afterAll(() => engine.stop());

function of<T>(list: readonly T[], at: number): T {
  const found = list[at];
  if (found === undefined) throw new Error(`nothing at ${at}`);
  return found;
}
const dump = () => canonicalDump(engine.dataFile);

/** What is to be taken back in the end, and what stands. */
interface Round {
  merges: MergeId[];
  joins: ContactMergeId[];
  edits: ChangeId[];
  lists: Batch[];
  gone: Set<number>;
}

type Draw = (most: number) => number;

function lastChange(): ChangeId {
  const raw = openReader(engine.dataFile);
  const id = raw.prepare('SELECT max(id) FROM change_log').pluck().get();
  raw.close();
  return ChangeId.parse(id);
}

const standing = ({ gone }: Round) => dealers.filter((_, at) => !gone.has(at));

async function mergeDealers(round: Round, pick: Draw): Promise<string> {
  const there = dealers.map((_, at) => at).filter((at) => !round.gone.has(at));
  if (there.length < 2) return 'nothing';
  const lost = of(there, pick(there.length));
  const others = there.filter((at) => at !== lost);
  const kept = of(others, pick(others.length));
  const ids = { keptId: of(dealers, kept), lostId: of(dealers, lost) };
  round.merges.push((await engine.ask('doubles.merge', { ...ids, taken: [] })).mergeId);
  round.gone.add(lost);
  return `merge ${lost} into ${kept}`;
}

async function joinPeople(round: Round, pick: Draw): Promise<string> {
  const there = standing(round);
  const { contacts } = await engine.ask('dealers.get', { id: of(there, pick(there.length)) });
  if (contacts.length < 2) return 'nothing';
  const lost = of(contacts, pick(contacts.length));
  const others = contacts.filter(({ id }) => id !== lost.id);
  const kept = of(others, pick(others.length));
  const taken = (['name', 'role'] as const).filter(() => pick(2) === 0);
  const { mergeId } = await engine.ask('doubles.mergeContacts', { keptId: kept.id, lostId: lost.id, taken });
  round.joins.push(mergeId);
  return `join ${lost.name} into ${kept.name}: ${taken}`;
}

async function editPerson(round: Round, pick: Draw): Promise<string> {
  const there = standing(round);
  const dealerId = of(there, pick(there.length));
  const { contacts } = await engine.ask('dealers.get', { id: dealerId });
  if (contacts.length === 0) return 'nothing';
  const { id: contactId, primary, phones, ...texts } = of(contacts, pick(contacts.length));
  const what = of(['mark', 'role', 'remove'], pick(3));
  const earlier = lastChange();
  if (what === 'remove') await engine.ask('dealers.removeContact', { contactId });
  else {
    const next = what === 'mark' ? { primary: true } : { primary, role: `手${pick(1000)}` };
    const told = phones.map(({ text }) => text);
    await engine.ask('dealers.saveContact', { dealerId, contactId, ...texts, phones: told, ...next });
  }
  const changeId = lastChange();
  // Who is the main contact already is not marked again.
  if (changeId > earlier) round.edits.push(changeId);
  return `${what} ${texts.name}`;
}

async function takeList(round: Round, pick: Draw): Promise<string> {
  const role = `职${pick(1000)}`;
  const at = pick(NAMES.length);
  const row = [of(CODES, Math.floor(at / 2)), of(NAMES, at), '', role];
  const batch = await importFile(engine, writeCsv(engine.dir, [PEOPLE, row], `${role}.csv`), { kind: 'contacts' });
  round.lists.push(batch);
  return `list ${row}`;
}

/** Takes everything back in random order; an edit waits as long as something stands on it. */
async function takeBack(round: Round, pick: Draw): Promise<string[]> {
  const told: string[] = [];
  const { merges, joins, edits, lists } = round;
  for (let tries = 0; tries < 80 && [merges, joins, edits, lists].some(({ length }) => length > 0); tries += 1) {
    const kind = of([merges, joins, edits, lists], pick(4));
    if (kind.length === 0) continue;
    const at = kind === edits ? kind.length - 1 : pick(kind.length);
    if (kind === merges) await engine.ask('doubles.unmerge', { mergeId: of(merges, at) });
    // A merge of people ends with that of their dealers.
    else if (kind === joins) await codeOf(engine.ask('doubles.unmergeContacts', { mergeId: of(joins, at) }));
    else if (kind === lists) await undoBatch(engine, of(lists, at));
    else if ((await codeOf(engine.ask('data.undo', { changeId: of(edits, at) }))) !== 'no error') continue;
    kind.splice(at, 1);
    told.push(`${kind === merges ? 'merge' : kind === joins ? 'join' : kind === lists ? 'list' : 'edit'} ${at}`);
    const { findings } = await engine.ask('data.check', {});
    if (findings.length > 0) told.push(JSON.stringify(findings));
  }
  return told;
}

const SEEDS = Number(process.env.MERGE_SEEDS ?? 12);

it.each(Array.from({ length: SEEDS }, (_, i) => i + 1))(
  'whatever was merged of dealers and people, edited and imported, taken back in any order (seed %i)',
  async (seed) => {
    const draw = random(seed * 104_729);
    const pick: Draw = (most) => Math.floor(draw() * most);
    const before = dump();
    const round: Round = { merges: [], joins: [], edits: [], lists: [], gone: new Set() };
    const story: string[] = [];
    for (let step = 0; step < 6; step += 1)
      story.push(await of([mergeDealers, joinPeople, joinPeople, editPerson, takeList], pick(5))(round, pick));

    story.push('--', ...(await takeBack(round, pick)));

    const left = [round.merges, round.joins, round.edits, round.lists].map(({ length }) => length);
    expect(left, story.join('\n')).toEqual([0, 0, 0, 0]);
    expect(dump(), story.join('\n')).toBe(before);
    expect(
      story.filter((line) => line.startsWith('[')),
      story.join('\n'),
    ).toEqual([]);
  },
  60_000,
);
