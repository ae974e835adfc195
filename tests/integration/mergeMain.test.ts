import { beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { ChangeId, type ContactId, type DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** A dealer has one main contact at most, whatever is merged, taken apart and edited in whatever order. */

// The time goes on: what came first is told by it.
const rig = importRig({ fixedDay: null });
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);

const LIST = [
  ['客户编号', '客户名称', '地址', '联系人', '手机'],
  ['K01', '鑫源商行', '', '李丽', '13900000001'],
  ['K03', '城东便利店', '', '王五', '13900000003'],
  ['K03', '城东便利店', '', '赵六', '13900000004'],
  ['K05', '南街超市', '南街5号', '', ''],
  ['K06', '河西批发部', '', '张三', '13900000006'],
];

let before: string;
beforeEach(async () => {
  await importFile(rig.engine, writeCsv(rig.dir, LIST), { kind: 'dealers' });
  before = dump();
});

const dump = () => canonicalDump(rig.engine.dataFile);

async function dealer(code: string): Promise<DealerId> {
  const { rows } = await ask('dealers.list', {});
  const id = rows.find((row) => row.code === code)?.id;
  if (id === undefined) throw new Error(`no dealer ${code} on the list`);
  return id;
}

async function people(code: string) {
  return (await ask('dealers.get', { id: await dealer(code) })).contacts;
}

async function person(code: string, name: string): Promise<ContactId> {
  const found = (await people(code)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name} at ${code}`);
  return found.id;
}

const mains = async (code: string) => (await people(code)).filter(({ primary }) => primary).map(({ name }) => name);
const joined = async (lostId: DealerId, keptId: DealerId) =>
  (await ask('doubles.merge', { keptId, lostId, taken: [] })).mergeId;
const merge = async (lost: string, kept: string) => joined(await dealer(lost), await dealer(kept));
const join = async (code: string, kept: string, lost: string) =>
  (await ask('doubles.mergeContacts', { keptId: await person(code, kept), lostId: await person(code, lost) })).mergeId;

/** Marks somebody as the main contact by hand. @returns the act's entry */
async function mark(code: string, name: string): Promise<ChangeId> {
  const found = (await people(code)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name} at ${code}`);
  const { id: contactId, phones, role, wechat, email, birthday, note } = found;
  const texts = { role, wechat, email, birthday, note };
  const dealerId = await dealer(code);
  await ask('dealers.saveContact', {
    ...{ dealerId, contactId, name, ...texts, primary: true },
    phones: phones.map(({ text }) => text),
  });
  return lastChange();
}

function lastChange(): ChangeId {
  const raw = openReader(rig.engine.dataFile);
  const id = raw.prepare('SELECT max(id) FROM change_log').pluck().get();
  raw.close();
  return ChangeId.parse(id);
}

describe('the main contact', () => {
  it('is who it was where a merge of people is taken apart inside of a merge of dealers', async () => {
    const people = await join('K03', '赵六', '王五');
    const merged = await merge('K03', 'K06');
    await ask('doubles.unmergeContacts', { mergeId: people });
    const inside = await mains('K06');

    await ask('doubles.unmerge', { mergeId: merged });

    expect(inside).toEqual(['张三']);
    expect(await mains('K03')).toEqual(['王五']);
    expect(dump()).toBe(before);
  });

  it('and the other way round where that is taken back before', async () => {
    const people = await join('K03', '赵六', '王五');
    const joined = dump();
    const merged = await merge('K03', 'K06');
    const { changeId } = await ask('doubles.unmergeContacts', { mergeId: people });
    await ask('data.undo', { changeId });
    await ask('doubles.unmerge', { mergeId: merged });
    const again = dump();
    await ask('doubles.unmergeContacts', { mergeId: people });

    expect(again).toBe(joined);
    expect(dump()).toBe(before);
  });

  it('is who it was where people of two merged dealers were made one', async () => {
    const merged = await merge('K03', 'K06');
    await join('K06', '王五', '张三');

    await ask('doubles.unmerge', { mergeId: merged });

    expect([await mains('K03'), await mains('K06')]).toEqual([['王五'], ['张三']]);
    expect(dump()).toBe(before);
  });

  it('chosen by hand while two were one stays, and who it was comes back with the undo', async () => {
    const merged = await merge('K03', 'K06');
    const changeId = await mark('K06', '赵六');

    await ask('doubles.unmerge', { mergeId: merged });
    const apart = await mains('K03');
    const { findings } = await ask('data.check', {});
    await ask('data.undo', { changeId });

    expect(apart).toEqual(['赵六']);
    expect(findings).toEqual([]);
    expect(dump()).toBe(before);
  });

  it('that was deleted and comes back does not stand beside the one chosen since', async () => {
    await ask('dealers.removeContact', { contactId: await person('K03', '王五') });
    const removed = lastChange();
    const changeId = await mark('K03', '赵六');

    await ask('data.undo', { changeId: removed });
    const both = await mains('K03');
    await ask('data.undo', { changeId });

    expect(both).toEqual(['赵六']);
    expect(dump()).toBe(before);
  });

  it('that was made part of somebody and comes back does not stand beside the one chosen since', async () => {
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '姓名', '手机'],
        ['K03', '孙七', '13900000007'],
      ]),
      { kind: 'contacts' },
    );
    const three = dump();
    const people = await join('K03', '赵六', '王五');
    const changeId = await mark('K03', '孙七');

    await ask('doubles.unmergeContacts', { mergeId: people });
    const apart = await mains('K03');
    await ask('data.undo', { changeId });

    expect(apart).toEqual(['孙七']);
    expect(dump()).toBe(three);
  });

  it('of dealers merged in a chain is who it was, the later merge taken apart first or last', async () => {
    for (const first of ['inner', 'outer'] as const) {
      const [lost, between, kept] = [await dealer('K01'), await dealer('K05'), await dealer('K06')];
      const inner = await joined(lost, between);
      const outer = await joined(between, kept);
      const order = first === 'inner' ? [inner, outer] : [outer, inner];

      for (const mergeId of order) await ask('doubles.unmerge', { mergeId });

      expect([first, dump()]).toEqual([first, before]);
    }
  });
});

it('check finds two main contacts of one dealer', async () => {
  const { default: Database } = await import('better-sqlite3');
  const raw = new Database(rig.engine.dataFile);
  raw.exec("UPDATE contact SET is_primary = 1 WHERE name = '赵六'");
  raw.close();

  const { findings } = await ask('data.check', {});

  expect(findings).toEqual([{ code: 'two_main_contacts', count: 1, detail: '' }]);
});
