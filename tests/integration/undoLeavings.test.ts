import { expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { BILLS, DEALERS, importRig } from '../helpers/importRig.ts';

/** What undoing an import must put back besides its rows, and what it must leave. */

const rig = importRig();

function taxOf(source: string): unknown {
  const raw = openReader(rig.engine.dataFile);
  try {
    return raw.prepare('SELECT tax_included FROM source WHERE name = ?').pluck().get(source);
  } finally {
    raw.close();
  }
}

it('whether a source’s amounts hold the tax is again what the imports say that still stand', async () => {
  const bills = (taxIncluded: boolean, day: string) =>
    importFile(rig.engine, writeCsv(rig.dir, [BILLS[0] ?? [], [day, day, 'K01', '1']], `${day}.csv`), {
      kind: 'orders',
      options: { sourceName: 's', taxIncluded },
    });
  const first = await bills(false, '2026-10-01');
  const second = await bills(true, '2026-10-02');
  expect(taxOf('s')).toBe(1);

  await undoBatch(rig.engine, second);
  expect(taxOf('s')).toBe(0);
  await undoBatch(rig.engine, first);
  expect(taxOf('s') ?? null).toBeNull();
});

it('a person that was edited since stays with his dealer; one that was not goes', async () => {
  const empty = canonicalDump(rig.engine.dataFile);
  const batch = await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
  const { rows } = await rig.engine.ask('dealers.list', { filter: { search: 'K01' } });
  const dealerId = rows[0]?.id;
  if (dealerId === undefined) throw new Error('no dealer');
  const [person] = (await rig.engine.ask('dealers.get', { id: dealerId })).contacts;
  if (person === undefined) throw new Error('no person');
  const edit = await rig.engine.ask('dealers.saveContact', {
    dealerId,
    contactId: person.id,
    name: '王建国',
    phones: ['13900000001'],
    role: '老板',
    wechat: '',
    email: '',
    note: '',
    primary: true,
  });
  expect(edit.contacts.map(({ name }) => name)).toEqual(['王建国']);

  await undoBatch(rig.engine, batch);

  const left = (await rig.engine.ask('dealers.list', {})).rows;
  expect(left.map(({ code }) => code)).toEqual(['K01']);
  expect((await rig.engine.ask('dealers.get', { id: dealerId })).contacts).toMatchObject([
    { name: '王建国', role: '老板' },
  ]);
  expect(canonicalDump(rig.engine.dataFile)).not.toBe(empty);
});

it('a dealer that was changed by hand stays whole: his people and who serves him stay with him, and the preview says so', async () => {
  const batch = await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
  const { rows } = await rig.engine.ask('dealers.list', { filter: { search: 'K01' } });
  const [row] = rows;
  if (row === undefined) throw new Error('no dealer');
  const { revision } = await rig.engine.ask('dealers.get', { id: row.id });
  await rig.engine.ask('dealers.update', {
    id: row.id,
    expectedRevision: revision,
    patch: { note: '老客户' },
  });

  const preview = await rig.engine.ask('imports.undoPreview', { batchId: batch.batchId });
  await undoBatch(rig.engine, batch);

  expect(preview.dealers).toEqual({ gone: 1, byHand: 1, byImport: 0, restored: 0, contacts: 0 });
  const left = await rig.engine.ask('dealers.list', {});
  expect(left.rows.map(({ code, phone, repName }) => [code, phone, repName])).toEqual([['K01', '13900000001', '王伟']]);
});

it('the preview counts the people that an import had brought to dealers it did not make', async () => {
  await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
  const more = [
    ['客户编号', '客户名称', '联系人', '手机'],
    ['K01', '城东便利店', '孙三', '13900000009'],
  ];
  const batch = await importFile(rig.engine, writeCsv(rig.dir, more), { kind: 'dealers' });

  const { dealers } = await rig.engine.ask('imports.undoPreview', { batchId: batch.batchId });

  expect(dealers).toMatchObject({ gone: 0, byHand: 0, contacts: 1 });
});
