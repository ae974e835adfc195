import { expect, it } from 'vitest';
import { ContactId, DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);
const list = (rows: string[][]) => importFile(rig.engine, writeCsv(rig.dir, rows));
const dump = () => canonicalDump(rig.engine.dataFile);

const HEAD = ['客户编号', '客户名称', '联系人', '手机', '生日', '地址'];
const FIRST = [
  HEAD,
  ['K01', '城东便利店', '王五', '13900000001', '1978年5月6日', '东路1号'],
  ['K02', '河西批发部', '李四', '13900000002', '农历八月十五', '西路2号'],
  ['K03', '南门店', '赵六', '13900000003', '', '南路3号'],
];

async function people() {
  const { rows } = await ask('dealers.list', { sort: { by: 'code', descending: false } });
  const all = await Promise.all(rows.map(({ id }) => ask('dealers.get', { id })));
  return all.flatMap(({ contacts, extras }) => [
    ...contacts.map(({ name, birthday }) => [name, birthday]),
    ...Object.keys(extras),
  ]);
}

async function firstContact(code: string) {
  const { rows } = await ask('dealers.list', { filter: { search: code } });
  const id = DealerId.parse(rows[0]?.id);
  const contact = (await ask('dealers.get', { id })).contacts[0];
  return { dealerId: id, contactId: ContactId.parse(contact?.id), ...contact };
}

it('a list of dealers brings the birthdays of its people, completes those it knows, and takes them back', async () => {
  const empty = dump();
  const first = await list(FIRST);
  const before = dump();
  expect(await people()).toEqual([
    ['王五', '1978-05-06'],
    ['李四', '农历八月十五'],
    ['赵六', ''],
  ]);

  const next = structuredClone(FIRST);
  (next[3] ?? [])[4] = '3月8日';
  (next[1] ?? [])[4] = '1979-01-01';
  const second = await list(next);
  const third = await list(next);

  expect(second.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
  expect(third.counts).toMatchObject({ updated: 0, unchanged: 3 });
  expect(await people()).toEqual([
    ['王五', '1978-05-06'],
    ['李四', '农历八月十五'],
    ['赵六', '03-08'],
  ]);

  // The third list states it again: it leaves with the last of them.
  await undoBatch(rig.engine, second);
  expect((await people())[2]).toEqual(['赵六', '03-08']);
  await undoBatch(rig.engine, third);
  expect(dump()).toBe(before);
  await undoBatch(rig.engine, first);
  expect(dump()).toBe(empty);
});

it('a birthday corrected by hand stays when its list is undone, and the way back leads to before the list', async () => {
  await list(FIRST);
  const before = dump();
  const next = structuredClone(FIRST);
  (next[3] ?? [])[4] = '3月8日';
  const second = await list(next);
  const { primary: _primary, phones, ...contact } = await firstContact('K03');
  const input = { name: '赵六', role: '', wechat: '', email: '', note: '', primary: true } as const;
  const saved = { ...input, ...contact, primary: true, phones: (phones ?? []).map(({ text }) => text) };
  await ask('dealers.saveContact', { ...saved, birthday: '1990-3-9' });

  await undoBatch(rig.engine, second);
  expect((await people())[2]).toEqual(['赵六', '1990-03-09']);
  await ask('data.undo', {});

  expect(dump()).toBe(before);
});

it('is written by hand as it is said; what cannot be one is refused in words and found by the health check', async () => {
  await list([HEAD, ['K01', '城东便利店', '王五', '13900000001', '2月30日', '']]);
  const { dealerId, contactId } = await firstContact('K01');
  const save = (birthday: string) =>
    ask('dealers.saveContact', {
      ...{ dealerId, contactId, name: '王五', role: '', phones: [], wechat: '', email: '', note: '', primary: true },
      birthday,
    });

  expect(await people()).toEqual([['王五', '2月30日']]);
  const found = await ask('health.list', { check: 'birthday' });
  expect(found.rows.map(({ text, params }) => [text, params.name])).toEqual([['2月30日', '王五']]);

  // What an import kept as written is in nobody's way.
  await save('2月30日');
  expect(await codeOf(save('明年'))).toBe('birthday_unreadable');
  expect(await codeOf(save('2030-01-01'))).toBe('birthday_unreadable');
  const [row] = found.rows;
  const { revision } = await ask('dealers.get', { id: dealerId });
  const fixes = (text: string) => [{ id: row?.id ?? dealerId, expectedRevision: revision, text }];
  expect((await ask('health.fix', { check: 'birthday', fixes: fixes('2月32日') })).refused).toHaveLength(1);
  await ask('health.fix', { check: 'birthday', fixes: fixes('2月28日') });

  expect(await people()).toEqual([['王五', '02-28']]);
  expect((await ask('health.list', { check: 'birthday' })).total).toBe(0);
});

it('a list of people brings them too, and a merge takes them along', async () => {
  await list(FIRST);
  const before = dump();
  const batch = await list([
    ['客户编号', '姓名', '手机', '出生日期'],
    ['K01', '王小五', '13900000011', '2001.7.8'],
    ['K03', '赵六', '13900000003', '腊月廿三'],
  ]);
  expect(batch.understanding?.kind).toBe('contacts');
  const after = [
    ['王五', '1978-05-06'],
    ['王小五', '2001-07-08'],
    ['李四', '农历八月十五'],
    ['赵六', '腊月廿三'],
  ];
  expect(await people()).toEqual(after);

  const { dealerId: keptId } = await firstContact('K02');
  const { dealerId: lostId } = await firstContact('K01');
  const { mergeId } = await ask('doubles.merge', { keptId, lostId });
  expect((await ask('dealers.get', { id: keptId })).contacts.map(({ birthday }) => birthday).sort()).toEqual([
    '1978-05-06',
    '2001-07-08',
    '农历八月十五',
  ]);
  await ask('doubles.unmerge', { mergeId });
  expect(await people()).toEqual(after);
  await undoBatch(rig.engine, batch);

  expect(dump()).toBe(before);
});
