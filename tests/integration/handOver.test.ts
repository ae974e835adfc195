import { describe, expect, it } from 'vitest';
import type { DealerId, RepId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Dealers pass from one rep to another on a day. Today is 2026-11-22. */

const rig = importRig();

async function shop(dealers = 6): Promise<{ ids: DealerId[]; rep: (name: string) => RepId }> {
  const rows = Array.from({ length: dealers }, (_, i) => [`K${i}`, `客户${i}`, ['王伟', '李娜', ''][i % 3] ?? '']);
  await importFile(rig.engine, writeCsv(rig.dir, [['客户编号', '客户名称', '业务员'], ...rows]));
  const { reps } = await rig.engine.ask('reps.list', {});
  const { ids } = await rig.engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
  return {
    ids,
    rep: (name) => {
      const found = reps.find((each) => each.name === name);
      if (!found) throw new Error(`no rep ${name}`);
      return found.id;
    },
  };
}

const served = async () =>
  (await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } })).rows.map(
    ({ repName }) => repName,
  );

describe('a hand-over', () => {
  it('is counted before, done in one act, and undone in one step', async () => {
    const { engine } = rig;
    const { ids, rep } = await shop();
    const before = canonicalDump(engine.dataFile);
    const wish = { ids, repId: rep('李娜'), fromOn: '2026-11-22' };

    const preview = await engine.ask('dealers.previewHandOver', wish);
    const { changed, changeId } = await engine.ask('dealers.handOver', { ...wish, reason: ' 片区调整 ' });

    expect(preview.from.map(({ repName, dealers }) => `${repName} ${dealers}`).toSorted()).toEqual([' 2', '王伟 2']);
    expect(preview.unchanged).toBe(2);
    expect(changed).toBe(4);
    expect(await served()).toEqual(Array(6).fill('李娜'));
    const [id] = ids;
    if (id === undefined) throw new Error('no dealer');
    expect((await engine.ask('dealers.get', { id })).owners[0]).toMatchObject({
      repName: '李娜',
      fromOn: '2026-11-22',
      reason: '片区调整',
    });
    expect(await codeOf(engine.ask('dealers.handOver', { ...wish, reason: '' }))).toBe('hand_over_nothing');

    await engine.ask('data.undo', { changeId });
    expect(await served()).toEqual(['王伟', '李娜', '', '王伟', '李娜', '']);
    expect(canonicalDump(engine.dataFile)).toEqual(before);
  });

  it('from a day ahead changes nobody today', async () => {
    const { ids, rep } = await shop();

    await rig.engine.ask('dealers.handOver', { ids, repId: rep('王伟'), fromOn: '2026-12-01', reason: '' });

    expect(await served()).toEqual(['王伟', '李娜', '', '王伟', '李娜', '']);
    const { from, unchanged } = await rig.engine.ask('dealers.previewHandOver', {
      ids,
      repId: rep('王伟'),
      fromOn: '2026-12-01',
    });
    expect({ from, unchanged }).toEqual({ from: [], unchanged: 6 });
  });

  it('from a day past wins over what was settled for later days', async () => {
    const { ids, rep } = await shop(3);
    await rig.engine.ask('dealers.handOver', { ids, repId: rep('李娜'), fromOn: '2026-12-15', reason: '' });

    await rig.engine.ask('dealers.handOver', { ids, repId: null, fromOn: '2026-10-01', reason: '' });

    expect(await served()).toEqual(['', '', '']);
    const [id] = ids;
    if (id === undefined) throw new Error('no dealer');
    const { owners } = await rig.engine.ask('dealers.get', { id });
    expect(owners[0]).toMatchObject({ fromOn: '2026-12-15', repId: null });
  });

  it('to nobody is possible, to a rep that does not exist is not', async () => {
    const { ids } = await shop(3);

    expect(
      await codeOf(rig.engine.ask('dealers.handOver', { ids, repId: 999 as RepId, fromOn: '2026-11-22', reason: '' })),
    ).toBe('not_found');
    expect(
      (await rig.engine.ask('dealers.handOver', { ids, repId: null, fromOn: '2026-11-22', reason: '' })).changed,
    ).toBe(2);
  });

  it('to a rep who has left by then is refused, unless the dealer keeps him; before his last day it is possible', async () => {
    const { engine } = rig;
    const { ids, rep } = await shop(3);
    const [his, others] = ids as [DealerId, DealerId];
    const id = rep('王伟');
    await engine.ask('reps.update', { id, expectedRevision: 1, patch: { leftOn: '2026-11-25' } });
    await engine.ask('dealers.handOver', { ids: [others], repId: null, fromOn: '2026-12-01', reason: '' });
    const dump = canonicalDump(engine.dataFile);
    const late = { repId: id, fromOn: '2026-11-26', reason: '' };

    expect(await codeOf(engine.ask('dealers.handOver', { ...late, ids: [his, others] }))).toBe('rep_leaves_to_left');
    expect(await codeOf(engine.ask('dealers.handOver', { ...late, ids: [his] }))).toBe('hand_over_nothing');
    expect(canonicalDump(engine.dataFile)).toEqual(dump);

    await engine.ask('dealers.handOver', { ...late, ids: [others], fromOn: '2026-11-25' });
    const { owners } = await engine.ask('dealers.get', { id: others });
    expect(owners.slice(0, 2).map(({ repName, fromOn }) => [repName, fromOn])).toEqual([
      ['', '2026-12-01'],
      ['王伟', '2026-11-25'],
    ]);
  });

  it('to a rep who has left is refused in the record of a dealer too', async () => {
    const { engine } = rig;
    const { ids, rep } = await shop(2);
    const [his, others] = ids as [DealerId, DealerId];
    const repId = rep('王伟');
    await engine.ask('reps.update', { id: repId, expectedRevision: 1, patch: { leftOn: '2026-11-21' } });
    const give = async (id: DealerId) => {
      const { revision } = await engine.ask('dealers.get', { id });
      return engine.ask('dealers.update', { id, expectedRevision: revision, patch: { repId } });
    };

    expect(await codeOf(give(others))).toBe('rep_leaves_to_left');
    expect((await give(his)).repId).toBe(repId);
  });
});

it('a hand-over is not done again under one that was made from the same day on since', async () => {
  const { engine } = rig;
  const { ids, rep } = await shop();
  const wish = { ids: ids.slice(0, 1), fromOn: '2026-11-22', reason: '' };
  const { changeId } = await engine.ask('dealers.handOver', { ...wish, repId: rep('李娜') });
  if (changeId === null) throw new Error('it was handed over');
  await engine.ask('data.undo', { changeId });
  await engine.ask('dealers.handOver', { ...wish, repId: null });

  expect(await codeOf(engine.ask('data.redo', { changeId }))).toBe('undo_conflict');
  expect((await served())[0]).toBe('');
});
