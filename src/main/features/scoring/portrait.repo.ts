import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { RegionTotal } from '../../../shared/contract/scorePortrait.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { giniOf, topShare } from '../../analytics/gini.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { findLiveRun } from './scoring.repo.ts';

/** The population: who has a rank; dealers in the bin are on no list that a mark could open. */
const RANKED =
  'FROM score_live s JOIN dealer d ON d.id = s.dealer_id WHERE s.rank IS NOT NULL AND d.deleted_at IS NULL';

/** As the filter of the dealer list takes a region: the province's code, a name for what has none, "" for nothing. */
const REGION =
  "iif(d.region_code = '' AND d.province <> '', '~' || replace(d.province, ',', ' '), substr(d.region_code, 1, 2))";

/** The largest dealers, in percent of all. */
const TOP_PERCENTS = [1, 5, 10, 20, 50];

/** The live result's population by R and F score and by region; null before there is a result. */
export async function portrait(db: Db): Promise<Output<'scoring.portrait'>> {
  const live = await findLiveRun(db);
  if (live === undefined) return null;
  const raw = rawOf(db);
  const cells = raw.prepare(
    `SELECT s.r_score AS r, s.f_score AS f, count(*) AS dealers, sum(s.net_minor) AS amountMinor ${RANKED}
     GROUP BY r, f ORDER BY r DESC, f DESC`,
  );
  const totals = (region: string, name: string, among: string) =>
    raw
      .prepare<[], Omit<RegionTotal, 'amountPrevMinor'> & { amountPrevMinor: number }>(
        `SELECT ${region} AS region, max(${name}) AS name, count(s.rank) AS dealers,
       coalesce(sum(s.net_minor) FILTER (WHERE s.rank IS NOT NULL), 0) AS amountMinor,
       coalesce(sum(s.prev_net_minor) FILTER (WHERE s.excluded = 0), 0) AS amountPrevMinor,
       count(*) FILTER (WHERE s.tier = 'D') AS dormant
     FROM score_live s JOIN dealer d ON d.id = s.dealer_id
     WHERE s.excluded = 0 AND d.deleted_at IS NULL ${among} GROUP BY region ORDER BY amountMinor DESC, region`,
      )
      .all()
      .map((row) => ({ ...row, amountPrevMinor: live.previousCovered ? row.amountPrevMinor : null }));
  const amounts = raw.prepare<[], number>(`SELECT s.net_minor ${RANKED}`).pluck().all();
  return {
    asOf: live.asOf,
    // Rows as the statements name their columns; the contract checks them on the way out.
    cells: cells.all() as NonNullable<Output<'scoring.portrait'>>['cells'],
    regions: totals(REGION, 'd.province', ''),
    cities: totals('substr(d.region_code, 1, 4)', 'd.city', 'AND length(d.region_code) >= 4'),
    gini: giniOf(amounts) ?? null,
    top: TOP_PERCENTS.flatMap((percent) => {
      const share = topShare(amounts, percent);
      return share === undefined ? [] : [{ percent, dealers: Math.ceil((amounts.length * percent) / 100), share }];
    }),
  };
}

type PointRow = [
  id: number,
  name: string,
  amount: number,
  prev: number,
  orders: number,
  days: number,
  tier: string | null,
];

/** A list per figure, the largest amounts first; null before there is a result. */
export async function points(db: Db, { limit }: Parsed<'scoring.points'>): Promise<Output<'scoring.points'>> {
  const live = await findLiveRun(db);
  if (live === undefined) return null;
  const raw = rawOf(db);
  const total = raw.prepare<[], number>(`SELECT count(*) ${RANKED}`).pluck().get() ?? 0;
  const rows = raw
    .prepare<[number], PointRow>(
      `SELECT s.dealer_id, d.name, s.net_minor, s.prev_net_minor, s.orders, s.r_days, s.tier ${RANKED}
       ORDER BY s.net_minor DESC, s.dealer_id LIMIT ?`,
    )
    .raw()
    .all(limit);
  return {
    asOf: live.asOf,
    windowMonths: live.windowMonths,
    total,
    dealerId: rows.map((row) => DealerId.parse(row[0])),
    name: rows.map((row) => row[1]),
    amountMinor: rows.map((row) => row[2]),
    amountPrevMinor: live.previousCovered ? rows.map((row) => row[3]) : null,
    orders: rows.map((row) => row[4]),
    daysSinceLast: rows.map((row) => row[5]),
    tier: rows.map((row) => row[6]),
  };
}
