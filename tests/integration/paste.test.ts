import { describe, expect, it } from 'vitest';
import { customKey } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { GridColumn } from '../../src/shared/contract/dealers.contract.ts';
import type { Input, Output } from '../../src/shared/contract/index.ts';
import { ChangeId, type DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** A block from Excel over the list: counted before, one act, taken back in one step. */

const rig = importRig();
type Block = Input<'paste.preview'>;

async function shop(dealers: number): Promise<DealerId[]> {
  const rows = Array.from({ length: dealers }, (_, i) => [
    `K${String(i).padStart(5, '0')}`,
    `客户${i}`,
    '城东',
    i % 2 === 0 ? '王伟' : '李娜',
  ]);
  await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '片区', '业务员'], ...rows]), {
    kind: 'dealers',
  });
  return (await rig.engine.ask('dealers.ids', { sort: { by: 'code', descending: false } })).ids;
}

async function write(block: Block, preview: Output<'paste.preview'>) {
  const { jobId } = await rig.engine.ask('paste.write', { ...block, seen: preview.seen });
  await rig.engine.done(jobId);
  const { result } = await rig.engine.ask('jobs.get', { jobId });
  return { changed: result?.changed, cells: result?.cells, changeId: ChangeId.parse(result?.changeId) };
}

async function takeBack(changeId: ChangeId): Promise<void> {
  const { jobId } = await rig.engine.ask('data.undo', { changeId });
  if (jobId !== null) await rig.engine.done(jobId);
}

describe('a block pasted over the list', () => {
  it('changes what its preview counted, in every kind of column, in one act that is taken back whole', async () => {
    const { engine } = rig;
    const ids = await shop(3);
    const [first] = ids;
    if (first === undefined) throw new Error('no dealer');
    const field = await engine.ask('fields.create', { name: '冰柜', kind: 'number' });
    const photo = await engine.ask('fields.create', { name: '门头照', kind: 'flag' });
    await engine.ask('tags.set', { dealerId: first, tags: ['老客'] });
    await engine.ask('fields.setValue', { dealerId: first, fieldId: field.id, before: '', value: '7' });
    await engine.ask('dealers.list', {});
    const before = canonicalDump(engine.dataFile);
    const columns: GridColumn[] = [
      'code',
      'name',
      'shortName',
      'type',
      'originalGrade',
      'area',
      'address',
      'rep',
      'openedOn',
      'settlement',
      'creditLimit',
      'termDays',
      'tags',
      customKey(field.id),
      customKey(photo.id),
    ];
    const rows = [
      [
        'X1',
        '新名一号',
        '一号',
        '餐饮',
        'A',
        '',
        '长街\n一号',
        '李娜',
        '2024年3月1日',
        '月结',
        '1.2万',
        '30天',
        '大户、老客',
        '',
        '有',
      ],
      ['K00001', '客户1', '', '', '', '城东', '', '李娜', '—', '', '', '', '', '２', '否'],
      ['K00002', '客户2', '', '', '', '城西', '', '', '2024/3/5', '', '500', '0', '大户', '3', ''],
    ];
    const block = { ids, columns, rows };

    const counted = await engine.ask('paste.preview', block);
    expect(counted).toMatchObject({ dealers: 3, refused: 0, refusals: [], skipped: [] });
    // Area and coolers of the first and the rep of the third.
    expect(counted).toMatchObject({ cells: 15 + 2 + 7, emptied: 3, same: 45 - 24 });
    const done = await write(block, counted);

    expect(done).toMatchObject({ changed: 3, cells: 24 });
    const { rows: now } = await engine.ask('dealers.list', { sort: { by: 'code', descending: true } });
    expect(now[0]).toMatchObject({
      code: 'X1',
      name: '新名一号',
      shortName: '一号',
      type: 'catering',
      originalGrade: 'A',
      area: '',
      address: '长街 一号',
      repName: '李娜',
      openedOn: '2024-03-01',
      settlement: '月结',
      creditLimitMinor: 1_200_000,
      termDays: 30,
      custom: { [customKey(photo.id)]: '1' },
    });
    expect(now[0]?.tags.map(({ name }) => name).sort()).toEqual(['大户', '老客'].sort());
    expect(now[1]).toMatchObject({ code: 'K00002', repName: '', openedOn: '2024-03-05', creditLimitMinor: 50_000 });
    expect(now[2]?.custom).toEqual({ [customKey(field.id)]: '2', [customKey(photo.id)]: '0' });
    const again = await engine.ask('paste.preview', block);
    expect(again).toMatchObject({ dealers: 0, cells: 0 });
    expect(await codeOf(write(block, again))).toBe('paste_nothing');
    await takeBack(done.changeId);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('takes what it can, tells each cell that it cannot, and leaves calculated columns aside', async () => {
    const { engine } = rig;
    const ids = await shop(4);
    const field = await engine.ask('fields.create', { name: '合同到期', kind: 'date' });
    const gone = 987_654 as DealerId;
    const columns: GridColumn[] = [
      'name',
      'amount',
      'type',
      'rep',
      'creditLimit',
      'termDays',
      'tags',
      customKey(field.id),
    ];
    const block = {
      ids: [...ids.slice(0, 3), gone],
      columns,
      rows: [
        ['', '100', '外星人', '无此人', '-5', '4000', '长'.repeat(41), '明年'],
        ['客'.repeat(201), '', '', '李娜', '很多', '-3', '', ''],
        ['新名', '5', '批发', '王伟', '8', '7', '好', '2027-01-01'],
        ['谁', '', '', '', '', '', '', ''],
      ],
    };

    const counted = await engine.ask('paste.preview', block);

    expect(counted).toMatchObject({ dealers: 1, cells: 6, refused: 11, skipped: ['amount'] });
    expect(counted.refusals.map(({ row, dealer, column, reason }) => [row, dealer, column, reason])).toEqual([
      [1, '客户0', 'name', 'empty_name'],
      [1, '客户0', 'type', 'type_unknown'],
      [1, '客户0', 'rep', 'rep_unknown'],
      [1, '客户0', 'creditLimit', 'amount_unreadable'],
      [1, '客户0', 'termDays', 'days_unreadable'],
      [1, '客户0', 'tags', 'tag_too_long'],
      [1, '客户0', customKey(field.id), 'value_unreadable'],
      [2, '客户1', 'name', 'too_long'],
      [2, '客户1', 'creditLimit', 'amount_unreadable'],
      [2, '客户1', 'termDays', 'days_unreadable'],
      [4, '', null, 'gone'],
    ]);
    expect(counted.refusals[4]?.text).toBe('4000');
    const done = await write(block, counted);
    expect(done).toMatchObject({ changed: 1, cells: 6 });
    const untouched = await engine.ask('dealers.get', { id: ids[0] ?? gone });
    expect(untouched).toMatchObject({ name: '客户0', creditLimitMinor: null, tags: [], custom: {} });
  });

  it('writes nothing where a dealer has changed since it was counted, nor where it is cancelled', async () => {
    const { engine } = rig;
    const ids = await shop(3000);
    const block: Block = { ids, columns: ['area', 'settlement'], rows: ids.map(() => ['城北', '月结']) };
    const counted = await engine.ask('paste.preview', block);
    const [first] = ids;
    if (first === undefined) throw new Error('no dealer');
    const { revision } = await engine.ask('dealers.get', { id: first });
    await engine.ask('dealers.update', { id: first, expectedRevision: revision, patch: { area: '城南' } });
    const before = canonicalDump(engine.dataFile);

    expect(await codeOf(write(block, counted))).toBe('paste_moved');
    expect(canonicalDump(engine.dataFile)).toBe(before);
    const fresh = await engine.ask('paste.preview', block);
    const { jobId } = await engine.ask('paste.write', { ...block, seen: fresh.seen });
    await engine.ask('jobs.cancel', { jobId });
    expect((await engine.settled(jobId)).status).toBe('cancelled');
    expect(canonicalDump(engine.dataFile)).toBe(before);

    const done = await write(block, fresh);
    expect(done).toMatchObject({ changed: 3000, cells: 6000 });
    expect((await engine.ask('dealers.list', { filter: { texts: [{ field: 'area', contains: '城北' }] } })).total).toBe(
      3000,
    );
    await takeBack(done.changeId);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('refuses blocks that are no rectangle, name a dealer twice, or are longer than one paste', async () => {
    const ids = await shop(2);
    const [first = ids[0], second = ids[1]] = ids;
    if (first === undefined || second === undefined) throw new Error('two dealers');
    const many = Array.from({ length: 20_001 }, (_, i) => (i + 1) as DealerId);
    const wrong: Block[] = [
      { ids, columns: ['area'], rows: [['a']] },
      { ids, columns: ['area'], rows: [['a'], ['a', 'b']] },
      { ids: [first, first], columns: ['area'], rows: [['a'], ['b']] },
      { ids: many, columns: ['area'], rows: many.map(() => ['a']) },
    ];

    for (const block of wrong) expect(await codeOf(rig.engine.ask('paste.preview', block))).toBe('invalid_input');
  });
});
