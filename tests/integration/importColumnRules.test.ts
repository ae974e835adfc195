import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, inspectFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** What happens to known values column by column, and by what dealers are recognised. */

const rig = importRig();
const HEADER = ['客户编号', '客户名称', '地址', '备注', '手机', '业务员', '店招'];
const KNOWN = [HEADER, ['K01', '城东便利店', '旧街1号', '', '13900000001', '王伟', '红']];
const AGAIN = [HEADER, ['K01', '城东便利店', '新街2号', '新备注', '13900000009', '李娜', '蓝']];

async function detail() {
  const row = (await rig.engine.ask('dealers.list', {})).rows[0];
  if (!row) throw new Error('no dealer');
  return rig.engine.ask('dealers.get', { id: row.id });
}

const again = (options: Partial<CheckOptions>) =>
  importFile(rig.engine, writeCsv(rig.dir, AGAIN, '客户202610.csv'), { kind: 'dealers', options });

describe('rules for single columns', () => {
  it('keep, fill or overwrite each by itself; what is said of no column goes by the rule for all', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, KNOWN, '客户202609.csv'), { kind: 'dealers' });
    const before = canonicalDump(rig.engine.dataFile);

    const batch = await again({
      columnRules: [
        { column: 2, rule: 'keep' },
        { column: 3, rule: 'fill' },
        { column: 4, rule: 'fill' },
        { column: 5, rule: 'keep' },
        { column: 6, rule: 'fill' },
      ],
    });

    expect(await detail()).toMatchObject({
      address: '旧街1号',
      note: '新备注',
      contacts: [{ phones: [{ text: '13900000001' }] }],
      repName: '王伟',
      extras: { 店招: '红' },
    });
    await undoBatch(rig.engine, batch);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  });

  it('overwrite a column where all others keep what is there', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, KNOWN, '客户202609.csv'), { kind: 'dealers' });

    await again({ onDifference: 'keep', columnRules: [{ column: 2, rule: 'overwrite' }] });

    expect(await detail()).toMatchObject({
      address: '新街2号',
      note: '',
      contacts: [{ phones: [{ text: '13900000001' }] }],
      repName: '王伟',
    });
  });

  it('are remembered with the layout', async () => {
    await importFile(rig.engine, writeCsv(rig.dir, KNOWN, '客户202609.csv'), { kind: 'dealers' });
    await again({ columnRules: [{ column: 2, rule: 'keep' }] });

    const next = await inspectFile(rig.engine, writeCsv(rig.dir, AGAIN, '客户202611.csv'));

    expect(next.understanding?.columns.map(({ rule }) => rule)).toEqual([null, null, 'keep', null, null, null, null]);
  });
});

describe('the ladder', () => {
  const TWO = [
    ['客户编号', '客户名称', '手机'],
    ['K01', '城东便利店', '13900000001'],
    ['K02', '城东便利店二店', '13900000002'],
  ];
  /** The name is one dealer's, the phone that of another with a name like it. */
  const EITHER = [
    ['客户名称', '手机', '地址'],
    ['城东便利店', '13900000002', '新街2号'],
  ];

  async function addresses(ladder: CheckOptions['ladder']) {
    await importFile(rig.engine, writeCsv(rig.dir, TWO, '客户.csv'), { kind: 'dealers' });
    const batch = await checkFile(rig.engine, writeCsv(rig.dir, EITHER, '地址.csv'), {
      kind: 'dealers',
      options: { ladder },
    });
    const { rows } = await rig.engine.ask('imports.rows', { batchId: batch.batchId, action: 'update' });
    return { titles: rows.map(({ title }) => title), counts: batch.counts };
  }

  it('leaves to the name whoever is called so, though the phone is that of a branch', async () => {
    expect((await addresses(['code', 'phone', 'name'])).titles).toEqual(['城东便利店']);
  });

  it('goes by the phone alone where the owner wants no names, but takes no branch for its head office', async () => {
    expect((await addresses(['code', 'phone'])).counts).toMatchObject({ created: 1, updated: 0 });
  });

  it('tells dealers of one name apart by their phones, unless he wants the name to come first', async () => {
    const namesakes = [
      ['客户编号', '客户名称', '手机', '市'],
      ['K01', '城东便利店', '13900000001', '广州市'],
      ['K02', '城东便利店', '13900000002', '佛山市'],
    ];
    await importFile(rig.engine, writeCsv(rig.dir, namesakes, '客户.csv'), { kind: 'dealers' });
    const check = async (options: Partial<CheckOptions>) =>
      (await checkFile(rig.engine, writeCsv(rig.dir, EITHER, '地址.csv'), { kind: 'dealers', options })).counts;

    expect(await check({})).toMatchObject({ updated: 1, ambiguous: 0 });
    expect(await check({ ladder: ['code', 'name', 'phone'] })).toMatchObject({ updated: 0, ambiguous: 1 });
  });

  it('makes a new dealer where nothing of it fits', async () => {
    expect((await addresses(['code'])).counts).toMatchObject({ created: 1, updated: 0 });
  });
});
