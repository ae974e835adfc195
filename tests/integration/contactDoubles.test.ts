import { describe, expect, it } from 'vitest';
import type { ContactId, DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();

const dump = () => canonicalDump(rig.engine.dataFile);

async function addPerson(
  dealerId: DealerId,
  name: string,
  phones: string[],
  more: { wechat?: string; note?: string; primary?: boolean } = {},
): Promise<ContactId> {
  const { contacts } = await rig.engine.ask('dealers.saveContact', {
    dealerId,
    name,
    role: '',
    phones,
    wechat: '',
    email: '',
    note: '',
    primary: false,
    ...more,
  });
  const id = contacts.find((each) => each.name === name)?.id;
  if (id === undefined) throw new Error('just added');
  return id;
}

async function shop() {
  const { id } = await rig.engine.ask('dealers.create', { name: '鑫源商行' });
  const full = await addPerson(id, '王建国', ['13900000001'], { primary: true });
  const called = await addPerson(id, '王总', ['139 0000 0001', '13900000002'], { wechat: 'wang88', note: '上午在' });
  return { id, full, called };
}

const people = async (id: DealerId) =>
  (await rig.engine.ask('dealers.get', { id })).contacts.map(({ name, phones }) => `${name} ${phones.length}`);
const suspects = async (dealerId: DealerId) => (await rig.engine.ask('doubles.contacts', { dealerId })).pairs;

describe('people who are on a dealer’s page twice', () => {
  it('are suspected with reasons, merged in one act with the phones of both, and undone in one step', async () => {
    const { engine } = rig;
    const { id, full, called } = await shop();
    expect(await suspects(id)).toMatchObject([
      { kept: { id: full }, lost: { id: called }, reasons: [{ code: 'called' }, { code: 'same_phone' }] },
    ]);
    const { fields, phones } = await engine.ask('doubles.compareContacts', { keptId: full, lostId: called });
    expect(fields.map(({ field, take }) => [field, take])).toEqual([
      ['name', false],
      ['wechat', true],
      ['note', true],
    ]);
    expect(phones).toHaveLength(2);
    const before = dump();

    const { changeId } = await engine.ask('doubles.mergeContacts', { keptId: full, lostId: called });

    expect((await engine.ask('dealers.get', { id })).contacts).toMatchObject([
      { id: full, name: '王建国', wechat: 'wang88', note: '上午在', phones: [{}, { text: '13900000002' }] },
    ]);
    expect(await suspects(id)).toEqual([]);
    await engine.ask('data.undo', { changeId });
    expect(dump()).toBe(before);
  });

  it('are two again at any later time; what was edited since stays', async () => {
    const { engine } = rig;
    const { id, full, called } = await shop();
    const { mergeId } = await engine.ask('doubles.mergeContacts', { keptId: full, lostId: called, taken: ['name'] });
    expect(await people(id)).toEqual(['王总 2']);
    await engine.ask('dealers.saveContact', {
      dealerId: id,
      contactId: full,
      name: '王总',
      role: '老板',
      phones: ['13900000001', '13900000002', '13900000007'],
      wechat: 'neu',
      email: '',
      note: '',
      primary: true,
    });

    expect((await engine.ask('doubles.contactMerges', { dealerId: id })).merges).toHaveLength(1);
    await engine.ask('doubles.unmergeContacts', { mergeId });

    const { contacts } = await engine.ask('dealers.get', { id });
    expect(contacts).toMatchObject([
      { name: '王建国', role: '老板', wechat: 'neu', phones: [{ text: '13900000001' }, { text: '13900000007' }] },
      { name: '王总', wechat: 'wang88', phones: [{}, {}] },
    ]);
    expect(await codeOf(engine.ask('doubles.unmergeContacts', { mergeId }))).toBe('not_found');
  });

  it('“not the same person” is remembered until it is taken back; other dealers’ people are never merged', async () => {
    const { engine } = rig;
    const { id, full, called } = await shop();
    const other = await engine.ask('dealers.create', { name: '城东便利店' });
    const stranger = await addPerson(other.id, '王建国', ['13900000001']);

    await engine.ask('doubles.setDistinctContacts', { oneId: called, otherId: full, distinct: true });

    expect(await suspects(id)).toEqual([]);
    expect((await engine.ask('doubles.distinctContacts', {})).pairs).toMatchObject([{ dealer: { id } }]);
    await engine.ask('data.undo', {});
    expect(await suspects(id)).toHaveLength(1);
    expect(await codeOf(engine.ask('doubles.mergeContacts', { keptId: full, lostId: stranger }))).toBe('not_found');
    expect(await codeOf(engine.ask('doubles.mergeContacts', { keptId: full, lostId: full }))).toBe('merge_same');
  });

  it('the search lists them for all dealers', async () => {
    const { engine } = rig;
    const { id } = await shop();
    expect((await engine.ask('doubles.contacts', {})).total).toBe(0);

    const { jobId } = await engine.ask('doubles.find', {});
    await engine.done(jobId);

    expect((await engine.ask('doubles.contacts', {})).pairs).toMatchObject([{ dealer: { id }, score: 100 }]);
    expect((await engine.ask('doubles.contacts', { search: '王总' })).total).toBe(1);
    expect((await engine.ask('doubles.contacts', { search: '李' })).total).toBe(0);
  });

  it('lists that still say the other name make nobody new and rename nobody', async () => {
    const { engine, dir } = rig;
    const list = [
      ['客户名称', '联系人', '手机'],
      ['鑫源商行', '王建国', '13900000001'],
      ['鑫源商行', '王总', '13900000002'],
    ];
    const log = [
      ['客户名称', '姓名', '手机', '职务'],
      ['鑫源商行', '王总', '13900000002', '经理'],
    ];
    await importFile(engine, writeCsv(dir, list), { kind: 'dealers' });
    const id = (await engine.ask('dealers.list', {})).rows[0]?.id;
    if (id === undefined) throw new Error('it was imported');
    const [full, called] = (await engine.ask('dealers.get', { id })).contacts.map((each) => each.id);
    if (full === undefined || called === undefined) throw new Error('two were imported');
    await engine.ask('doubles.mergeContacts', { keptId: full, lostId: called });

    await importFile(engine, writeCsv(dir, list), { kind: 'dealers' });
    await importFile(engine, writeCsv(dir, log), { kind: 'contacts' });

    expect((await engine.ask('dealers.get', { id })).contacts).toMatchObject([
      { name: '王建国', role: '经理', phones: [{}, {}] },
    ]);
  });

  it('of two dealers that were merged they are two again when the dealers are', async () => {
    const { engine } = rig;
    const { id, full } = await shop();
    const other = await engine.ask('dealers.create', { name: '鑫源批发部' });
    const same = await addPerson(other.id, '王建国', ['13900000005']);
    const before = dump();
    const { mergeId } = await engine.ask('doubles.merge', { keptId: id, lostId: other.id });
    await engine.ask('doubles.mergeContacts', { keptId: full, lostId: same });

    await engine.ask('doubles.unmerge', { mergeId });

    expect(dump()).toBe(before);
    expect(await people(other.id)).toEqual(['王建国 1']);
  });
});
