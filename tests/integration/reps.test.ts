import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/main/db/migrations/index.ts';
import { openReader, openWriter } from '../../src/main/db/open.ts';
import type { ChangeId, DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { AppError } from '../../src/shared/errors/appError.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Records of reps, and two that are one. Today is 2026-11-22. */

const rig = importRig();
/** The migration that made reps records of their own. */
const REPS = MIGRATIONS.find(({ name }) => name.endsWith('_reps'))?.version ?? 0;
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);

/** A list with one dealer per rep named. */
async function list(...reps: string[]): Promise<void> {
  const rows = reps.map((rep, i) => [`K${i}`, `客户${i}`, rep]);
  await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '业务员'], ...rows]));
}

async function repNamed(name: string): Promise<RepId> {
  const found = (await ask('reps.list', {})).reps.find((each) => each.name === name);
  if (!found) throw new Error(`no rep ${name}`);
  return found.id;
}

async function record(name: string) {
  const found = (await ask('reps.overview', {})).reps.find((each) => each.name === name);
  if (!found) throw new Error(`no rep ${name}`);
  return found;
}

const undo = (changeId: ChangeId) => ask('data.undo', { changeId });
const served = async () =>
  (await ask('dealers.list', { sort: { by: 'code', descending: false } })).rows.map(({ repName }) => repName);

describe('the record of a rep', () => {
  it('holds what the owner writes, is edited, and each edit is taken back in one step', async () => {
    const empty = canonicalDump(rig.engine.dataFile);
    const created = await ask('reps.create', {
      name: ' 王 伟 ',
      aliases: ['小王', '小王', ' '],
      phone: '13800138000',
      regions: ['4401', '440106'],
      areas: ['城东'],
      skills: ['生鲜', '冷链'],
      level: '高级',
      capacityMinutes: 2400,
      note: '周三休息',
    });

    const rep = await record('王 伟');
    expect(rep).toMatchObject({
      aliases: ['小王'],
      regions: ['4401', '440106'],
      areas: ['城东'],
      skills: ['生鲜', '冷链'],
      level: '高级',
      capacityMinutes: 2400,
      leftOn: null,
      active: true,
      dealers: 0,
    });

    const before = canonicalDump(rig.engine.dataFile);
    await ask('reps.update', {
      id: created.id,
      expectedRevision: rep.revision,
      patch: { aliases: ['王经理'], leftOn: '2026-11-21', capacityMinutes: null },
    });
    expect(await record('王 伟')).toMatchObject({
      aliases: ['王经理'],
      leftOn: '2026-11-21',
      active: false,
      capacityMinutes: null,
      phone: '13800138000',
    });
    await ask('data.undo', {});
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);

    await undo(created.changeId);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(empty);
  });

  it('is there until the last day is over', async () => {
    await ask('reps.create', { name: '王伟', leftOn: '2026-11-22' });

    expect(await record('王伟')).toMatchObject({ active: true, leftOn: '2026-11-22' });
  });

  it('of another version is not overwritten', async () => {
    const { id } = await ask('reps.create', { name: '王伟' });
    await ask('reps.update', { id, expectedRevision: 1, patch: { level: '高级' } });

    expect(await codeOf(ask('reps.update', { id, expectedRevision: 1, patch: { level: '初级' } }))).toBe('stale_edit');
    expect((await record('王伟')).level).toBe('高级');
  });

  it('never takes a name or other name that means another rep, and says whose it is', async () => {
    const { id } = await ask('reps.create', { name: '王伟', aliases: ['小王'] });
    const other = await ask('reps.create', { name: '李娜' });
    const dump = canonicalDump(rig.engine.dataFile);
    const refusal = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error: unknown) => (error instanceof AppError ? { code: error.code, ...error.params } : error),
      );

    expect(await refusal(ask('reps.create', { name: '小 王' }))).toEqual({
      code: 'rep_name_taken',
      name: '小 王',
      rep: '王伟',
      repId: id,
    });
    expect(await refusal(ask('reps.create', { name: '张三', aliases: ['王伟'] }))).toMatchObject({ rep: '王伟' });
    expect(
      await refusal(ask('reps.update', { id: other.id, expectedRevision: 1, patch: { aliases: ['小王'] } })),
    ).toMatchObject({ code: 'rep_name_taken', rep: '王伟' });
    expect(
      await refusal(ask('reps.update', { id: other.id, expectedRevision: 1, patch: { name: '王伟' } })),
    ).toMatchObject({ code: 'rep_name_taken' });
    expect(await codeOf(ask('reps.create', { name: '——' }))).toBe('invalid_input');
    expect(canonicalDump(rig.engine.dataFile)).toEqual(dump);
  });

  it('can be called by one of the other names, which is then no other name any more', async () => {
    const { id } = await ask('reps.create', { name: '小王', aliases: ['王伟', '王经理'] });

    await ask('reps.update', { id, expectedRevision: 1, patch: { name: '王伟' } });

    expect((await record('王伟')).aliases).toEqual(['王经理']);
  });

  it('is taken away only where nobody was ever served', async () => {
    await list('王伟');
    const { id } = await ask('reps.create', { name: '李娜', aliases: ['小李'] });
    const before = canonicalDump(rig.engine.dataFile);

    expect(await codeOf(ask('reps.remove', { id: await repNamed('王伟') }))).toBe('rep_has_history');
    const { changeId } = await ask('reps.remove', { id });

    expect((await ask('reps.list', {})).reps.map(({ name }) => name)).toEqual(['王伟']);
    await undo(changeId);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
  });

  it('with another name moves in lists sorted by rep', async () => {
    await list('安安', '李娜');
    const byRep = async () =>
      (await ask('dealers.list', { sort: { by: 'rep', descending: false } })).rows.map(({ code }) => code);
    expect(await byRep()).toEqual(['K0', 'K1']);

    await ask('reps.update', { id: await repNamed('安安'), expectedRevision: 1, patch: { name: '赵安' } });

    expect(await byRep()).toEqual(['K1', 'K0']);
    await ask('data.undo', {});
    expect(await byRep()).toEqual(['K0', 'K1']);
  });

  it('has no name back that means another rep by now: undo and redo are refused whole', async () => {
    const { id } = await ask('reps.create', { name: '王伟', aliases: ['小王'] });
    await ask('reps.update', { id, expectedRevision: 1, patch: { aliases: [] } });
    const removed = (await ask('data.changes', { repId: id })).entries[0]?.id;
    const other = await ask('reps.create', { name: '小王' });
    const dump = canonicalDump(rig.engine.dataFile);

    expect(await codeOf(ask('data.undo', { changeId: removed }))).toBe('undo_conflict');
    expect(canonicalDump(rig.engine.dataFile)).toEqual(dump);

    const gone = await ask('reps.remove', { id });
    await ask('reps.update', { id: other.id, expectedRevision: 1, patch: { aliases: ['王伟'] } });
    expect(await codeOf(undo(gone.changeId))).toBe('undo_conflict');

    const { changeId } = await ask('reps.create', { name: '张三', aliases: ['老张'] });
    await undo(changeId);
    const { revision } = await record('小王');
    await ask('reps.update', { id: other.id, expectedRevision: revision, patch: { aliases: ['王伟', '老张'] } });
    expect(await codeOf(ask('data.redo', { changeId }))).toBe('undo_conflict');
    expect((await ask('data.check', {})).ok).toBe(true);
  });

  it('made by an import stays when the import is undone, once the owner has given it another name', async () => {
    const batch = await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['客户编号', '客户名称', '业务员'],
        ['K1', '客户1', '王伟'],
      ]),
    );
    await ask('reps.update', { id: await repNamed('王伟'), expectedRevision: 1, patch: { aliases: ['小王'] } });

    const { jobId } = await ask('imports.undo', { batchId: batch.batchId });
    await rig.engine.done(jobId);

    expect((await record('王伟')).aliases).toEqual(['小王']);
    expect((await ask('data.check', {})).findings).toEqual([]);
  });
});

describe('two reps that are one', () => {
  it('are counted before, become one in one act, and are two again in one step', async () => {
    await list('小王', '王伟', '小王', '李娜');
    const [lost, kept] = [await repNamed('小王'), await repNamed('王伟')];
    await ask('reps.update', {
      id: lost,
      expectedRevision: 1,
      patch: { aliases: ['王经理'], phone: '13800138000', skills: ['冷链'], note: '旧' },
    });
    await ask('reps.update', { id: kept, expectedRevision: 1, patch: { skills: ['生鲜'], level: '高级', note: '新' } });
    const before = canonicalDump(rig.engine.dataFile);

    const preview = await ask('reps.previewMerge', { id: lost, intoId: kept });
    const { changeId, ...done } = await ask('reps.merge', { id: lost, intoId: kept });

    expect(preview).toEqual({ dealers: 2, owners: 2, aliases: 2 });
    expect(done).toEqual({ dealers: 2, owners: 2 });
    expect(await served()).toEqual(['王伟', '王伟', '王伟', '李娜']);
    expect(await record('王伟')).toMatchObject({
      aliases: ['王经理', '小王'],
      phone: '13800138000',
      skills: ['生鲜', '冷链'],
      level: '高级',
      note: '新\n旧',
      dealers: 3,
    });
    const { reps, merged } = await ask('reps.list', {});
    expect(reps.map(({ name }) => name)).toEqual(['李娜', '王伟']);
    expect(merged).toEqual([{ id: lost, name: '小王' }]);
    const { entries } = await ask('data.changes', { repId: kept });
    expect(entries[0]).toMatchObject({ entity: 'rep_alias', action: 'create', entityName: '王伟' });
    expect((await ask('data.changes', { repId: lost })).entries[0]).toMatchObject({
      entity: 'rep',
      action: 'remove',
      entityName: '小王',
    });
    expect((await ask('data.check', {})).ok).toBe(true);

    await undo(changeId);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
    expect((await ask('reps.list', {})).merged).toEqual([]);
  });

  it('imports know the one that stays by the name of the other', async () => {
    await list('小王', '王伟');
    await ask('reps.merge', { id: await repNamed('小王'), intoId: await repNamed('王伟') });

    await list('小王', '小王', '小 王');

    expect(await served()).toEqual(['王伟', '王伟', '王伟']);
    expect((await ask('reps.list', {})).reps.map(({ name }) => name)).toEqual(['王伟']);
    // The first two have him already: the same list again changes nothing about them.
    const [first] = (await ask('dealers.ids', { sort: { by: 'code', descending: false } })).ids as [DealerId];
    expect((await ask('dealers.get', { id: first })).owners).toHaveLength(1);
  });

  it('are not one with themselves, nor with somebody who is gone', async () => {
    await list('小王', '王伟');
    const id = await repNamed('小王');
    await ask('reps.merge', { id, intoId: await repNamed('王伟') });

    expect(await codeOf(ask('reps.merge', { id: await repNamed('王伟'), intoId: await repNamed('王伟') }))).toBe(
      'rep_same',
    );
    expect(await codeOf(ask('reps.merge', { id, intoId: await repNamed('王伟') }))).toBe('not_found');
  });

  it('stay one where the name has been taken away since: undo is refused whole', async () => {
    await list('小王', '王伟');
    const { changeId } = await ask('reps.merge', { id: await repNamed('小王'), intoId: await repNamed('王伟') });
    const { id, revision } = await record('王伟');
    await ask('reps.update', { id, expectedRevision: revision, patch: { aliases: [] } });
    const dump = canonicalDump(rig.engine.dataFile);

    expect(await codeOf(undo(changeId))).toBe('undo_conflict');
    expect(canonicalDump(rig.engine.dataFile)).toEqual(dump);
  });

  it('take the saved views that look for either of them along, and give them back', async () => {
    await list('小王', '王伟', '李娜');
    const [lost, kept, other] = [await repNamed('小王'), await repNamed('王伟'), await repNamed('李娜')];
    const save = (name: string, reps: (RepId | null)[]) =>
      ask('views.create', {
        name,
        query: { sort: { by: 'name', descending: false }, filter: { reps, tiers: ['A'] } },
        columns: null,
      });
    await save('一人', [lost]);
    await save('两人', [kept, null, lost]);
    await save('别人', [other]);
    const looked = async () =>
      (await ask('views.list', {})).views
        .filter(({ name }) => name !== '')
        .map(({ query }) => [query.filter.reps, query.filter.tiers]);
    const before = canonicalDump(rig.engine.dataFile);

    const { changeId } = await ask('reps.merge', { id: lost, intoId: kept });

    expect(rig.engine.changed.at(-1)).toContain('views');
    expect(await looked()).toEqual([
      [[kept], ['A']],
      [[kept, null], ['A']],
      [[other], ['A']],
    ]);
    await undo(changeId);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
  });

  it('are only suggested', async () => {
    await list('小王', '王伟', '李娜');

    const { likely, reps } = await ask('reps.overview', {});

    const name = (id: RepId) => reps.find((rep) => rep.id === id)?.name;
    expect(likely.map(({ repId, otherId, reason }) => [name(repId), name(otherId), reason])).toEqual([
      ['王伟', '小王', 'nickname'],
    ]);
    expect(reps).toHaveLength(3);
  });
});

describe('the figures of a rep', () => {
  it('are those of his dealers of today, with what is settled for later days', async () => {
    await list('王伟', '王伟', '李娜', '');
    const { ids } = await ask('dealers.ids', { sort: { by: 'code', descending: false } });
    const [first] = ids as [DealerId];
    await ask('dealers.handOver', {
      ids: [first],
      repId: await repNamed('李娜'),
      fromOn: '2026-12-01',
      reason: '片区调整',
    });

    const { unserved, window } = await ask('reps.overview', {});

    expect(await record('王伟')).toMatchObject({ dealers: 2, going: 1, coming: 0, nextOn: '2026-12-01' });
    expect(await record('李娜')).toMatchObject({ dealers: 1, going: 0, coming: 1 });
    expect({ unserved, window }).toEqual({ unserved: 1, window: null });
    expect((await ask('reps.moves', { id: await repNamed('王伟') })).moves).toEqual([
      {
        fromOn: '2026-12-01',
        coming: false,
        repId: await repNamed('李娜'),
        repName: '李娜',
        reason: '片区调整',
        dealers: 1,
      },
    ]);
  });

  it('tell who made out bills of dealers of others', async () => {
    await list('王伟', '李娜');
    await importFile(
      rig.engine,
      writeCsv(rig.dir, [
        ['单据日期', '单据编号', '客户编号', '金额', '经手人'],
        ['2026-09-01', 'X1', 'K0', '100', '王伟'],
        ['2026-09-02', 'X2', 'K0', '40', '李娜'],
        ['2026-09-03', 'X3', 'K0', '-10', '李娜'],
        ['2026-09-04', 'X4', 'K1', '7', '前台'],
        ['2026-09-05', 'X5', 'K1', '5', ''],
      ]),
    );
    await rig.engine.scoreLive();

    const of = async (name: string) =>
      (await ask('reps.handlers', { id: await repNamed(name) })).groups.map(({ side, name, bills, amountMinor }) => [
        side,
        name,
        bills,
        amountMinor,
      ]);

    expect(await of('王伟')).toEqual([['his', '李娜', 2, 3000]]);
    expect(await of('李娜')).toEqual([
      ['others', '王伟', 2, 3000],
      ['his', '前台', 1, 700],
    ]);
    expect(await record('王伟')).toMatchObject({ amountMinor: 13000, dealers: 1 });
  });
});

it('a file of before has its other names and reps as they were', () => {
  const path = `${rig.dir}/old.dealerdesk`;
  const old = openWriter(path, MIGRATIONS.slice(0, REPS - 1));
  old.exec(`INSERT INTO rep (id, uid, name, name_key, status, sort_key, created_at, updated_at) VALUES (3, 'u', '王伟', '王伟', 'active', 'w', 1, 1);
    INSERT INTO rep_alias (alias_key, rep_id, alias) VALUES ('小王', 3, '小王'), ('王经理', 3, '王经理')`);
  old.close();

  openWriter(path).close();

  const reader = openReader(path);
  expect(reader.prepare('SELECT id, name, left_on, regions FROM rep').raw().all()).toEqual([[3, '王伟', null, '[]']]);
  expect(reader.prepare('SELECT rep_id, alias FROM rep_alias ORDER BY alias').raw().all()).toEqual([
    [3, '小王'],
    [3, '王经理'],
  ]);
  reader.close();
});
