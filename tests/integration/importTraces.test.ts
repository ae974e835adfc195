import { expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { DEALERS, importRig } from '../helpers/importRig.ts';

const rig = importRig();

it('a dealer tells which row of which file brought it and what later files changed, until they are undone', async () => {
  await importFile(rig.engine, writeCsv(rig.dir, DEALERS, 'first.csv'));
  const changed = [
    ['客户编号', '客户名称', '地址'],
    ['K02', '河西批发部', '河西路2号'],
  ];
  const second = await importFile(rig.engine, writeCsv(rig.dir, changed, 'second.csv'));
  const id = (await rig.engine.ask('dealers.list', { filter: { search: 'K02' } })).rows[0]?.id;
  if (id === undefined) throw new Error('no dealer');

  const { imports } = await rig.engine.ask('dealers.get', { id });
  await undoBatch(rig.engine, second);
  const afterwards = await rig.engine.ask('dealers.get', { id });

  expect(imports).toMatchObject([
    { fileName: 'second.csv', row: 2, created: false, fields: [{ field: 'address', before: '', after: '河西路2号' }] },
    { fileName: 'first.csv', row: 4, created: true, fields: [] },
  ]);
  expect(afterwards.imports.map(({ fileName }) => fileName)).toEqual(['first.csv']);
});
