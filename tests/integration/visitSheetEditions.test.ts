import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerId, RepId, VisitId, VisitSheetId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const DAY = '2026-11-25';
const LATER = '2026-11-27';
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
afterAll(() => engine.stop());

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
