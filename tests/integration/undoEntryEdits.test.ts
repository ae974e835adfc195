import { expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Lists that overwrite columns of a rep, edits by hand between them, and each taken back in turn. */

const rig = importRig();
const ask: (typeof rig)['engine']['ask'] = (channel, input) => rig.engine.ask(channel, input);
const dump = () => canonicalDump(rig.engine.dataFile);
const HEAD = ['姓名', '手机', '级别', '片区'];
const list = (...row: string[]) => importFile(rig.engine, writeCsv(rig.dir, [HEAD, row]), { kind: 'reps' });

async function rep() {
  const { reps } = await ask('reps.overview', {});
  const [found] = reps;
  if (found === undefined) throw new Error('no rep');
  return found;
}

async function edit(patch: { level?: string; phone?: string }): Promise<void> {
  const { id, revision } = await rep();
  await ask('reps.update', { id, expectedRevision: revision, patch });
}

it('an edit made after a list stays when the list is undone, and its own way back leads to before the list', async () => {
  await list('王伟', '13800000001', '初级', '东片');
  const before = dump();
  const second = await list('王伟', '13800000002', '中级', '东片');
  await edit({ level: '高级' });

  await undoBatch(rig.engine, second);
  expect(await rep()).toMatchObject({ level: '高级', phone: '13800000001' });
  await ask('data.undo', {});

  expect(dump()).toBe(before);
});

it('an edit between two lists comes back when the later one is undone, whichever went first', async () => {
  await list('王伟', '13800000001', '初级', '东片');
  const before = dump();
  const second = await list('王伟', '13800000001', '中级', '东片');
  await edit({ level: '高级' });
  const third = await list('王伟', '13800000001', '资深', '西片');

  await undoBatch(rig.engine, second);
  expect(await rep()).toMatchObject({ level: '资深', areas: ['西片'] });
  await undoBatch(rig.engine, third);
  expect(await rep()).toMatchObject({ level: '高级', areas: ['东片'] });
  await ask('data.undo', {});

  expect(dump()).toBe(before);
});
