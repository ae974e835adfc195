import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Several rows of one dealer in a list: which of them counts, and what is kept of all. */

const rig = importRig();
const HEADER = ['客户编号', '客户名称', '等级', '省', '市', '累计金额', '最近下单', '备注', '业务员', '店招', '手机'];
const ROWS = [
  HEADER,
  ['K01', '城东便利店', 'B', '四川省', '成都市', '100', '2022-03-01', '爱还价', '王伟', '红', '13900000001'],
  ['K01', '城东便利店', 'A', '浙江省', '杭州市', '', '2023-05-02', '要发票', '', '-', '13900000002'],
  ['K01', '城东便利店（老店）', '', '', '', '300', '2021-01-01', '爱还价', '李娜', '蓝', ''],
];

async function detail() {
  const row = (await rig.engine.ask('dealers.list', {})).rows[0];
  if (!row) throw new Error('no dealer');
  return rig.engine.ask('dealers.get', { id: row.id });
}

const list = (joined: CheckOptions['joined'], rows = ROWS) =>
  importFile(rig.engine, writeCsv(rig.dir, rows, '客户.csv'), { kind: 'dealers', options: { joined } });

async function told(batchId: number) {
  const { problems } = await rig.engine.ask('imports.problems', { batchId });
  return problems
    .filter(({ code }) => code.startsWith('joined_'))
    .map(({ row, code, params, text }) => [row, code, params.row, params.kept, text]);
}

describe('several rows of one dealer', () => {
  it('the first counts unless the owner says otherwise; notes of all are kept', async () => {
    const batch = await list('first');

    expect(await detail()).toMatchObject({
      code: 'K01',
      name: '城东便利店',
      originalGrade: 'B',
      province: '四川省',
      city: '成都市',
      repName: '王伟',
      note: '爱还价\n要发票',
      extras: { 店招: '红', 'field:totalAmount': '100.00', 'field:lastOrderOn': '2022-03-01' },
    });
    expect(await told(batch.batchId)).toContainEqual([3, 'joined_differs', 2, '2022-03-01', '2023-05-02']);
  });

  it('the last counts where the owner says so: blanks take nothing away, and a place stays one', async () => {
    const before = canonicalDump(rig.engine.dataFile);
    const path = writeCsv(rig.dir, ROWS, '客户.csv');
    const { batchId } = await checkFile(rig.engine, path, { kind: 'dealers', options: { joined: 'last' } });
    const staged = await rig.engine.ask('imports.rows', { batchId, action: 'unchanged' });

    const batch = await list('last');

    expect(await detail()).toMatchObject({
      code: 'K01',
      name: '城东便利店',
      originalGrade: 'A',
      province: '浙江省',
      city: '杭州市',
      repName: '李娜',
      note: '爱还价\n要发票',
      extras: { 店招: '蓝', 'field:totalAmount': '300.00', 'field:lastOrderOn': '2021-01-01' },
      contacts: [{ phones: [{ text: '13900000001' }] }, { phones: [{ text: '13900000002' }] }],
    });
    expect(await told(batch.batchId)).toEqual(
      expect.arrayContaining([
        [3, 'joined_replaces', 2, 'B', 'A'],
        [4, 'joined_replaces', 3, '2023-05-02', '2021-01-01'],
        [4, 'joined_replaces', 2, '100', '300'],
      ]),
    );
    expect(staged.rows[1]?.changes).toContainEqual({ field: 'totalAmount', before: '100', after: '300' });
    await undoBatch(rig.engine, batch);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('what could not be read gives way to what could, by either rule, and is told', async () => {
    const rows = [
      ['客户编号', '客户名称', '授信额度', '账期'],
      ['K01', '城东便利店', '面议', '30'],
      ['K01', '城东便利店', '20000', '随便'],
    ];

    const batch = await list('last', rows);

    expect(await detail()).toMatchObject({ creditLimitMinor: 2_000_000, termDays: 30 });
    expect(await told(batch.batchId)).toEqual([[3, 'joined_differs', 2, '30', '随便']]);
  });

  it('a third row is held against the row that counts, not against a first one that says nothing', async () => {
    const rows = [
      ['客户编号', '客户名称', '地址'],
      ['K01', '城东便利店', ''],
      ['K01', '城东便利店', '新街1号'],
      ['K01', '城东便利店', '旧街2号'],
    ];

    const batch = await checkFile(rig.engine, writeCsv(rig.dir, rows, '客户.csv'), { kind: 'dealers' });

    expect(await told(batch.batchId)).toEqual([[4, 'joined_differs', 3, '新街1号', '旧街2号']]);
  });

  it('notes too long for one dealer are cut, and said so', async () => {
    const [a, b] = ['甲'.repeat(1500), '乙'.repeat(1500)];
    const batch = await list('first', [
      ['客户编号', '客户名称', '备注'],
      ['K01', '城东便利店', a],
      ['K01', '城东便利店', b],
    ]);
    const { problems } = await rig.engine.ask('imports.problems', { batchId: batch.batchId, code: 'text_cut' });

    expect((await detail()).note).toBe(`${a}\n${b}`.slice(0, 2000));
    expect(problems).toMatchObject([{ row: 3, field: 'note', text: b }]);
  });

  it('is remembered with the recipe, and the same list by it leaves everything as it is', async () => {
    await list('last');

    const again = await checkFile(rig.engine, writeCsv(rig.dir, ROWS, '客户.csv'));

    expect(again.options?.joined).toBe('last');
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, joined: 2 });
  });

  it('of many dealers each takes its last row, however far apart the rows stand', async () => {
    const round = (mark: string) =>
      Array.from({ length: 400 }, (_, i) => [`K${i}`, `第${i}号便利店`, `${mark}街${i}号`, `${mark}备注`]);
    await list('last', [['客户编号', '客户名称', '地址', '备注'], ...round('旧'), ...round('新')]);

    const { rows } = await rig.engine.ask('dealers.list', { filter: { search: '第7号便利店' } });
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('no K7');

    expect(await rig.engine.ask('dealers.get', { id })).toMatchObject({ address: '新街7号', note: '旧备注\n新备注' });
  });
});
