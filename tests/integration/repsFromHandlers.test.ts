import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Dealers without a rep get theirs from the handlers on bills, when the owner says so. Today is 2026-11-22. */

const rig = importRig();
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);

async function shop(): Promise<void> {
  const dealers = ['东店', '西店', '南店', '北店', '中店', '老店', '散店', '走店'].map((name, i) => [
    `K${i}`,
    name,
    name === '老店' ? '李娜' : '',
  ]);
  await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '业务员'], ...dealers]));
  await ask('reps.create', { name: '王伟', aliases: ['小王'] });
  await ask('reps.create', { name: '周平', leftOn: '2026-10-31' });
  await importFile(
    rig.engine,
    writeCsv(rig.dir, [
      ['单据日期', '单据编号', '客户编号', '金额', '经手人'],
      // 小王 is 王伟: together more than 程志平.
      ['2026-09-01', 'X1', 'K0', '60', '小王'],
      ['2026-09-02', 'X2', 'K0', '60', '王伟'],
      ['2026-09-03', 'X3', 'K0', '100', '程志平'],
      ['2026-09-04', 'X4', 'K1', '80', '程志平'],
      ['2026-09-05', 'X5', 'K1', '-30', '程 志 平'],
      ['2026-09-05', 'X6', 'K1', '20', '小王'],
      // As much as each other.
      ['2026-09-06', 'X7', 'K2', '10', '程志平'],
      ['2026-09-07', 'X8', 'K2', '10', '丁立冬'],
      // Nothing but what was given back.
      ['2026-09-08', 'X9', 'K3', '-5', '丁立冬'],
      ['2026-09-09', 'X10', 'K4', '7', ''],
      ['2026-09-10', 'X11', 'K5', '500', '程志平'],
      ['2026-09-11', 'X12', 'K6', '9', '周平'],
      // Before the window.
      ['2024-01-11', 'X13', 'K7', '900', '程志平'],
    ]),
  );
  await rig.engine.scoreLive();
}

const served = async () =>
  Object.fromEntries(
    (await ask('dealers.list', { sort: { by: 'code', descending: false } })).rows.map(({ name, repName }) => [
      name,
      repName,
    ]),
  );

describe('reps from handlers', () => {
  it('are counted before, each dealer with the handler of most amount, and what is not clear is told', async () => {
    await shop();
    const before = canonicalDump(rig.engine.dataFile);

    const offer = await ask('reps.previewFromHandlers', {});

    expect(offer.reps.map(({ repId, name, dealers }) => [name, repId === null, dealers])).toEqual([
      ['王伟', false, 1],
      ['程志平', true, 1],
    ]);
    expect(offer).toMatchObject({ created: 1, dealers: 2, unclearDealers: 3, unnamed: 2 });
    expect(offer.unclear.map(({ name, handlers }) => [name, handlers.toSorted()])).toEqual([
      ['南店', ['丁立冬', '程志平']],
      ['北店', ['丁立冬']],
      ['散店', ['周平']],
    ]);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
  });

  it('are made and given their dealers in one act that one undo takes back', async () => {
    await shop();
    const before = canonicalDump(rig.engine.dataFile);
    const { dealers } = await ask('reps.previewFromHandlers', {});

    const done = await ask('reps.createFromHandlers', { dealers });

    expect(done).toMatchObject({ created: 1, dealers: 2 });
    expect(rig.engine.changed.at(-1)).toEqual(expect.arrayContaining(['dealers', 'reps', 'changes']));
    expect(await served()).toEqual({
      东店: '王伟',
      西店: '程志平',
      南店: '',
      北店: '',
      中店: '',
      老店: '李娜',
      散店: '',
      走店: '',
    });
    const undo = await ask('data.undo', { changeId: done.changeId });
    if (undo.jobId !== null) await rig.engine.done(undo.jobId);
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
  });

  it('leave alone whom the owner gave to nobody himself', async () => {
    await shop();
    const { rows } = await ask('dealers.list', {});
    const east = rows.find(({ name }) => name === '东店');
    const rep = (await ask('reps.list', {})).reps.find(({ name }) => name === '王伟');
    if (!east || !rep) throw new Error('no dealer');
    const ids = [east.id];
    await ask('dealers.handOver', { ids, repId: rep.id, fromOn: '2026-11-01', reason: '' });
    await ask('dealers.handOver', { ids, repId: null, fromOn: '2026-11-20', reason: '' });

    await ask('reps.createFromHandlers', {});

    expect((await served()).东店).toBe('');
  });

  it('are not made of other dealers than were counted, nor of none', async () => {
    await shop();
    const before = canonicalDump(rig.engine.dataFile);

    expect(await codeOf(ask('reps.createFromHandlers', { dealers: 3 }))).toBe('handlers_moved');
    expect(canonicalDump(rig.engine.dataFile)).toEqual(before);
    await ask('reps.createFromHandlers', { dealers: 2 });
    expect(await codeOf(ask('reps.createFromHandlers', {}))).toBe('handlers_nothing');
  });
});
