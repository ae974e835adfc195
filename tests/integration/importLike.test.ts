import { expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const HEAD = ['客户编号', '客户名称', '手机', '地址'];

it('new rows that look like a dealer of the list are pointed out at the check, and not merged', async () => {
  const { engine, dir } = rig;
  const first = [
    HEAD,
    ['K01', '广州鑫源商行', '13900000001', '广州市天河区旺和路233号'],
    ['K02', '城东便利店', '13900000002', ''],
  ];
  const batch = await importFile(engine, writeCsv(dir, first), { kind: 'dealers' });
  expect(batch.counts?.problems).toBe(0);

  const checked = await checkFile(
    engine,
    writeCsv(dir, [
      HEAD,
      ['K01', '广州鑫源商行', '13900000001', ''],
      ['X9', '鑫源商行有限公司', '', '广州天河旺和路233号'],
      ['X8', '城东便利店二店', '13900000002', ''],
      ['X7', '河西批发部', '13900000009', ''],
    ]),
    { kind: 'dealers' },
  );

  const { problems } = await engine.ask('imports.problems', { batchId: checked.batchId });
  expect(problems.map(({ row, code, severity, params }) => [row, code, severity, params])).toEqual([
    [3, 'dealer_like', 'warning', { name: '广州鑫源商行', score: 80 }],
  ]);
  expect(checked.counts).toMatchObject({ created: 3 });
});
