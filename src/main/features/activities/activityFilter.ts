import type { ActivityFilter } from '../../../shared/contract/activities.contract.ts';
import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { Db } from '../../db/open.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { REP_ID } from './activityColumns.ts';

/** A filter whose segment has become dealers. */
export type ActivityTests = Omit<ActivityFilter, 'segment' | 'dealerIds'> & { dealers?: readonly number[] };

/** Reads who is in the segment, if one is asked for. */
export async function testsOf(
  db: Db,
  { segment, dealerIds, ...rest }: ActivityFilter,
  today: string,
): Promise<ActivityTests> {
  if (segment === undefined) return { ...rest, ...(dealerIds === undefined ? {} : { dealers: dealerIds }) };
  const { ids } = await snapshotOf(db, DealerQuery.parse({ filter: { segments: [segment] } }), today);
  const wanted = dealerIds === undefined ? undefined : new Set<number>(dealerIds);
  return { ...rest, dealers: [...ids].filter((id) => wanted === undefined || wanted.has(id)) };
}

/** The tests as the end of a statement over `activity a` and `dealer d`. */
export function whereOf(tests: ActivityTests): { where: string; params: Record<string, string> } {
  const parts: string[] = [];
  const params: Record<string, string> = {};
  const among = (name: string, column: string, values: readonly (string | number)[]) => {
    if (values.length === 0) return;
    parts.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    params[name] = JSON.stringify(values);
  };
  among('kinds', 'a.kind', tests.kinds);
  among('outcomes', 'a.outcome_code', tests.outcomes);
  among('origins', 'a.origin', tests.origins);
  if (tests.reps.length > 0) {
    params.reps = JSON.stringify(tests.reps.filter((id) => id !== null));
    const nobody = tests.reps.includes(null) ? `OR ${REP_ID} IS NULL` : '';
    parts.push(`(${REP_ID} IN (SELECT value FROM json_each(@reps)) ${nobody})`);
  }
  if (tests.dealers !== undefined) {
    parts.push('a.dealer_id IN (SELECT value FROM json_each(@dealers))');
    params.dealers = JSON.stringify(tests.dealers);
  }
  if (tests.from !== undefined) {
    parts.push('a.happened_on >= @from');
    params.from = tests.from;
  }
  if (tests.to !== undefined) {
    parts.push('a.happened_on <= @to');
    params.to = tests.to;
  }
  wordsOf(tests.search).forEach((word, index) => {
    params[`word${index}`] = word;
    params[`plain${index}`] = fold(word);
    parts.push(`(instr(lower(a.body || ' ' || a.next_step || ' ' || a.outcome || ' ' || a.contact || ' ' || a.rep), @word${index}) > 0
      OR instr(lower(d.name || ' ' || d.code), @word${index}) > 0 OR instr(d.pinyin, @plain${index}) > 0
      OR instr(d.initials, @plain${index}) > 0)`);
  });
  return { where: parts.map((part) => `AND ${part}`).join(' '), params };
}

function wordsOf(search: string): string[] {
  return search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}
