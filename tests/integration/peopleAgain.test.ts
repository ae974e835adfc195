import { expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const HEADER = ['客户编号', '客户名称', '联系人', '手机'];
const list = (...rows: string[][]) => writeCsv(rig.dir, [HEADER, ...rows]);

/** Everybody of the first dealer, with his phones. */
async function people(): Promise<[string, string][]> {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const { contacts } = await rig.engine.ask('dealers.get', { id: rows[0]?.id as DealerId });
  return contacts.map(({ name, phones }) => [name, phones.map(({ text }) => text).join(' ')]);
}

it('a new phone of somebody known is added to him, shown before, and taken back with the import', async () => {
  await importFile(rig.engine, list(['K01', '甲店', '王五', '13910275822']));
  const before = canonicalDump(rig.engine.dataFile);
  const again = list(['K01', '甲店', '王五', '13955556666'], ['K01', '甲店', '王五', '13977778888']);

  const checked = await checkFile(rig.engine, again);
  const { rows } = await rig.engine.ask('imports.rows', { batchId: checked.batchId, action: 'update' });
  const batch = await importFile(rig.engine, again);

  expect(rows.flatMap(({ changes }) => changes)).toEqual([
    { field: 'phone', before: '13910275822', after: '13910275822 / 13955556666 / 13977778888' },
  ]);
  expect(await people()).toEqual([['王五', '13910275822 13955556666 13977778888']]);
  expect((await checkFile(rig.engine, again)).counts).toMatchObject({ created: 0, updated: 0 });
  await undoBatch(rig.engine, batch);
  expect(canonicalDump(rig.engine.dataFile)).toBe(before);
});

it('somebody whose name nobody has yet stays a person of his own, with an old phone or a new one', async () => {
  await importFile(rig.engine, list(['K01', '甲店', '王五', '13910275822']));
  await importFile(rig.engine, list(['K01', '甲店', '李四', '13910275822'], ['K01', '甲店', '赵六', '13900000009']));

  expect(await people()).toEqual([
    ['王五', '13910275822'],
    ['李四', '13910275822'],
    ['赵六', '13900000009'],
  ]);
});

it('a person without a name is completed by one of his phones, the other one added', async () => {
  await importFile(rig.engine, list(['K01', '甲店', '', '13910275822']));
  await importFile(rig.engine, list(['K01', '甲店', '王五', '13910275822 13955556666']));

  expect(await people()).toEqual([['王五', '13910275822 13955556666']]);
});

it('phones follow the rule of their column: kept as they are, or filled where there is none', async () => {
  await importFile(rig.engine, list(['K01', '甲店', '王五', '13910275822'], ['K02', '乙店', '李四', '']));
  const next = list(['K01', '甲店', '王五', '13955556666'], ['K02', '乙店', '李四', '13900000002']);

  const kept = await checkFile(rig.engine, next, { options: { onDifference: 'keep' } });
  await importFile(rig.engine, next, { options: { onDifference: 'fill' } });

  expect(kept.counts).toMatchObject({ updated: 0, unchanged: 2 });
  expect(await people()).toEqual([['王五', '13910275822']]);
  const { rows } = await rig.engine.ask('dealers.list', { filter: { search: '13900000002' } });
  expect(rows.map(({ name }) => name)).toEqual(['乙店']);
});
