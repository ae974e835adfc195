import { expect, it } from 'vitest';
import type { ChangeId, RepId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Two reps made one, and an import of theirs undone: the merge can still be undone. */

const rig = importRig();
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);
const HEAD = ['客户编号', '客户名称', '业务员'];

const list = (name: string, ...rows: string[][]) => importFile(rig.engine, writeCsv(rig.dir, [HEAD, ...rows], name));
const served = async () =>
  (await ask('dealers.list', { sort: { by: 'code', descending: false } })).rows.map(({ repName }) => repName);
const reps = async () => (await ask('reps.list', {})).reps.map(({ name, aliases }) => [name, aliases]);

async function merge(lost: string, kept: string): Promise<ChangeId> {
  const found = (await ask('reps.list', {})).reps;
  const idOf = (name: string): RepId => {
    const rep = found.find((each) => each.name === name);
    if (!rep) throw new Error(`no rep ${name}`);
    return rep.id;
  };
  return (await ask('reps.merge', { id: idOf(lost), intoId: idOf(kept) })).changeId;
}

it('a merge is undone without the dated rows that left with their import, done again and undone again', async () => {
  await list('one.csv', ['K1', '甲店', '王伟'], ['K2', '乙店', '小王']);
  const before = canonicalDump(rig.engine.dataFile);
  const second = await list('two.csv', ['K1', '甲店', '小王']);
  const changeId = await merge('小王', '王伟');
  await undoBatch(rig.engine, second);
  const merged = canonicalDump(rig.engine.dataFile);

  await ask('data.undo', { changeId });
  const undone = canonicalDump(rig.engine.dataFile);
  const again = await ask('data.redo', {});
  const redone = canonicalDump(rig.engine.dataFile);
  const told = [await served(), await reps()];
  await ask('data.undo', { changeId: again.entry.id });

  expect(undone).toBe(before);
  expect(redone).toBe(merged);
  expect(told).toEqual([['王伟', '王伟'], [['王伟', ['小王']]]]);
  expect(canonicalDump(rig.engine.dataFile)).toBe(before);
  expect(await served()).toEqual(['王伟', '小王']);
  expect((await ask('data.check', {})).findings).toEqual([]);
});
