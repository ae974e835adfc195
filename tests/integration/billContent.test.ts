import { expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Each value of a bill decides whether the next export says the same of it. */

const rig = importRig();
const HEAD = ['单据日期', '单据编号', '客户名称', '商品名称', '数量', '单价', '金额', '税额', '业务员', '备注'];
const LINE = ['2026-10-01', 'X1', '甲店', '水', '2', '50', '100', '13', '王伟', '急'];
const wishes = { kind: 'orders', options: { sourceName: 's', shape: 'lines' } } as const;

const counts = async (line: readonly string[], source = 's') => {
  const file = writeCsv(rig.dir, [HEAD, [...line]], '单据.csv');
  return (await checkFile(rig.engine, file, { ...wishes, options: { ...wishes.options, sourceName: source } })).counts;
};

it.each([
  ['数量', '4'],
  ['单价', '51'],
  ['金额', '101'],
  ['税额', '14'],
  ['业务员', '李娜'],
  ['备注', '不急'],
  ['商品名称', '茶'],
])('another %s makes it a changed bill, the same one does not', async (header, value) => {
  await importFile(rig.engine, writeCsv(rig.dir, [HEAD, LINE], '单据.csv'), wishes);

  const other = LINE.map((cell, column) => (HEAD[column] === header ? value : cell));

  expect(await counts(LINE)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  expect(await counts(other)).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
});

it('under another source’s name only a bill of the same amount is taken for the one that is known', async () => {
  await importFile(rig.engine, writeCsv(rig.dir, [HEAD, LINE], '单据.csv'), wishes);
  const dearer = LINE.map((cell, column) => (HEAD[column] === '金额' ? '160' : cell));

  expect(await counts(LINE, 't')).toMatchObject({ created: 0, unchanged: 1 });
  expect((await counts(dearer, 't'))?.unchanged).toBe(0);
});
