import type { z } from 'zod';
import { DealerFilter, Lack } from '../../../shared/contract/dealerFilter.contract.ts';
import { Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { Fact, FactOfKind } from '../../../shared/contract/segmentFacts.ts';
import { DealerType } from '../../../shared/domain/dealers.ts';
import { GroupId, RepId, TagId } from '../../../shared/domain/ids.ts';
import { boxAt, type RfMapCells, USUAL_RF_MAP } from '../../../shared/domain/rfMap.ts';
import { RfmGroup } from '../../../shared/domain/tiers.ts';
import { NO_CONTACT } from '../../db/noContact.ts';
import type { RawDb } from '../../db/open.ts';
import { localDayOf } from '../../runtime/clock.ts';
import type { GridColumns, NumberField, WordField } from '../dealers/gridColumns.ts';
import type { FactQuery } from './factValues.ts';

type FilterInput = z.input<typeof DealerFilter>;

/**
 * Where the value of a fact comes from: a filter of the list of dealers, a column of its index in memory, or a statement that
 * answers `id, value` of the dealers between @low and @high (@today is at hand too).
 */
export type FactSource =
  | { from: 'filter'; filter(words: readonly string[]): FilterInput }
  | { from: 'number'; field: NumberField }
  | { from: 'word'; field: WordField }
  | { from: 'slot'; value(columns: GridColumns, slot: number): string }
  | ({ from: 'query' } & FactQuery);

const score = (column: string, kind: 'number' | 'words' = 'number'): FactSource => ({
  from: 'query',
  kind,
  mark: 'scores',
  sql: `SELECT dealer_id AS id, ${column} AS value FROM score_live WHERE dealer_id BETWEEN @low AND @high`,
});
const field = (column: string, kind: 'number' | 'words' = 'words'): FactSource => ({
  from: 'query',
  kind,
  mark: 'file',
  sql: `SELECT id, ${column} AS value FROM dealer WHERE id BETWEEN @low AND @high AND ${column} IS NOT NULL`,
});
/** The last day on or before today on which something of these kinds was done. */
const lastDone = (kinds: readonly string[]): FactSource => ({
  from: 'query',
  kind: 'words',
  mark: 'file',
  sql: `SELECT dealer_id AS id, max(happened_on) AS value FROM activity a
    WHERE dealer_id BETWEEN @low AND @high AND deleted_at IS NULL AND happened_on <= @today AND NOT ${NO_CONTACT}
    ${kinds.length === 0 ? '' : `AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`} GROUP BY dealer_id`,
});
/** From a calculation that is written whole: what it wrote last holds until something is written. */
const derived = (from: string, value: string, kind: 'number' | 'words'): FactSource => ({
  from: 'query',
  kind,
  mark: 'file',
  sql: `SELECT x.dealer_id AS id, ${value} AS value FROM ${from} WHERE x.dealer_id BETWEEN @low AND @high`,
});
const ofFilter = (filter: (words: readonly string[]) => FilterInput): FactSource => ({ from: 'filter', filter });
/** Numbers of records; what is none is passed by, so that a stale or wrong word lets nobody through. */
const numbered = <I>(words: readonly string[], schema: z.ZodType<I>): (I | null)[] =>
  words.flatMap((word) => {
    if (word === '') return [null];
    const id = schema.safeParse(Number(word));
    return id.success ? [id.data] : [];
  });

/** The boxes of R and F as the live result has them. */
function liveMap(raw: RawDb): RfMapCells {
  const map = raw.prepare("SELECT rules -> '$.rfMap' FROM score_run WHERE status = 'live'").pluck().get();
  // Parsed when the rules were saved.
  return typeof map === 'string' ? (JSON.parse(map) as RfMapCells) : USUAL_RF_MAP;
}

/** One line for each fact; a missing one does not compile. */
export const FACT_SOURCES: Readonly<Record<Fact, FactSource>> = {
  lastOrder: { from: 'word', field: 'lastOrder' },
  firstOrder: { from: 'word', field: 'firstOrder' },
  amount: { from: 'number', field: 'amount' },
  amountPrev: { from: 'number', field: 'amountPrev' },
  orders: { from: 'number', field: 'orders' },
  total: { from: 'number', field: 'total' },
  stage: ofFilter((words) => ({
    stages: words.flatMap((word) => (word === '' ? [null] : (Stage.safeParse(word).data ?? []))),
  })),
  curve: {
    from: 'query',
    kind: 'words',
    mark: 'scores',
    sql: 'SELECT dealer_id AS id, curve AS value FROM lifecycle_live WHERE dealer_id BETWEEN @low AND @high AND curve IS NOT NULL',
  },
  cycle: { from: 'number', field: 'cycle' },
  late: { from: 'number', field: 'late' },
  atStake: { from: 'number', field: 'atStake' },
  tier: { from: 'word', field: 'tier' },
  abc: score('abc', 'words'),
  rfmGroup: ofFilter((words) => ({ groups: words.flatMap((word) => RfmGroup.safeParse(word).data ?? []) })),
  rfBox: {
    from: 'query',
    kind: 'words',
    mark: 'scores',
    sql: `SELECT dealer_id AS id, r_score * 10 + f_score AS value FROM score_live
      WHERE dealer_id BETWEEN @low AND @high AND r_score > 0`,
    words: (raw) => {
      const map = liveMap(raw);
      return (pair) => boxAt(map, Math.floor(Number(pair) / 10), Number(pair) % 10) ?? '';
    },
  },
  rScore: score('r_score'),
  fScore: score('f_score'),
  mScore: score('m_score'),
  valueScore: score('value_score'),
  rank: { from: 'number', field: 'rank' },
  share: score('share'),
  cumulativeShare: score('cumulative_share'),
  nextTier: score('next_tier', 'words'),
  nextGap: score('next_gap_minor'),
  pinned: score("iif(pin_reason IS NULL, '', '1')", 'words'),
  ungraded: score('ungraded', 'words'),
  originalGrade: { from: 'word', field: 'originalGrade' },
  potential: field('potential', 'number'),
  cooperation: field('cooperation', 'number'),
  slipping: derived('rhythm_live x', "iif(x.is_slipping = 1, '1', '')", 'words'),
  pAlive: derived('prediction x', "iif(x.which = 'live', x.p_alive, NULL)", 'number'),
  expected90: derived('prediction x', "iif(x.which = 'live', x.value_90_minor, NULL)", 'number'),
  // Runs with margins among their features are the owner's: rules go by the newest one without.
  cluster: derived(
    'cluster_member x',
    'iif(x.run_id = (SELECT max(id) FROM cluster_run WHERE margin = 0), x.label, NULL)',
    'words',
  ),
  name: ofFilter(([contains = '']) => ({ texts: [{ field: 'name', contains }] })),
  code: ofFilter(([contains = '']) => ({ texts: [{ field: 'code', contains }] })),
  shortName: field('short_name'),
  search: ofFilter(([search = '']) => ({ search })),
  type: ofFilter((words) => ({
    types: words.flatMap((word) => (word === '' ? [null] : (DealerType.safeParse(word).data ?? []))),
  })),
  region: ofFilter((words) => ({ regions: words.filter((word) => /^(?:\d{0,6}|~.{1,199})$/.test(word)) })),
  area: { from: 'word', field: 'area' },
  town: field('town'),
  address: field('address'),
  rep: ofFilter((words) => ({ reps: numbered(words, RepId) })),
  tags: ofFilter((words) => ({ tags: numbered(words, TagId) })),
  ownerGroup: ofFilter((words) => ({ ownerGroups: numbered(words, GroupId) })),
  intent: field('intent'),
  taxNo: field('tax_no'),
  note: field('note'),
  openedOn: { from: 'word', field: 'openedOn' },
  createdOn: {
    from: 'slot',
    value: ({ numbers }, slot) => localDayOf(numbers.createdAt[slot] ?? 0),
  },
  excluded: { from: 'slot', value: ({ excluded }, slot) => (excluded[slot] === 1 ? '1' : '') },
  lacks: ofFilter((words) => ({ lacks: words.flatMap((word) => Lack.safeParse(word).data ?? []) })),
  balance: { from: 'number', field: 'balance' },
  overdue: { from: 'number', field: 'overdue' },
  overLimit: { from: 'number', field: 'overLimit' },
  creditLimit: { from: 'number', field: 'creditLimit' },
  termDays: { from: 'number', field: 'termDays' },
  settlement: { from: 'word', field: 'settlement' },
  lastContact: lastDone([]),
  lastVisit: lastDone(['visit']),
  openCases: { from: 'number', field: 'openCases' },
  lastCall: lastDone(['call_in', 'call_out']),
  lastMessage: lastDone(['wechat', 'message', 'email']),
};

/** Facts of which a filter with several values wants all, where a condition of a rule means any. */
export const ALL_OF: ReadonlySet<Fact> = new Set<FactOfKind<'choice'>>(['lacks']);

/** A filter with every field, from the few that a fact needs. */
export function wholeFilter(part: FilterInput): DealerFilter {
  return DealerFilter.parse(part);
}
