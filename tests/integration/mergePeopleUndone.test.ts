import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** People that were merged and taken apart again were not worked on: they go with the list that brought them. */

const rig = importRig();

const KNOWN = [
  ['客户编号', '客户名称', '联系人', '手机'],
  ['K01', '鑫源商行', '王建国', '13900000001'],
];
const LISTS = {
  contacts: [
    ['客户编号', '姓名', '手机', '微信'],
    ['K01', '王总', '13900000002', 'wang88'],
  ],
  dealers: [
    ['客户编号', '客户名称', '联系人', '手机'],
    ['K09', '河西批发部', '李丽', '13900000006'],
    ['K09', '河西批发部', '李老板', '13900000007'],
  ],
} as const;
const CASES = (['contacts', 'dealers'] as const).flatMap((kind) => [true, false].map((stays) => ({ kind, stays })));

const put = (rows: readonly (readonly string[])[], kind: ImportKind) =>
  importFile(rig.engine, writeCsv(rig.dir, rows), { kind });
const dump = () => canonicalDump(rig.engine.dataFile);

async function dealerOf(code: string) {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const id = rows.find((row) => row.code === code)?.id;
  if (id === undefined) throw new Error(`no dealer ${code} on the list`);
  return id;
}

async function twoPeople(code: string) {
  const { contacts } = await rig.engine.ask('dealers.get', { id: await dealerOf(code) });
  const [one, other] = contacts;
  if (one === undefined || other === undefined) throw new Error('two people are on its page');
  return [one.id, other.id] as const;
}

describe('people merged and taken apart', () => {
  it.each(CASES)('of a list of $kind, the first one staying: $stays, go with it', async ({ kind, stays }) => {
    const { engine } = rig;
    await put(KNOWN, 'dealers');
    const before = dump();
    const list = await put(LISTS[kind], kind);
    const [one, other] = await twoPeople(kind === 'contacts' ? 'K01' : 'K09');
    const [keptId, lostId] = stays ? [one, other] : [other, one];
    const { mergeId } = await engine.ask('doubles.mergeContacts', { keptId, lostId });
    const { changeId } = await engine.ask('doubles.unmergeContacts', { mergeId });

    const preview = await engine.ask('imports.undoPreview', { batchId: list.batchId });
    await undoBatch(engine, list);

    expect(kind === 'contacts' ? preview.entries.gone : preview.dealers.gone).toBe(1);
    expect(dump()).toBe(before);
    expect(await codeOf(engine.ask('data.undo', { changeId }))).toBe('undo_conflict');
    expect(await engine.ask('data.check', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('stay while their merge stands', async () => {
    const { engine } = rig;
    await put(KNOWN, 'dealers');
    const list = await put(LISTS.contacts, 'contacts');
    const [keptId, lostId] = await twoPeople('K01');
    const { mergeId } = await engine.ask('doubles.mergeContacts', { keptId, lostId });
    await undoBatch(engine, list);

    await engine.ask('doubles.unmergeContacts', { mergeId });

    expect(await twoPeople('K01')).toContain(lostId);
  });

  it.each(['contacts', 'dealers'] as const)(
    'who took the name of the other is met by his own, by a list of %s',
    async (kind) => {
      const { engine } = rig;
      await put(KNOWN, 'dealers');
      await put(LISTS.contacts, 'contacts');
      const [one, other] = await twoPeople('K01');
      const { contacts } = await engine.ask('dealers.get', { id: await dealerOf('K01') });
      const [keptId, lostId] = contacts.find(({ id }) => id === one)?.name === '王建国' ? [one, other] : [other, one];
      await engine.ask('doubles.mergeContacts', { keptId, lostId, taken: ['name'] });

      // By his name alone: he is called 王总 by now.
      const rows = {
        contacts: [
          ['客户编号', '姓名', '微信'],
          ['K01', '王建国', 'w1'],
        ],
        dealers: [
          ['客户编号', '客户名称', '联系人', '微信'],
          ['K01', '鑫源商行', '王建国', 'w1'],
        ],
      };
      await put(rows[kind], kind);

      const people = (await engine.ask('dealers.get', { id: await dealerOf('K01') })).contacts;
      expect(people.map(({ id, name }) => [id, name])).toEqual([[keptId, '王总']]);
    },
  );
});
