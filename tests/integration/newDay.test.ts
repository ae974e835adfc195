import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { gradedRig } from '../helpers/importRig.ts';

let today: string;
const EVERY_MS = 20;

beforeEach(() => {
  today = '2026-11-22';
});

const LIST = [
  ['客户编号', '客户名称', '业务员', '建档日期'],
  ['1', '大发商行', '王伟', '2020-01-01'],
  ['2', '小店', '王伟', '2020-01-01'],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-09-01', 'B1', '1', '9900'],
  ['2026-10-01', 'B2', '2', '100'],
];

const rig = gradedRig(
  { dealers: LIST, bills: BILLS },
  { fixedDay: () => today, dayEveryMs: EVERY_MS, autoScore: true },
);

const rowOf = async (name: string) => {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const row = rows.find((each) => each.name === name);
  if (!row) throw new Error(name);
  return row;
};

/** Midnight passes; resolves once the window has been told and the calculation that was due is done. */
async function turnTo(day: string): Promise<void> {
  const before = rig.engine.changed.length;
  today = day;
  await vi.waitFor(() => expect(rig.engine.changed.slice(before)).toContainEqual(['day']), { timeout: 300_000 });
  // The day is told before it is looked whether a calculation is due.
  await vi.waitFor(async () => expect(await rig.engine.ask('scoring.overview', {})).toMatchObject({ stale: false }), {
    timeout: 300_000,
  });
  await rig.engine.idle();
}

const pin = (id: DealerId, untilOn: string) =>
  rig.engine.ask('scoring.pin', { ids: [id], tier: 'A', reason: '促销期', untilOn });

describe('while the program stays open over midnight', () => {
  it('a pin whose last day is over gives its dealer the calculated tier back', async () => {
    const { id, tier } = await rowOf('小店');
    await pin(id, '2026-11-22');
    await rig.engine.scoreLive();
    const held = await rowOf('小店');

    await turnTo('2026-11-23');
    const ended = await rowOf('小店');

    expect(tier).toBe('C');
    expect([held.tier, held.pinned]).toEqual(['A', true]);
    expect([ended.tier, ended.pinned]).toEqual(['C', false]);
    expect((await rig.engine.ask('scoring.pins', {})).pins).toMatchObject([
      { dealerId: id, expired: true, computed: 'C' },
    ]);
    expect((await rig.engine.ask('session.get', {})).today).toBe('2026-11-23');
  });

  it('a pin that holds for another day still holds', async () => {
    const { id } = await rowOf('小店');
    await pin(id, '2026-11-23');
    await rig.engine.scoreLive();

    await turnTo('2026-11-23');

    expect((await rowOf('小店')).tier).toBe('A');
  });

  it('a hand-over takes effect on its day, in list, filter and page', async () => {
    const { id } = await rowOf('小店');
    const { id: repId } = await rig.engine.ask('reps.create', { name: '李梅' });
    await rig.engine.ask('dealers.handOver', { ids: [id], repId, fromOn: '2026-11-23', reason: '' });
    const before = await rowOf('小店');

    await turnTo('2026-11-23');
    const { total } = await rig.engine.ask('dealers.list', { filter: { reps: [repId] } });

    expect(before.repName).toBe('王伟');
    expect((await rowOf('小店')).repName).toBe('李梅');
    expect(total).toBe(1);
    expect((await rig.engine.ask('dealers.get', { id })).repName).toBe('李梅');
    expect((await rig.engine.ask('reps.list', {})).reps.find(({ name }) => name === '李梅')).toMatchObject({
      dealers: 1,
    });
  });

  it('edits of the new day are dated by it, and the day is told once', async () => {
    const { id } = await rowOf('小店');
    const { id: repId } = await rig.engine.ask('reps.create', { name: '李梅' });

    await turnTo('2026-11-23');
    const { revision } = await rig.engine.ask('dealers.get', { id });
    await rig.engine.ask('dealers.update', { id, expectedRevision: revision, patch: { repId } });

    expect((await rig.engine.ask('dealers.get', { id })).owners).toContainEqual(
      expect.objectContaining({ repName: '李梅', fromOn: '2026-11-23' }),
    );
    await new Promise((resolve) => setTimeout(resolve, 5 * EVERY_MS));
    expect(rig.engine.changed.filter(([topic]) => topic === 'day')).toHaveLength(1);
  });
});
