import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/shared/contract/index.ts';
import { ChangeId, type DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Many dealers are changed alike: counted before, one act, taken back in one step. */

const rig = importRig();
type Change = Input<'bulk.edit'>['change'];

async function shop(dealers: number): Promise<DealerId[]> {
  const rows = Array.from({ length: dealers }, (_, i) => [
    `K${String(i).padStart(5, '0')}`,
    `客户${i}`,
    ['城东', '城西', '', '城南'][i % 4] ?? '',
    i % 3 === 0 ? '老客户' : '',
  ]);
  await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '片区', '备注'], ...rows]), {
    kind: 'dealers',
  });
  const { ids } = await rig.engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
  return ids;
}

async function edit(ids: DealerId[], change: Change): Promise<{ changed: number; changeId: ChangeId }> {
  const { jobId } = await rig.engine.ask('bulk.edit', { ids, change });
  await rig.engine.done(jobId);
  const { result } = await rig.engine.ask('jobs.get', { jobId });
  return { changed: result?.changed ?? 0, changeId: ChangeId.parse(result?.changeId) };
}

async function takeBack(changeId: ChangeId): Promise<void> {
  const { jobId } = await rig.engine.ask('data.undo', { changeId });
  if (jobId !== null) await rig.engine.done(jobId);
}

describe('a bulk edit', () => {
  it('does what its preview counted, in one act that is taken back whole, for every kind of change', async () => {
    const { engine } = rig;
    const ids = await shop(40);
    const field = await engine.ask('fields.create', { name: '冰柜', kind: 'number' });
    const [first] = ids;
    if (first === undefined) throw new Error('no dealer');
    await engine.ask('tags.set', { dealerId: first, tags: ['陈列', '老店'] });
    await engine.ask('fields.setValue', { dealerId: first, fieldId: field.id, before: '', value: '２' });
    const before = canonicalDump(engine.dataFile);
    const told: Record<Change['set'], string> = {
      type: 'catering',
      area: '城东',
      region: '江西省 上饶市 信州区',
      settlement: '月结',
      creditLimit: '500000',
      termDays: '30',
      excluded: '1',
      originalGrade: 'A',
      addTag: '陈列',
      removeTag: '陈列',
      own: '3',
      note: '中秋前走访',
    };
    const changes: Change[] = [
      { set: 'type', value: 'catering' },
      { set: 'area', value: '城东' },
      { set: 'region', value: '361102' },
      { set: 'settlement', value: '月结' },
      { set: 'creditLimit', value: 500_000 },
      { set: 'termDays', value: 30 },
      { set: 'excluded', value: true },
      { set: 'originalGrade', value: 'A' },
      { set: 'addTag', value: '陈列' },
      { set: 'removeTag', value: '陈列' },
      { set: 'own', field: field.id, value: '3' },
      { set: 'note', value: '中秋前走访' },
    ];

    for (const change of changes) {
      const counted = await engine.ask('bulk.preview', { ids, change });
      expect(counted.changing + counted.same).toBe(40);
      expect(counted.next, change.set).toBe(told[change.set]);
      const { changed, changeId } = await edit(ids, change);
      expect(changed, change.set).toBe(counted.changing);
      // A note is always one line more; everything else is done once.
      if (change.set !== 'note') expect(await codeOf(edit(ids, change)), change.set).toBe('bulk_nothing');
      await takeBack(changeId);
      expect(canonicalDump(engine.dataFile), change.set).toBe(before);
    }
  });

  it('tells whose values it overwrites before it does', async () => {
    const ids = await shop(40);

    const counted = await rig.engine.ask('bulk.preview', { ids, change: { set: 'area', value: '城东' } });

    expect(counted).toEqual({
      changing: 30,
      next: '城东',
      filled: 10,
      same: 10,
      overwritten: [
        { value: '城南', dealers: 10 },
        { value: '城西', dealers: 10 },
      ],
      others: 0,
    });
  });

  it('of thousands shows in the very next list and is undone by a job in one step', async () => {
    const { engine } = rig;
    const ids = await shop(2600);
    await engine.ask('dealers.list', {});
    const before = canonicalDump(engine.dataFile);

    const { changed, changeId } = await edit(ids, { set: 'area', value: '城北' });
    const filter = { texts: [{ field: 'area' as const, contains: '城北' }] };
    expect((await engine.ask('dealers.list', { filter, sort: { by: 'area', descending: false } })).total).toBe(2600);
    const undo = await engine.ask('data.undo', { changeId });
    expect(undo.jobId).not.toBeNull();
    if (undo.jobId !== null) await engine.done(undo.jobId);

    expect([changed, undo.dealers]).toEqual([2600, 2600]);
    expect((await engine.ask('dealers.list', { filter })).total).toBe(0);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('that is cancelled has changed nobody', async () => {
    const { engine } = rig;
    const ids = await shop(3000);
    const before = canonicalDump(engine.dataFile);

    const { jobId } = await engine.ask('bulk.edit', { ids, change: { set: 'note', value: '甲' } });
    await engine.ask('jobs.cancel', { jobId });
    const { status } = await engine.settled(jobId);

    expect(status).toBe('cancelled');
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('refuses a value that the field cannot read, before anything begins', async () => {
    const ids = await shop(3);
    const field = await rig.engine.ask('fields.create', { name: '合同到期', kind: 'date' });
    const wrong = { ids, change: { set: 'own' as const, field: field.id, value: '明年' } };

    expect(await codeOf(rig.engine.ask('bulk.edit', wrong))).toBe('value_unreadable');
    expect(await codeOf(rig.engine.ask('bulk.preview', wrong))).toBe('value_unreadable');
  });

  it('keeps the lists in the order that a new index gives, renamed tags and values included', async () => {
    const ids = await shop(700);
    const db = new Database(rig.engine.dataFile, { readonly: true });
    const list = async () =>
      (await rig.engine.ask('dealers.ids', { sort: { by: 'area', descending: false } })).ids.map(Number);
    await list();

    await edit(ids.slice(100, 650), { set: 'area', value: '城北' });

    const plain = db.prepare("SELECT id FROM dealer ORDER BY area = '', area, sort_key, id").pluck().all() as number[];
    db.close();
    expect(await list()).toEqual(plain);
  });
});
