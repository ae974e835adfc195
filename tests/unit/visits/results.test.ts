import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type KnownVisits,
  type MergedRow,
  mergeResults,
  type StoredVisit,
} from '../../../src/main/features/visits/results.rules.ts';
import { GivenResult, NOTHING_SAID, type SaidOfVisit, VISIT_RESULTS } from '../../../src/shared/domain/visitResults.ts';

const DAY = '2026-11-25';

function visit(id: number, said: Partial<SaidOfVisit> | null = null, more: Partial<StoredVisit> = {}): StoredVisit {
  return {
    id,
    dealerId: id * 10,
    repId: 1,
    visitOn: DAY,
    plan: null,
    said: said === null ? null : { ...NOTHING_SAID, doneOn: DAY, ...said },
    dropped: false,
    movedOn: false,
    ...more,
  };
}

function known(visits: readonly StoredVisit[], today = '2026-11-28'): KnownVisits {
  return {
    today,
    sheets: new Map([[7, { repId: 1, visitOn: DAY, lines: new Map(visits.map(({ id }) => [id, id])) }]]),
    visits: new Map(visits.map((one) => [one.id, one])),
    byClick: false,
    visitOf: (dealerId, repId, on) =>
      visits.find((one) => one.dealerId === dealerId && one.repId === repId && one.visitOn === on)?.id,
  };
}

const given = (row: number, line: number | null, more: Partial<GivenResult> = {}) =>
  GivenResult.parse({ row, sheetId: 7, line, result: 'ordered', ...more });
const codes = (rows: readonly MergedRow[]) =>
  rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)]);

describe('an amount that cannot be', () => {
  it.each([-1, -(2 ** 53 - 1), 2 ** 53 - 1])('%i is handed back, the rest taken', (amountMinor) => {
    const rows = mergeResults([given(1, 1, { amountMinor }), given(2, 2)], known([visit(1), visit(2)]));

    expect(codes(rows)).toEqual([['refused', 'amountBounds'], ['take']]);
  });
});

it('a competitor of whom nothing is said was not seen: it adds nothing, the second time neither', () => {
  const market = { product: '', competitor: '', priceMicro: null };
  const [row] = mergeResults([given(1, 1, { market })], known([visit(1, { result: 'ordered' })]));

  expect(row).toMatchObject({ verdict: 'same', said: { market: null } });
});

describe('what only a visit that was made comes to', () => {
  it.each([{ result: 'ordered' }, { amountMinor: 3000 }, { timeIn: '09:30' }, { timeOut: '10:00' }] as const)(
    'is handed back where it was missed or moved: %o',
    (made) => {
      const missed = given(1, 1, { result: null, what: 'missed', ...made });
      const moved = given(2, 2, { result: null, what: 'moved', movedTo: '2026-11-27', ...made });

      expect(codes(mergeResults([missed, moved], known([visit(1), visit(2)])))).toEqual([
        ['refused', 'notMade'],
        ['refused', 'notMade'],
      ]);
    },
  );
});

describe('what came back, held against the visits', () => {
  it('hands back each row that cannot be, and takes the rest', () => {
    const rows = mergeResults(
      [
        given(1, 1),
        given(2, 99),
        given(3, 2, { result: 'closed' }),
        given(4, 2, { result: 'refused' }),
        given(5, 3, { doneOn: '2026-10-01' }),
        given(6, 4, { doneOn: '2026-11-29' }),
        given(7, 5, { nextOn: '2026-11-20' }),
        given(8, null),
        given(9, 6, { what: 'moved', result: null }),
        given(10, 7, { timeIn: '10:00', timeOut: '09:00' }),
        given(11, 8, { result: null }),
        GivenResult.parse({ row: 12, sheetId: 999, line: 1, result: 'closed' }),
        given(13, 9),
        given(14, 9),
      ],
      known(Array.from({ length: 9 }, (_, i) => visit(i + 1))),
    );

    expect(codes(rows)).toEqual([
      ['take'],
      ['refused', 'unknownLine'],
      ['refused', 'twice'],
      ['refused', 'twice'],
      ['refused', 'dayOutside'],
      ['refused', 'dayFuture', 'dayOutside'].filter((code) => code !== 'dayOutside'),
      ['refused', 'nextBefore'],
      ['refused', 'noLine'],
      ['refused', 'movedMissing'],
      ['refused', 'timeOrder'],
      ['refused', 'nothing'],
      ['refused', 'unknownSheet'],
      ['take'],
      ['same', 'repeated'],
    ]);
  });

  it('shows a result beside the one that is there, and writes it over that only where the owner says so', () => {
    const file = known([visit(1, { result: 'interested', person: '张姐' })]);
    const rows = [given(1, 1, { amountMinor: 3000 })];

    const [asked] = mergeResults(rows, file);
    const [chosen] = mergeResults(rows, file, new Set([1]));

    expect([asked?.verdict, asked?.differs]).toEqual(['conflict', ['result']]);
    expect([chosen?.verdict, chosen?.said.result, chosen?.said.person, chosen?.said.amountMinor]).toEqual([
      'take',
      'ordered',
      '张姐',
      3000,
    ]);
  });

  it('adds what was not known yet without asking, and knows what it has already', () => {
    const file = known([visit(1, { result: 'ordered' })]);

    const [adds, same] = [
      mergeResults([given(1, 1, { nextOn: '2026-12-01' })], file)[0],
      mergeResults([given(1, 1)], file)[0],
    ];

    expect([adds?.verdict, adds?.said.nextOn]).toEqual(['adds', '2026-12-01']);
    expect(same?.verdict).toBe('same');
  });

  it('takes a plan’s own days, and the week of a visit put in by hand', () => {
    const file = known([visit(1), visit(2, null, { plan: { from: '2026-11-01', to: '2026-11-30' } })]);

    expect(
      codes(mergeResults([given(1, 1, { doneOn: '2026-11-20' }), given(2, 2, { doneOn: '2026-11-20' })], file)),
    ).toEqual([['refused', 'dayOutside'], ['take']]);
  });

  it('takes a printed line whose visit a later plan left out, or set on another day, as one of the paper’s day', () => {
    const file = known([
      visit(1, null, { dropped: true, visitOn: '2026-12-02', repId: 2 }),
      visit(2, null, { visitOn: '2026-12-02' }),
      visit(3, null, { visitOn: '2026-12-02' }),
    ]);
    const byId = GivenResult.parse({ row: 4, visitId: 1, result: 'ordered' });

    const rows = mergeResults([given(1, 1), given(2, 2), given(3, 3, { what: 'missed', result: null }), byId], file);

    expect(rows.slice(0, 2).map(({ verdict, repId, on, said }) => [verdict, repId, on, said.doneOn])).toEqual([
      ['take', 1, DAY, DAY],
      ['take', 1, DAY, DAY],
    ]);
    expect(codes(rows.slice(2))).toEqual([
      ['refused', 'standsOn'],
      ['refused', 'unknownLine'],
    ]);
  });

  it('hands back a visit that was moved back or farther than any plan, and knows one that is moved already', () => {
    const to = (row: number, line: number, movedTo: string) =>
      given(row, line, { what: 'moved', result: null, movedTo });
    const file = known([visit(1), visit(2), visit(3), visit(4), visit(5, { what: 'moved', movedTo: '2026-11-27' })]);

    const rows = mergeResults(
      [
        to(1, 1, '2026-11-20'),
        to(2, 2, '2026-11-27'),
        to(3, 3, '2027-11-20'),
        to(4, 4, '2026-11-30'),
        to(5, 5, '2026-11-27'),
      ],
      file,
    );

    expect(codes(rows)).toEqual([['refused', 'movedBefore'], ['take'], ['refused', 'movedFar'], ['take'], ['same']]);
  });

  it('takes an unplanned visit, and sees that a dealer told as unplanned stands on the day', () => {
    const file = known([visit(1)]);
    const unplanned = (row: number, dealerId: number) =>
      GivenResult.parse({ row, sheetId: 7, dealerId, result: 'ordered' });

    const rows = mergeResults([unplanned(1, 500), unplanned(2, 10)], file);

    expect(rows.map(({ verdict, visitId, dealerId, repId, on }) => [verdict, visitId, dealerId, repId, on])).toEqual([
      ['take', null, 500, 1, DAY],
      ['take', 1, 10, 1, DAY],
    ]);
  });

  it('lets the owner choose one of two results', () => {
    const rows = [given(1, 1, { result: 'closed' }), given(2, 1, { result: 'refused' })];

    expect(codes(mergeResults(rows, known([visit(1)]), new Set([2])))).toEqual([['refused', 'twice'], ['take']]);
    expect(codes(mergeResults(rows, known([visit(1)]), new Set([1, 2])))).toEqual([
      ['refused', 'twice'],
      ['refused', 'twice'],
    ]);
  });
});

/** What the service does with a row, as far as these rules see it. */
function written(file: KnownVisits, rows: readonly MergedRow[]): KnownVisits {
  const visits = new Map(file.visits);
  for (const row of rows) {
    const old = row.visitId === null ? undefined : visits.get(row.visitId);
    if (old !== undefined && (row.verdict === 'take' || row.verdict === 'adds'))
      visits.set(old.id, { ...old, said: row.said });
  }
  return { ...file, visits };
}

const anyRow = fc.record({
  line: fc.integer({ min: 1, max: 9 }),
  result: fc.option(fc.constantFrom(...VISIT_RESULTS), { nil: null }),
  what: fc.constantFrom('done' as const, 'done' as const, 'missed' as const, 'moved' as const),
  amountMinor: fc.option(fc.constantFrom(100, 200), { nil: null }),
  person: fc.constantFrom('', 'a', 'b'),
  nextOn: fc.option(fc.constantFrom('2026-11-20', '2026-12-01'), { nil: null }),
  movedTo: fc.option(fc.constantFrom('2026-11-30', DAY), { nil: null }),
  doneOn: fc.option(fc.constantFrom(DAY, '2026-11-26', '2026-09-01'), { nil: null }),
});
const drawn = fc.array(anyRow, { maxLength: 12 }).map((rows) => rows.map((row, at) => given(at + 1, row.line, row)));
const stored = fc.array(
  fc.option(
    fc.record({
      result: fc.constantFrom(...VISIT_RESULTS),
      person: fc.constantFrom('', 'a'),
      amountMinor: fc.constantFrom(null, 100),
    }),
    { nil: null },
  ),
  { minLength: 8, maxLength: 8 },
);

describe('the merge, whatever comes back', () => {
  it('answers every row once, writes no visit twice, and says the same in any order', () => {
    fc.assert(
      fc.property(drawn, stored, fc.integer(), (rows, there, seed) => {
        const file = known(there.map((said, at) => visit(at + 1, said)));

        const merged = mergeResults(rows, file);

        expect(merged.map(({ given: { row } }) => row)).toEqual(rows.map(({ row }) => row));
        const taken = merged.filter(({ verdict }) => verdict === 'take' || verdict === 'adds');
        expect(new Set(taken.map(({ visitId }) => visitId)).size).toBe(taken.length);
        for (const { verdict, problems } of merged)
          expect(problems.some(({ code }) => code !== 'repeated')).toBe(verdict === 'refused');
        const turned = seed % 2 === 0 ? rows.toReversed() : [...rows.slice(3), ...rows.slice(0, 3)];
        const again = mergeResults(turned, file);
        const saidOf = (list: readonly MergedRow[]) =>
          list
            .filter(({ verdict }) => verdict === 'take' || verdict === 'adds')
            .map(({ visitId, said }) => [visitId, said]);
        const byVisit = (list: ReturnType<typeof saidOf>) => list.sort((a, b) => Number(a[0]) - Number(b[0]));
        expect(byVisit(saidOf(again))).toEqual(byVisit(saidOf(merged)));
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('has nothing more to do when what it has taken comes back once more', () => {
    fc.assert(
      fc.property(drawn, stored, (rows, there) => {
        const file = known(there.map((said, at) => visit(at + 1, said)));
        const first = mergeResults(rows, file, new Set(rows.map(({ row }) => row)));

        const second = mergeResults(rows, written(file, first));

        for (const [at, row] of second.entries())
          if (first[at]?.verdict === 'take' || first[at]?.verdict === 'adds') expect(row.verdict).toBe('same');
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
