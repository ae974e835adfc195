import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTestInSteps } from '../../../src/main/features/demand/backTest.rules.ts';
import { createCellGatherer, type DemandCells } from '../../../src/main/features/demand/demandCells.ts';
import {
  type AdviceBase,
  adviseDealer,
  type PeerFacts,
  prepareAdvice,
} from '../../../src/main/features/demand/shouldBuy.rules.ts';
import { NO_DAY } from '../../../src/main/features/scoring/scoreColumns.ts';

const WINDOW_FROM = 1000;
interface Bought {
  amount: number;
  after?: number;
  firstOn?: number;
  lastOn?: number;
}

/** A row per dealer, an entry per product; amounts in whole currency units. */
function cellsOf(rows: readonly (readonly (number | Bought)[])[]): DemandCells {
  const gatherer = createCellGatherer();
  rows.forEach((row, at) => {
    row.forEach((given, column) => {
      const cell = typeof given === 'number' ? { amount: given } : given;
      if (cell.amount === 0 && !cell.after && cell.lastOn === undefined) return;
      const on = cell.amount > 0 ? WINDOW_FROM + 10 : NO_DAY;
      gatherer.add(at + 1, column, {
        before: 0,
        after: 0,
        firstOn: on,
        lastOn: on,
        qty: 0,
        paid: 0,
        ...cell,
        amount: cell.amount * 1_000_000,
      });
    });
  });
  return gatherer.finish(Math.max(...rows.map((row) => row.length)));
}

function factsOf(count: number, of: Partial<PeerFacts> = {}): PeerFacts {
  const same = () => new Int32Array(count);
  return { type: same(), tier: same(), area: same(), excluded: new Uint8Array(count), ...of };
}

const baseOf = (rows: readonly (readonly (number | Bought)[])[], of: Partial<PeerFacts> = {}): AdviceBase =>
  prepareAdvice(cellsOf(rows), factsOf(rows.length, of), WINDOW_FROM);

/** The shop of docs/demand.md: seven dealers, six products. */
const EXAMPLE: (number | Bought)[][] = [
  [500, 300, 200, 0, 0, 0],
  [900, 600, 300, { amount: 200, firstOn: WINDOW_FROM + 40 }, 0, 0],
  [500, 300, 100, { amount: 100, firstOn: WINDOW_FROM + 90 }, 0, 0],
  [400, 300, 200, 0, 100, 0],
  [250, 150, 50, { amount: 50, firstOn: WINDOW_FROM + 5 }, 0, 0],
  [500, 200, 200, 0, 100, 0],
  [0, 0, 0, 0, 0, 700],
];

describe('what a dealer should buy', () => {
  it('of the worked example: three of five alike buy it, the median share of its own 1,000', () => {
    const advice = adviseDealer(baseOf(EXAMPLE), 0);

    expect(advice).toMatchObject({ abstained: null, level: 'all', peers: 6 });
    expect(advice.neighbours).toHaveLength(5);
    // Shares of product 3: 10 %, 10 %, 10 %; product 4 is bought by two only, product 5 by nobody alike.
    expect(advice.suggestions).toEqual([
      { column: 3, support: 3, expected: 100_000_000, newestFirstOn: WINDOW_FROM + 90, lastOn: NO_DAY },
    ]);
  });

  it('is never what was bought in the window, also where all of it went back; what was bought long ago says when', () => {
    const back = EXAMPLE.map((row, at) =>
      at === 0 ? [500, 300, 200, { amount: 0, lastOn: WINDOW_FROM + 3 }, 0, 0] : row,
    );
    const old = EXAMPLE.map((row, at) =>
      at === 0 ? [500, 300, 200, { amount: 0, lastOn: WINDOW_FROM - 60 }, 0, 0] : row,
    );

    expect(adviseDealer(baseOf(back), 0).suggestions).toEqual([]);
    expect(adviseDealer(baseOf(old), 0).suggestions[0]).toMatchObject({ column: 3, lastOn: WINDOW_FROM - 60 });
  });

  it('is not said of who is left out of grading, has bought nothing or too little, or has nobody alike', () => {
    const excluded = Uint8Array.from(EXAMPLE, (_, at) => (at === 0 ? 1 : 0));
    const abstained = (rows: (number | Bought)[][], row = 0, of: Partial<PeerFacts> = {}) =>
      adviseDealer(baseOf(rows, of), row).abstained;

    expect(abstained(EXAMPLE, 0, { excluded })).toBe('excluded');
    expect(abstained(EXAMPLE, 6)).toBe('few_own');
    expect(abstained(EXAMPLE.map((row, at) => (at === 0 ? [-5, 0, 0, 0, 0, 0] : row)))).toBe('no_purchases');
    expect(abstained(EXAMPLE.map((row) => row.slice(0, 3)))).toBe('few_products');
    expect(abstained(EXAMPLE.slice(0, 4).concat(EXAMPLE.slice(6)))).toBe('few_alike');
  });

  it('asks the narrowest group that is large enough', () => {
    const many = Array.from({ length: 25 }, (_, at) => EXAMPLE[at % 6] ?? []);
    const area = Int32Array.from(many, (_, at) => (at < 22 ? 1 : 2));
    const tier = Int32Array.from(many, (_, at) => (at < 21 ? 1 : 2));

    expect(adviseDealer(baseOf(many, { area }), 0).level).toBe('typeTierArea');
    expect(adviseDealer(baseOf(many, { area }), 24).level).toBe('typeTier');
    expect(adviseDealer(baseOf(many, { tier }), 24).level).toBe('type');
  });

  const shop = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }), {
    minLength: 8,
    maxLength: 16,
  });

  it('is scaled by money, and by nothing else that money does', () => {
    fc.assert(
      fc.property(shop, fc.integer({ min: 2, max: 7 }), (rows, times) => {
        const larger = rows.map((row) => row.map((amount) => amount * times));
        const [base, scaled] = [baseOf(rows), baseOf(larger)];
        if (base.cells.dealerId.length === 0) return;
        const [one, other] = [adviseDealer(base, 0), adviseDealer(scaled, 0)];

        expect(other.suggestions.map(({ column, support }) => [column, support])).toEqual(
          one.suggestions.map(({ column, support }) => [column, support]),
        );
        other.suggestions.forEach(({ expected }, at) => {
          expect(expected / times).toBeCloseTo(one.suggestions[at]?.expected ?? Number.NaN, 3);
        });
      }),
      { seed: 21 },
    );
  });

  it('is bought by enough of the neighbours, and its amount lies between their smallest and largest share', () => {
    fc.assert(
      fc.property(shop, (rows) => {
        const base = baseOf(rows);
        base.cells.dealerId.forEach((_, row) => {
          const { suggestions, neighbours } = adviseDealer(base, row);
          for (const { column, support, expected } of suggestions) {
            const shares = neighbours.flatMap(({ row: other }) => {
              const dealer = base.cells.dealerId[other] ?? 0;
              const amount = rows[dealer - 1]?.[column] ?? 0;
              return amount > 0 ? [(amount * 1_000_000) / (base.totals[other] ?? 0)] : [];
            });
            const share = expected / (base.totals[row] ?? 0);

            expect(shares).toHaveLength(support);
            expect(support).toBeGreaterThanOrEqual(Math.max(3, 0.3 * neighbours.length));
            expect(share).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
            expect(share).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
          }
        });
      }),
      { seed: 22 },
    );
  });
});

describe('the back-test', () => {
  function backTest(base: AdviceBase) {
    const steps = backTestInSteps(base);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  }

  it('counts what was bought in the days after, against a draw from what was not bought', () => {
    const rows = EXAMPLE.map((row, at) => (at === 0 ? [500, 300, 200, { amount: 0, after: 80 }, 0, 0] : row));
    const result = backTest(baseOf(rows));

    // Three dealers are advised of product 3; the first one buys it later, one of three that it had not bought.
    expect(result).toEqual({
      dealers: 3,
      abstained: 4,
      recommended: 3,
      hits: 1,
      randomHits: 1 / 3,
      popularHits: 1,
    });
  });

  it('says nothing of a shop without anybody', () => {
    expect(backTest(baseOf([[0, 0]]))).toMatchObject({ dealers: 0, recommended: 0, hits: 0, randomHits: 0 });
  });
});
