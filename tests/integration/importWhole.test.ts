import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** What belongs together is taken together: a place, a person, a receipt. */

const rig = importRig();
const PLACES = ['客户编号', '客户名称', '省', '市', '区县'];

const list = (head: string[], rows: string[][], options = {}) =>
  importFile(rig.engine, writeCsv(rig.dir, [head, ...rows], '客户.csv'), { kind: 'dealers', options });

async function places(): Promise<Record<string, string>> {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const dealers = await Promise.all(rows.map(({ id }) => rig.engine.ask('dealers.get', { id })));
  return Object.fromEntries(
    dealers.map(({ code, province, city, district }) => [code, [province, city, district].join(' ')]),
  );
}

async function people(): Promise<string[]> {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const dealers = await Promise.all(rows.map(({ id }) => rig.engine.ask('dealers.get', { id })));
  return dealers.flatMap(({ contacts }) =>
    contacts.map(({ name, role, wechat, phones }) => [name, role, wechat, ...phones.map(({ text }) => text)].join(' ')),
  );
}

describe('a place', () => {
  const KNOWN = [
    ['K01', '甲店', '广东省', '广州市', ''],
    ['K02', '乙店', '广东省', '', ''],
    ['K03', '丙店', '湖南省', '长沙市', ''],
  ];
  const SAID = ['K01', 'K02', 'K03'].map((code, i) => [
    code,
    ['甲店', '乙店', '丙店'][i] ?? '',
    '湖南省',
    '长沙市',
    '岳麓区',
  ]);

  it('is completed by a list that agrees as far as it goes, and left alone by another one where blanks are filled', async () => {
    await list(PLACES, KNOWN);

    const filled = await list(PLACES, SAID, { onDifference: 'fill' });

    expect(filled.counts).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await places()).toMatchObject({
      K01: '广东省 广州市 ',
      K02: '广东省  ',
      K03: '湖南省 长沙市 岳麓区',
    });
  });

  it('is replaced as a whole where the file wins, with nothing of the old one below it', async () => {
    await list(PLACES, SAID);
    const before = canonicalDump(rig.engine.dataFile);

    const moved = await list(PLACES, [['K01', '甲店', '广东省', '', '']]);
    const after = await places();
    await undoBatch(rig.engine, moved);

    expect(after).toMatchObject({ K01: '广东省  ', K02: '湖南省 长沙市 岳麓区' });
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('of two rows of one dealer that disagree is the first row’s', async () => {
    await list(PLACES, [
      ['K01', '甲店', '广东省', '广州市', ''],
      ['K01', '甲店', '湖南省', '长沙市', '岳麓区'],
    ]);

    expect(await places()).toMatchObject({ K01: '广东省 广州市 ' });
  });
});

it('a credit limit and a term of nought are values, which filling blanks leaves alone', async () => {
  const head = ['客户编号', '客户名称', '信用额度', '账期'];
  await list(head, [['K01', '甲店', '0', '0']]);

  const filled = await list(head, [['K01', '甲店', '5000', '30']], { onDifference: 'fill' });

  expect(filled.counts).toMatchObject({ updated: 0, unchanged: 1 });
});

it('a question mark where an encoding has lost a sign changes nothing that is known', async () => {
  const head = ['客户编号', '客户名称', '备注', '累计'];
  await list(head, [['K01', '甲店（总）', '老客户😀', '¥164']]);

  const lossy = await list(head, [['K01', '甲店（总）?', '老客户??', '?164']]);
  const asked = await list(head, [['K01', '甲店（总）', '老客户?是', '¥164']]);

  expect([lossy, asked].map(({ counts }) => counts?.updated)).toEqual([0, 1]);
});

describe('people of a list of dealers', () => {
  const head = ['客户编号', '客户名称', '联系人', '职务', '手机', '微信'];
  const PHONE = '13900000001';

  it('learn what the list says anew of them, by the rule, and forget it when it is undone', async () => {
    await list(head, [['K01', '甲店', '张三', '', PHONE, 'old']]);
    const before = canonicalDump(rig.engine.dataFile);
    const next = [['K01', '甲店', '张三', '老板', PHONE, 'wx_zs']];

    const filled = await list(head, next, { onDifference: 'fill' });
    const afterFill = await people();
    const again = await list(head, next, { onDifference: 'fill' });
    await undoBatch(rig.engine, again);
    await undoBatch(rig.engine, filled);
    const undone = canonicalDump(rig.engine.dataFile);
    const won = await list(head, next, { onDifference: 'overwrite' });
    const sameAgain = await list(head, next);

    expect([filled, again, won, sameAgain].map(({ counts }) => counts?.updated)).toEqual([1, 0, 1, 0]);
    expect(afterFill).toEqual([`张三 老板 old ${PHONE}`]);
    expect(undone).toBe(before);
    expect(await people()).toEqual([`张三 老板 wx_zs ${PHONE}`]);
  });

  it('get somebody new of the shop’s old phone beside them, and a nameless one his name', async () => {
    await list(head, [
      ['K01', '甲店', '张三', '', PHONE, ''],
      ['K02', '乙店', '', '', '13900000002', ''],
    ]);
    const next = [
      ['K01', '甲店', '李四', '', PHONE, 'wx_ls'],
      ['K02', '乙店', '王五', '', '13900000002', ''],
    ];

    const batch = await list(head, next);
    const again = await list(head, next);

    expect([batch.counts?.updated, again.counts?.updated]).toEqual([2, 0]);
    expect((await people()).sort()).toEqual([`张三   ${PHONE}`, `李四  wx_ls ${PHONE}`, '王五   13900000002'].sort());
  });
});

it('a receipt keeps what a later list has no column for', async () => {
  const head = ['收款日期', '单据编号', '客户编号', '收款金额', '收款方式', '经手人', '备注'];
  const rows = [['2026-10-01', 'R1', 'K01', '30', '微信', '王伟', '尾款']];
  const options = { sourceName: '收款' };
  const take = (columns: number, more = rows) =>
    importFile(
      rig.engine,
      writeCsv(
        rig.dir,
        [head, ...more].map((row) => row.slice(0, columns)),
      ),
      {
        kind: 'receipts',
        options,
      },
    );
  await take(7);
  const before = canonicalDump(rig.engine.dataFile);

  const shorter = await take(4);
  const unchanged = canonicalDump(rig.engine.dataFile);
  const changed = await take(4, [['2026-10-01', 'R1', 'K01', '35']]);
  const { problems } = await rig.engine.ask('imports.problems', { batchId: changed.batchId });
  await undoBatch(rig.engine, changed);
  const noted = await checkFile(
    rig.engine,
    writeCsv(rig.dir, [head, ['2026-10-01', 'R1', 'K01', '30', '', '', '已清']]),
    {
      kind: 'receipts',
      options,
    },
  );
  const { rows: shown } = await rig.engine.ask('imports.rows', {
    batchId: noted.batchId,
    action: 'update',
    limit: 10,
  });

  expect(shorter.counts).toMatchObject({ updated: 0, unchanged: 1 });
  expect(unchanged.includes('尾款')).toBe(true);
  expect([changed.counts?.updated, problems]).toEqual([1, []]);
  expect(before.includes('微信')).toBe(true);
  expect(shown.map(({ changes }) => changes)).toEqual([[{ field: 'note', before: '尾款', after: '已清' }]]);
});
