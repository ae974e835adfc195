import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();

const HEADER = [
  '单据日期',
  '单据编号',
  '单据类型',
  '客户名称',
  '商品编号',
  '品名',
  '单位',
  '数量',
  '单价',
  '金额',
  '备注',
];
const bill = (day: string, number: string, product: string, quantity: number, note = '') => [
  day,
  number,
  '销售',
  '甲店',
  product,
  product === 'P1' ? '高粱酒' : '橙汁',
  '箱',
  String(quantity),
  '100',
  String(quantity * 100),
  note,
];
const BEFORE = [
  bill('2026-10-01', 'S1', 'P1', 2),
  bill('2026-10-01', 'S1', 'P2', 1),
  bill('2026-10-05', 'S2', 'P1', 3),
  bill('2026-10-06', 'S3', 'P1', 4),
];
/** S1 has more of one product and none of the other, S2 another note, S3 is gone. */
const AFTER = [
  bill('2026-10-01', 'S1', 'P1', 5),
  bill('2026-10-05', 'S2', 'P1', 3, '补送'),
  bill('2026-10-08', 'S4', 'P1', 1),
];

async function differences(lang: 'zh-CN' | 'en'): Promise<Record<string, string[][]>> {
  await importFile(rig.engine, writeCsv(rig.dir, [HEADER, ...BEFORE]), { options: { sourceName: 'a' } });
  const { batchId } = await checkFile(rig.engine, writeCsv(rig.dir, [HEADER, ...AFTER]), {
    options: { sourceName: 'a' },
  });
  const path = join(rig.dir, `${lang}.xlsx`);
  const file = rig.engine.vault.register(path, 'write');
  const { jobId } = await rig.engine.ask('imports.differences', { batchId, file, lang });
  await rig.engine.done(jobId);
  const { Sheets } = read(readFileSync(path));
  return Object.fromEntries(
    Object.entries(Sheets).map(([name, sheet]) => [
      name,
      utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false }),
    ]),
  );
}

it('the workbook of differences has a row for each field and line that differs, in the words of the screen', async () => {
  const sheets = await differences('zh-CN');

  expect(Object.keys(sheets)).toEqual(['改动的单据', '文件里没有了的单据']);
  const [head, ...rows] = sheets.改动的单据 ?? [];
  expect(head).toEqual(['行号', '单据编号', '客户', '字段', '现有', '文件']);
  const told = rows.map(([, number, name, field, before, after]) => [number, name, field, before, after]);
  expect(told).toContainEqual(['S1', '甲店', '金额', '300.00', '500.00']);
  expect(told).toContainEqual(['S1', '甲店', '明细：高粱酒', '2 箱 200.00', '5 箱 500.00']);
  expect(told).toContainEqual(['S1', '甲店', '明细：橙汁', '1 箱 100.00', '无此行']);
  expect(told.find(([number, , field]) => number === 'S2' && field === '备注')?.[4]).toBe('补送');
  expect(told.filter(([number]) => number === 'S4')).toEqual([]);
});

it('and the bills that the file has no more; in English too', async () => {
  const sheets = await differences('en');

  const [, gone = []] = Object.entries(sheets)[1] ?? [];
  expect(gone[1]?.slice(1, 4)).toEqual(['S3', '甲店', 'Sale']);
  expect(gone).toHaveLength(2);
  expect(JSON.stringify(sheets)).not.toMatch(/imports\.|orders\.|\{\{|undefined|NaN/);
});
