import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import type { ScoreRow } from '../../../src/main/features/scoring/scoreRow.rules.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { decimalToScaled, scaledToDecimal } from '../../../src/shared/domain/money.ts';
import { dealerTotalsOf, scoreRowReader } from '../../helpers/scoreRows.ts';

const DOC = readFileSync(resolve(import.meta.dirname, '../../../docs/scoring.md'), 'utf8');
const NONE = '–';

/** The body rows of the table that follows a comment of the document. */
function tableAfter(marker: string): string[][] {
  const [, after = ''] = DOC.split(`<!-- ${marker}: read by the test -->`);
  const lines = after.trimStart().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const minor = (yuan: string | undefined) => decimalToScaled(yuan ?? '', 2) ?? Number.NaN;
const yuan = (amount: number) => scaledToDecimal(amount, 2).replace(/\.00$/, '');
const dayOrNull = (text: string | undefined) => (text === NONE ? null : (text ?? null));
const shown = (value: string | number | null) => (value === null ? NONE : String(value));

function lineOf(row: ScoreRow): string[] {
  const scores = row.rScore === null ? null : `${row.rScore}${row.fScore}${row.mScore}`;
  return [
    row.dealerId,
    yuan(row.netMinor),
    row.rank,
    row.shareBefore,
    row.cumulativeShare,
    row.abc,
    row.tier ?? row.ungraded,
    row.rDays,
    scores,
    row.rfmGroup,
    row.nextTier,
    row.nextGapMinor === null ? null : yuan(row.nextGapMinor),
    row.nextGapOrders,
    row.nextByOn,
  ].map(shown);
}

test('the worked example of docs/scoring.md is what the program calculates', () => {
  const inputs = tableAfter('inputs').map(([no, , since, windowFirst, last, orders, sales, returns, excluded]) => ({
    dealerId: Number(no),
    excluded: excluded === 'yes' ? 1 : 0,
    historySince: dayOrNull(since),
    firstOn: dayOrNull(since),
    lastOn: dayOrNull(last),
    windowFirstOn: dayOrNull(windowFirst),
    orders: Number(orders),
    salesMinor: minor(sales),
    netMinor: minor(sales) - minor(returns),
    prevNetMinor: 0,
  }));
  const totals = dealerTotalsOf(inputs);

  const run = scoreDealers(totals, ScoreRules.parse({}), '2026-10-31');

  const read = scoreRowReader(totals, run.columns, ['A', 'B', 'C', 'D']);
  const results = tableAfter('results');
  expect(results).toHaveLength(11);
  expect(inputs.map((_, i) => lineOf(read(i)))).toEqual(results);
  expect(run.totals).toMatchObject({
    dealers: 8,
    amountMinor: 10_000_000,
    thresholds: { r: [17, 30, expect.closeTo(84.4, 9), 199] },
    groupCuts: { r: 93.5, f: 4.75, m: 1_250_000 },
  });
});
