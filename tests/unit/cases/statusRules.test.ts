import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CaseState,
  lackFor,
  lacksToClose,
  lacksToGiveUp,
  stepChanges,
  waysFrom,
} from '../../../src/main/features/cases/status.rules.ts';
import {
  CASE_KINDS,
  CASE_STATUSES,
  type CaseKind,
  isUnfinished,
  LEAST_TRIES,
} from '../../../src/shared/domain/cases.ts';

const fresh = (kind: CaseKind): CaseState => ({
  kind,
  status: 'open',
  answeredOn: null,
  cause: '',
  remedy: '',
  approval: '',
  verdict: '',
  solvedOn: null,
  followedOn: null,
  followResult: '',
  satisfaction: null,
  followTries: 0,
  followReason: '',
});

/** What may be done to a case: it is moved, or something is written down. */
const step = fc.oneof(
  fc.record({ to: fc.constantFrom(...CASE_STATUSES) }),
  // One of those that are open: chance alone would hardly ever come to the end.
  fc.record({ way: fc.nat(2) }),
  fc.record({
    write: fc.record(
      {
        cause: fc.constantFrom('', 'quality'),
        remedy: fc.constantFrom('', '换货'),
        approval: fc.constantFrom('' as const, 'yes' as const, 'no' as const),
        verdict: fc.constantFrom('' as const, 'adopted' as const),
        followedOn: fc.constantFrom(null, '2026-11-01', '2026-11-20'),
        followResult: fc.constantFrom('' as const, 'settled' as const, 'unsettled' as const, 'unreached' as const),
        satisfaction: fc.constantFrom(null, 0, 1, 5, 6),
        followTries: fc.integer({ min: 0, max: 4 }),
        followReason: fc.constantFrom('', ' ', '号码不通'),
      },
      { requiredKeys: [] },
    ),
  }),
);

/** The rule itself, said otherwise than the sources say it. */
function mayBeClosed(state: CaseState): boolean {
  const reason = state.followReason.trim().length > 0;
  const marked = state.satisfaction !== null && [1, 2, 3, 4, 5].includes(state.satisfaction);
  const byWord =
    marked && (['settled', 'partly'].includes(state.followResult) || (state.followResult === 'unsettled' && reason));
  return state.followedOn !== null && state.solvedOn !== null && state.followedOn >= state.solvedOn && byWord;
}

describe('the way of a case', () => {
  test('whatever is done in whatever order, none is closed without what the dealer said and how satisfied he is', () => {
    let closed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...CASE_KINDS), fc.array(step, { minLength: 40, maxLength: 120 }), (kind, steps) => {
        let state = fresh(kind);
        for (const one of steps) {
          if (!('write' in one)) {
            const ways = waysFrom(kind, state.status);
            const to = 'to' in one ? one.to : (ways[one.way % ways.length] ?? 'closed');
            if (lackFor(state, to) !== null) continue;
            if (to === 'closed') {
              expect(state.status).toBe('solved');
              expect(mayBeClosed(state)).toBe(true);
              closed += 1;
            }
            state = { ...state, ...stepChanges(state, to, '2026-11-10') };
            if (state.status !== 'open') expect(state.answeredOn).not.toBeNull();
          } else if (state.status !== 'closed') {
            state = { ...state, ...one.write };
          }
        }
      }),
      { seed: 40, numRuns: 500 },
    );
    // A rule that never lets anything through would hold as well.
    expect(closed).toBeGreaterThan(20);
  });

  test('every status can go on to somewhere, and every way on ends in closed', () => {
    for (const kind of CASE_KINDS) {
      const reached = new Set(['open']);
      for (let round = 0; round < CASE_STATUSES.length; round += 1)
        for (const status of CASE_STATUSES)
          if (reached.has(status)) for (const to of waysFrom(kind, status)) reached.add(to);

      expect(reached.has('closed')).toBe(true);
      expect(CASE_STATUSES.filter((status) => waysFrom(kind, status).length === 0)).toEqual([]);
    }
  });

  test('a return is not solved before somebody said yes or no, and goods are not asked about before', () => {
    const inWork: CaseState = { ...fresh('return'), status: 'in_work', answeredOn: '2026-11-02', remedy: '退货' };

    expect(lackFor(inWork, 'solved')).toBe('no_approval');
    expect(lackFor({ ...inWork, approval: 'no' }, 'solved')).toBeNull();
    expect(lackFor({ ...inWork, status: 'answered' }, 'solved')).toBe('not_from_here');
  });

  test('a suggestion is decided, not approved; a complaint has its cause', () => {
    const suggestion: CaseState = { ...fresh('suggestion'), status: 'answered', answeredOn: '2026-11-02' };
    expect(lackFor(suggestion, 'waiting')).toBe('not_from_here');
    expect(lackFor(suggestion, 'solved')).toBe('no_verdict');
    expect(lackFor({ ...suggestion, verdict: 'declined' }, 'solved')).toBeNull();

    const complaint: CaseState = { ...fresh('complaint'), status: 'in_work', answeredOn: '2026-11-02', remedy: '补货' };
    expect(lackFor(complaint, 'solved')).toBe('no_cause');
    expect(lackFor({ ...complaint, kind: 'service' }, 'solved')).toBeNull();
  });

  test('opened again, the dealer has to be asked again', () => {
    const closed: CaseState = {
      ...fresh('complaint'),
      status: 'closed',
      answeredOn: '2026-11-02',
      solvedOn: '2026-11-03',
      followedOn: '2026-11-04',
      followResult: 'settled',
      satisfaction: 5,
    };
    const again = { ...closed, ...stepChanges(closed, 'reopened', '2026-11-10') };

    expect(lacksToClose(closed)).toBeNull();
    expect(lacksToClose(again)).toBe('no_follow_up');
    expect(again).toMatchObject({ satisfaction: null, followTries: 0, followedOn: null, answeredOn: '2026-11-02' });
  });

  test('a call before the case was solved tells nothing of how it was solved', () => {
    const solved: CaseState = {
      ...fresh('service'),
      status: 'solved',
      answeredOn: '2026-11-02',
      solvedOn: '2026-11-10',
      followedOn: '2026-11-09',
      followResult: 'settled',
      satisfaction: 4,
    };

    expect(lacksToClose(solved)).toBe('no_follow_up');
    expect(lacksToClose({ ...solved, followedOn: '2026-11-10' })).toBeNull();
  });

  test('a dealer who is not reached closes nothing: the case ends on its own after three tries and a reason', () => {
    const silent: CaseState = {
      ...fresh('service'),
      status: 'solved',
      answeredOn: '2026-11-02',
      solvedOn: '2026-11-10',
      followedOn: '2026-11-12',
      followResult: 'unreached',
      followTries: LEAST_TRIES,
      followReason: '号码不通',
    };

    expect(lackFor(silent, 'closed')).toBe('not_reached');
    expect(lacksToGiveUp(silent)).toBeNull();
    expect(lacksToGiveUp({ ...silent, followTries: LEAST_TRIES - 1 })).toBe('too_few_tries');
    expect(lacksToGiveUp({ ...silent, followReason: ' ' })).toBe('no_reason');
    expect([isUnfinished(silent), isUnfinished({ ...silent, followResult: '' })]).toEqual([false, true]);
    expect(lackFor({ ...silent, followResult: 'settled', satisfaction: 3 }, 'closed')).toBeNull();
  });
});
