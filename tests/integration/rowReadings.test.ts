import { describe, expect, it } from 'vitest';
import { checkedColumns } from '../../src/shared/contract/checkedColumns.ts';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();
const DEALERS = [
  ['客户编号', '客户名称', '联系人', '手机', '地址'],
  ['K01', '城东便利店', '张丽（老板）', '154-6623-2632', '人民路2号'],
  ['K02', '河西批发部', '王伟', '13900000002', ''],
  ['K01', '城东便利店', '刘敏', '13900000003', ''],
];

describe('what was read of a row', () => {
  it('is its own where it was joined with others, who are told beside it', async () => {
    const { batchId } = await checkFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });

    const { rows } = await rig.engine.ask('imports.rows', { batchId, action: 'create' });
    const joined = (await rig.engine.ask('imports.rows', { batchId, action: 'unchanged' })).rows;

    expect(rows.map(({ row, own, joins, values }) => [row, own?.phone, own?.contact, joins, values.phone])).toEqual([
      [2, '15466232632', '张丽', [4], '15466232632 / 13900000003'],
      [3, undefined, undefined, [], '13900000002'],
    ]);
    expect(rows[0]?.own?.address).toBe('人民路2号');
    expect(joined.map(({ row, own, joinedRow, joins }) => [row, own?.phone, own?.contact, joinedRow, joins])).toEqual([
      [4, '13900000003', '刘敏', 2, []],
    ]);
  });

  it('is its own in an update too, and long after the dealer was given away', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, DEALERS), { kind: 'dealers' });
    const far = Array.from({ length: 400 }, (_, i) => [`F${i}`, `远方店${i}`, '', '', '']);
    const [head = [], first = [], ...rest] = DEALERS;
    const changed = [head, [...first.slice(0, 4), '人民路3号'], ...far, ...rest];

    const { batchId } = await checkFile(rig.engine, writeCsv(rig.dir, changed), { kind: 'dealers' });
    const { rows } = await rig.engine.ask('imports.rows', { batchId, action: 'update' });

    expect(rows.map(({ row, own, joins }) => [row, own?.phone, joins])).toEqual([[2, '15466232632', [404]]]);
  });

  it('tells the kind of a bill with the column that says it, and with no other', () => {
    const kindOf = (...fields: ('date' | 'number' | 'amount' | 'kind')[]) => {
      const mapping = fields.map((field, column) => ({ column, field }));
      const options: Pick<CheckOptions, 'kind' | 'mapping' | 'ownMapping'> = {
        kind: 'orders',
        mapping,
        ownMapping: [],
      };
      return checkedColumns(options, []).find(({ name }) => name === 'kind')?.leads;
    };

    expect(kindOf('date', 'number', 'amount')).toBe(false);
    expect(kindOf('date', 'number', 'amount', 'kind')).toBe(true);
  });
});
