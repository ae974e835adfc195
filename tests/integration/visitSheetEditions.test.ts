import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerId, RepId, VisitId, VisitSheetId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const DAY = '2026-11-25';
const LATER = '2026-11-27';
const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-editions-'));
let engine: TestEngine;
let dealers: DealerId[];
let reps: RepId[];
let visits: VisitId[];

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: DAY });
  dealers = [];
  for (const name of ['城东便利店', '河西批发部', '惠民超市'])
    dealers.push((await engine.ask('dealers.create', { name })).id);
  reps = [];
  for (const name of ['王伟', '李娜']) reps.push((await engine.ask('reps.create', { name })).id);
  const repId = reps[0] as RepId;
  visits = (await engine.ask('visits.add', { visits: dealers.map((dealerId) => ({ dealerId, repId, on: DAY })) })).ids;
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function issue(): Promise<VisitSheetId> {
  const { days } = await engine.ask('visits.issueSheets', { from: DAY, to: DAY });
  if (days[0]?.sheetId == null) throw new Error('no sheet');
  return days[0].sheetId;
}

describe('a sheet that was printed anew', () => {
  it('says which is newer and where its lines went; what comes back of either is the same visit', async () => {
    const first = await issue();
    expect((await engine.ask('visits.sheet', { sheetId: first })).newer).toBeNull();
    await engine.ask('visits.place', { ids: [visits[1] as VisitId], repId: reps[1] as RepId, on: LATER });
    const second = await issue();

    const old = await engine.ask('visits.sheet', { sheetId: first });
    expect(second).not.toBe(first);
    expect(old.newer).toBe(second);
    expect(old.lines.map(({ line, elsewhere }) => [line, elsewhere])).toEqual([
      [1, null],
      [2, { on: LATER, repName: '李娜' }],
      [3, null],
    ]);
    expect((await engine.ask('visits.sheet', { sheetId: second })).newer).toBeNull();

    const { rows } = await engine.ask('visits.readText', { text: '2 已订 700\n3 关门', sheet: { sheetId: first } });
    const took = await engine.ask('visits.take', { rows, origin: 'paper' });
    expect(took.taken).toBe(2);
    // The third stands second on the new sheet.
    const same = await engine.ask('visits.readText', { text: '2 关门', sheet: { sheetId: second } });
    expect((await engine.ask('visits.preview', { rows: same.rows })).counts).toMatchObject({ same: 1, take: 0 });
    const { lines } = await engine.ask('visits.sheet', { sheetId: first });
    expect(lines.map(({ status, elsewhere, said }) => [status, elsewhere, said?.doneOn ?? null])).toEqual([
      ['planned', null, null],
      ['done', null, DAY],
      ['done', null, DAY],
    ]);
  });
});

it('only the days whose plan has changed are numbered and printed again, also a second time', async () => {
  const [from, to] = ['2026-12-01', '2026-12-02'];
  const days = [from, to].flatMap((on) => reps.map((repId) => ({ on, repId })));
  const added = await engine.ask('visits.add', {
    visits: days.map((day, at) => ({ ...day, dealerId: dealers[at % 3] as DealerId })),
  });
  const ids = async () => {
    const { days: all } = await engine.ask('visits.sheets', { from, to });
    return new Map(all.map(({ on, repId, sheetId }) => [`${on} ${repId}`, sheetId]));
  };
  await engine.ask('visits.issueSheets', { from, to });
  const before = await ids();
  await engine.ask('visits.add', { visits: [{ dealerId: dealers[1] as DealerId, repId: reps[0] as RepId, on: from }] });
  const changed = `${from} ${reps[0]}`;
  const old = before.get(changed) as VisitSheetId;
  // Another day has changed as well, and is not asked for.
  await engine.ask('visits.remove', { ids: added.ids.slice(3) });
  await engine.ask('visits.add', { visits: [{ dealerId: dealers[2] as DealerId, repId: reps[1] as RepId, on: to }] });

  const print = async () => {
    const path = join(dir, 'changed');
    const { jobId } = await engine.ask('reports.build', {
      options: { kind: 'visitPlan', lang: 'zh-CN', from, to, sheets: [old] },
      format: 'html',
      file: engine.vault.register(path, 'write'),
      freeze: true,
    });
    await engine.done(jobId);
    return [...readFileSync(path, 'utf8').matchAll(/class="no">([^<]*)</g)].map(([, text]) => text);
  };
  const first = await print();
  const after = await ids();
  expect([...after].filter(([day, id]) => before.get(day) !== id).map(([day]) => day)).toEqual([changed]);
  expect(first).toEqual([`拜访单号 ${after.get(changed)}（第 2 版）`]);
  // Saved and then printed: the same sheet, though nothing of it is out of date any more.
  expect(await print()).toEqual(first);
});
