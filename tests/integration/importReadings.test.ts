import { describe, expect, it } from 'vitest';
import { checkedColumns } from '../../src/shared/contract/checkedColumns.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();

const LIST = [
  ['客户编号', '客户名称', '等级', '地址', '累计金额', '联系人', '手机', '开户日期', '信用额度', '账期'],
  [
    'K01',
    '城东便利店',
    '★★★',
    '广东深圳南山区科技路1号',
    '13.3603万元',
    '张三',
    '+86 139-0000-0001',
    '45467',
    '2万',
    '月结30天',
  ],
];

describe('how the rows of a checked list were understood', () => {
  it('every column that was read of a new dealer is shown before anything is written, with the row as it is written', async () => {
    const batch = await checkFile(rig.engine, writeCsv(rig.dir, LIST));

    const { rows } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'create' });

    expect(rows[0]?.values).toMatchObject({
      code: 'K01',
      original_grade: '★★★',
      province: '广东省',
      city: '深圳市',
      district: '南山区',
      'field:totalAmount': '133603.00',
      contact: '张三',
      phone: '13900000001',
      opened_on: '2024-06-24',
      credit_limit_minor: '2000000',
      term_days: '30',
    });
    expect(rows[0]?.written).toEqual(LIST[1]);
  });

  it('a column is shown where one of the file is read into it, and knows which', async () => {
    const { options } = await checkFile(rig.engine, writeCsv(rig.dir, LIST));
    if (options === null) throw new Error('a checked batch has options');

    const columns = new Map(checkedColumns(options, []).map(({ name, from }) => [name, from]));

    expect(columns.get('opened_on')).toEqual([7]);
    expect(columns.get('province')).toEqual([3]);
    expect(columns.has('tax_no')).toBe(false);
  });

  it('a dealer that is as he was is shown with what is known of him', async () => {
    const path = writeCsv(rig.dir, LIST);
    await importFile(rig.engine, path);

    const batch = await checkFile(rig.engine, path);

    const { rows } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'unchanged' });
    expect(rows[0]?.values).toMatchObject({ city: '深圳市', phone: '13900000001', term_days: '30' });
    expect(rows[0]?.written).toEqual(LIST[1]);
  });

  it('bills show their lines, discounts and notes', async () => {
    const bills = [
      ['单据日期', '单据编号', '客户名称', '商品名称', '数量', '单位', '单价', '金额', '备注'],
      ['2026-09-01', 'XS001', '城东便利店', '矿泉水', '12', '箱', '10', '120', '急'],
      ['2026-09-01', 'XS001', '城东便利店', '可乐', '2', '箱', '30', '60', '急'],
    ];
    const path = writeCsv(rig.dir, bills);
    const batch = await importFile(rig.engine, path);
    const again = await checkFile(rig.engine, path);

    const { rows } = await rig.engine.ask('imports.rows', { batchId: again.batchId, action: 'unchanged' });

    expect(batch.counts).toMatchObject({ created: 1 });
    expect(rows[0]?.values).toMatchObject({
      goods: '矿泉水 12箱 × 10；可乐 2箱 × 30',
      note: '急',
      amountMinor: '18000',
    });
  });

  it('a line without a quantity shows its amount, not a quantity of 0', async () => {
    const bills = [
      ['单据日期', '单据编号', '客户名称', '商品名称', '数量', '单位', '单价', '金额'],
      ['2026-09-01', 'XS001', '城东便利店', '可乐', '', '', '', '60.5'],
      ['2026-09-01', 'XS001', '城东便利店', '雪碧', '0', '箱', '30', '0'],
    ];
    const path = writeCsv(rig.dir, bills);
    const first = await checkFile(rig.engine, path);
    const staged = await rig.engine.ask('imports.rows', { batchId: first.batchId, action: 'create' });
    await importFile(rig.engine, path);
    const again = await checkFile(rig.engine, path);
    const known = await rig.engine.ask('imports.rows', { batchId: again.batchId, action: 'unchanged' });

    const goods = [staged, known].map(({ rows }) => rows[0]?.values.goods);

    expect(goods).toEqual(['可乐 = 60.5；雪碧 0箱 × 30', '可乐 = 60.5；雪碧 0箱 × 30']);
  });

  it('staging keeps nothing of how rows were written once the file is in', async () => {
    const path = writeCsv(rig.dir, LIST);
    const batch = await importFile(rig.engine, path);

    const { rows } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'create' });

    expect(rows).toEqual([]);
  });
});
