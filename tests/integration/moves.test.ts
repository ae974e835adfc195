import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainScore } from '../../src/shared/domain/scoreReasons.ts';
import { gradedRig } from '../helpers/importRig.ts';

const LIST = [
  ['客户编号', '客户名称', '客户等级', '建档日期'],
  ['1', '大发商行', 'A级', '2020-01-01'],
  ['2', '中兴批发', 'VIP', '2020-01-01'],
  ['3', '小店', '★★★', '2020-01-01'],
  ['4', '新街铺', '', '2020-01-01'],
  ['5', '老王烟酒', '特约', '2020-01-01'],
];
/** Shares ahead 0, 80 %, 95 %, 99 %, and nothing. */
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-09-01', 'B1', '1', '8000'],
  ['2026-10-01', 'B2', '2', '1500'],
  ['2026-06-01', 'B3', '3', '400'],
  ['2026-02-01', 'B4', '4', '100'],
];

const rig = gradedRig({ dealers: LIST, bills: BILLS });

const scheme = async () => {
  const { schemes, activeId } = await rig.engine.ask('scoring.schemes', {});
  const found = schemes.find(({ id }) => id === activeId);
  if (!found) throw new Error('no scheme');
  return found;
};
const cellOf = <C extends { from: string; to: string; dealers: number; amountMinor: number }>(
  cells: readonly C[],
  from: string,
  to: string,
) => {
  const cell = cells.find((each) => each.from === from && each.to === to);
  return cell && [cell.dealers, cell.amountMinor];
};

describe('the owner’s grades against ours', () => {
  it('are counted cell by cell with money; who differs is listed by money with the reason', async () => {
    const answer = await rig.engine.ask('scoring.migration', { from: 'original' });

    expect(cellOf(answer.cells, 'A', 'A')).toEqual([1, 800_000]);
    expect(cellOf(answer.cells, 'A', 'B')).toEqual([1, 150_000]);
    expect(cellOf(answer.cells, 'A', 'C')).toEqual([1, 40_000]);
    expect(cellOf(answer.cells, 'absent', 'C')).toEqual([1, 10_000]);
    expect(cellOf(answer.cells, 'other', 'D')).toEqual([1, 0]);
    expect([answer.up, answer.down, answer.same]).toEqual([0, 2, 1]);
    expect(answer.rows.map(({ name, grade, from, to }) => [name, grade, from, to])).toEqual([
      ['中兴批发', 'VIP', 'A', 'B'],
      ['小店', '★★★', 'A', 'C'],
      ['老王烟酒', '特约', 'other', 'D'],
    ]);
    const figures = answer.rows[0]?.figures;
    expect(figures && explainScore(figures).map(({ code }) => code)).toContain('abc_b');
  });

  it('a cell lists its own dealers, also where nothing changed', async () => {
    const { rows, total } = await rig.engine.ask('scoring.migration', {
      from: 'original',
      cell: { from: 'A', to: 'A' },
    });

    expect([total, rows.map(({ name }) => name)]).toEqual([1, ['大发商行']]);
    const { ids } = await rig.engine.ask('scoring.movedIds', { from: 'original', cell: { from: 'A', to: 'A' } });
    expect(ids).toEqual(rows.map(({ dealerId }) => dealerId));
  });

  it('are kept for one or many as pins in one act, and who has no grade is passed over', async () => {
    const { rows } = await rig.engine.ask('dealers.list', { limit: 50 });

    const kept = await rig.engine.ask('scoring.keepGrades', { ids: rows.map(({ id }) => id), reason: '沿用原等级' });
    await rig.engine.scoreLive();
    const after = await rig.engine.ask('scoring.migration', { from: 'original' });
    await rig.engine.ask('data.undo', { changeId: kept.changeId });

    expect(kept.changed).toBe(3);
    expect(after.rows.map(({ name }) => name)).toEqual(['老王烟酒']);
    expect(cellOf(after.cells, 'A', 'A')).toEqual([3, 990_000]);
    expect((await rig.engine.ask('scoring.pins', {})).pins).toEqual([]);
  });
});

it('comparing with the same day once more takes the run there is, until rules or data are others', async () => {
  const { engine } = rig;
  const compared = async (wish: object = {}) => {
    const { jobId, runId } = await engine.ask('scoring.run', {
      asOf: '2026-08-31',
      rulesOfDay: true,
      reason: 'compared',
      ...wish,
    });
    await engine.done(jobId);
    return runId;
  };
  const kept = async () => (await engine.ask('scoring.runs', {})).total;
  const first = await compared();
  const count = await kept();

  expect(await compared()).toBe(first);
  expect(await kept()).toBe(count);
  // It is a whole run that can be compared with.
  expect((await engine.ask('scoring.migration', { from: first })).cells.length).toBeGreaterThan(0);

  const others = [
    await compared({ asOf: '2026-07-31' }),
    await compared({ windowMonths: 6 }),
    await compared({ reason: 'saved' }),
  ];
  expect(new Set([first, ...others]).size).toBe(4);
  const { id, name, rules } = await scheme();
  await engine.ask('scoring.saveScheme', { id, name, rules: { ...rules, cutA: 0.7 } });
  expect(await compared({ rulesOfDay: false })).not.toBe(first);
});

it('two runs are compared tier by tier, by codes that outlive a change of names', async () => {
  const first = await rig.engine.ask('scoring.run', {});
  await rig.engine.done(first.jobId);
  const { id, name, rules } = await scheme();
  const four = { ...rules, tierNames: ['S', 'A', 'B', 'C'], furtherCuts: [0.985], cutA: 0.85 };
  await rig.engine.ask('scoring.saveScheme', { id, name, rules: four });
  const second = await rig.engine.ask('scoring.run', {});
  await rig.engine.done(second.jobId);

  const answer = await rig.engine.ask('scoring.migration', { from: first.runId, to: second.runId });

  expect(answer.rows.map(({ name: who, from, to }) => [who, from, to])).toEqual([
    ['中兴批发', 'B', 'A'],
    ['新街铺', 'C', 'C2'],
  ]);
  expect([answer.up, answer.down, answer.same]).toEqual([1, 1, 3]);
  expect(answer.fromNaming.tierNames).toEqual(['A', 'B', 'C']);
  expect(answer.toNaming.tierNames).toEqual(['S', 'A', 'B', 'C']);
});

describe('what other rules would change', () => {
  it('is told before saving: who moves, how many visits a month, and nothing is written', async () => {
    const { rules } = await scheme();

    const same = await rig.engine.ask('scoring.whatIf', { rules });
    const other = await rig.engine.ask('scoring.whatIf', { rules: { ...rules, cutA: 0.85 } });

    expect([same.moved, same.visitsPerMonth]).toEqual([0, same.visitsNow]);
    // A 4, B 2, two C 1 each, D a third.
    expect(same.visitsNow).toBeCloseTo(8 + 1 / 3, 9);
    expect(other.movers.map(({ name, from, to, amountMinor }) => [name, from, to, amountMinor])).toEqual([
      ['中兴批发', 'B', 'A', 150_000],
    ]);
    expect([other.moved, other.up, other.down]).toEqual([1, 1, 0]);
    expect(other.visitsPerMonth).toBeCloseTo(10 + 1 / 3, 9);
    expect((await scheme()).version).toBe(1);
  });

  it('counts visits as often as the scheme asks for them, now and then', async () => {
    const { id, name, rules } = await scheme();
    const often = { ...rules, visitThirds: { ...rules.visitThirds, A: 24, D: 0 } };

    const tried = await rig.engine.ask('scoring.whatIf', { rules: often });
    await rig.engine.ask('scoring.saveScheme', { id, name, rules: often });
    await rig.engine.scoreLive();
    const saved = await rig.engine.ask('scoring.whatIf', { rules: often });
    const { options } = await rig.engine.ask('scoring.compareCuts', {});

    // A 8, B 2, two C 1 each, D none; before A 4 and D a third.
    expect([tried.moved, tried.visitsPerMonth]).toEqual([0, 12]);
    expect(tried.visitsNow).toBeCloseTo(8 + 1 / 3, 9);
    expect([saved.visitsPerMonth, saved.visitsNow]).toEqual([12, 12]);
    expect(options.find(({ a }) => a === 0.8)?.visitsPerMonth).toBe(12);
    const { versions } = await rig.engine.ask('scoring.schemeVersions', { id });
    expect(versions.map(({ rules: of }) => of.visitThirds.A)).toEqual([24, 12]);
  });

  it('follows edits and another window, not what was kept in memory', async () => {
    const { rules } = await scheme();
    await rig.engine.ask('scoring.whatIf', { rules });
    const { rows } = await rig.engine.ask('dealers.list', { limit: 50 });
    const id = rows.find(({ name }) => name === '小店')?.id ?? (0 as never);

    await rig.engine.ask('scoring.pin', { ids: [id], tier: 'A', reason: 'x' });
    const pinned = await rig.engine.ask('scoring.whatIf', { rules });
    const short = await rig.engine.ask('scoring.whatIf', { rules: { ...rules, windowMonths: 1 } });

    expect(pinned.movers.map(({ name, to }) => [name, to])).toEqual([['小店', 'A']]);
    expect(short.tiers.map(({ tier, dealers }) => [tier, dealers])).toEqual([
      ['A', 2],
      ['B', 0],
      ['C', 0],
      ['D', 3],
    ]);
  });

  it('of rules that contradict themselves is refused like saving them', async () => {
    const { rules } = await scheme();

    expect(await rig.engine.call('scoring.whatIf', { rules: { ...rules, cutA: 0.99 } })).toMatchObject({
      ok: false,
      error: { code: 'score_bad_rules', params: { field: 'cuts' } },
    });
  });
});

describe('the comparison on paper', () => {
  const build = async (name: string, format: 'html' | 'xlsx', options: object = {}) => {
    const path = join(rig.dir, name);
    const { jobId } = await rig.engine.ask('reports.build', {
      options: { kind: 'migration', lang: 'zh-CN', ...options },
      format,
      file: rig.engine.vault.register(path, 'write'),
      freeze: true,
    });
    await rig.engine.done(jobId);
    return path;
  };

  it('shows the matrix and who differs with the owner’s word and the reason, and keeps the result it shows', async () => {
    const page = readFileSync(await build('moves.html', 'html'), 'utf8');

    expect(page).toContain('升 0 家，降 2 家，不变 1 家');
    expect(page).toMatch(/<td class="n same"><b>1<\/b><br>8,000\.00<\/td>/);
    expect(page).toMatch(/中兴批发<\/td><td>VIP \(A\)<\/td><td>B<\/td><td class="n">1,500\.00/);
    expect(page).toContain('比它大的客户加起来占 80.00%，过了 80%、还不到 95%，所以是 B 类。');
    expect(page).toContain('其中 1 家有一边不是等级');
    expect((await rig.engine.ask('scoring.runs', {})).runs.map(({ reason }) => reason)).toEqual(['compared']);
  });

  it('narrowed to a segment it counts and names only that one’s dealers, and says so', async () => {
    const rowsOf = async (cell: object) =>
      (await rig.engine.ask('scoring.migration', { from: 'original', ...cell })).rows.map(({ dealerId, name }) => ({
        dealerId,
        name,
      }));
    const all = [...(await rowsOf({})), ...(await rowsOf({ cell: { from: 'A', to: 'A' } }))];
    const ids = all.filter(({ name }) => name === '大发商行' || name === '小店').map(({ dealerId }) => dealerId);
    expect(ids).toHaveLength(2);
    const segment = await rig.engine.ask('segments.saveStatic', { name: '城北两家', ids });

    const page = readFileSync(await build('narrowed.html', 'html', { segments: [segment.id] }), 'utf8');

    expect(page).toContain('升 0 家，降 1 家，不变 1 家');
    expect(page).toContain('城北两家');
    expect(page).toContain('小店');
    expect(page).not.toContain('中兴批发');
    expect(page).not.toContain('老王烟酒');
  });

  it('goes into a workbook, and one run can stand against another', async () => {
    const { jobId, runId } = await rig.engine.ask('scoring.run', {});
    await rig.engine.done(jobId);

    const path = await build('moves.xlsx', 'xlsx', { from: runId });
    const page = readFileSync(await build('runs.html', 'html', { from: runId }), 'utf8');

    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    expect(page).toContain('升 0 家，降 0 家，不变 5 家');
  });
});
