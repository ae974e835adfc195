import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';
import { mixedTaxes } from '../imports/imports.service.ts';
import { balancesAsOf } from '../receivables/receivables.service.ts';
import { StoredTotals } from '../scoring/storedTotals.ts';
import { readFileSettings } from './fileSettings.data.ts';
import type { DealerFigures, PreviousFigures, RunFigures, TierFigures } from './tierReport.figures.ts';

interface RunRow {
  id: number;
  status: string;
  asOf: string;
  rules: string;
  totals: string;
  dataRevision: number;
  createdAt: number;
  schemeId: number;
  schemeName: string;
  schemeVersion: number;
  versionNow: number;
  rulesNow: string;
}

const RUN_SQL = `
SELECT r.id, r.status, r.as_of AS asOf, r.rules, r.totals, r.data_revision AS dataRevision, r.created_at AS createdAt,
  r.scheme_id AS schemeId, s.name AS schemeName, r.scheme_version AS schemeVersion,
  s.version AS versionNow, s.rules AS rulesNow
FROM score_run r JOIN score_scheme s ON s.id = r.scheme_id`;

/**
 * Everything a tier report is made of, from one snapshot of the data.
 * @param runId a frozen run; null for the live result
 * @param servedOn who serves a dealer on this day is printed as its rep; balances are of the latest list until then
 * @throws AppError not_found for a run that is not there, score_no_orders where there is no live result
 */
export function readTierFigures(db: Db, runId: number | null, servedOn: string): TierFigures {
  const raw = rawOf(db);
  // Synchronous in one transaction: the writer may replace the live result at any moment.
  return raw.transaction(() => {
    const row = readRun(raw, runId);
    const settings = readFileSettings(raw);
    const balancesOn = balancesAsOf(db, servedOn);
    return {
      company: settings.companyName,
      dealerNoun: settings.dealerNoun,
      currency: settings.currency,
      run: toRunFigures(row, runId, dataRevision(db)),
      previous: readPrevious(raw, row, runId),
      reps: raw.prepare<[], { id: number; name: string }>('SELECT id, name FROM rep ORDER BY sort_key, id').all(),
      dealers: readDealers(raw, runId, servedOn, balancesOn),
      balancesOn,
      mixedTaxes: mixedTaxes(db),
    };
  })();
}

/** When a frozen run was calculated, epoch ms. @throws AppError not_found */
export function runCreatedAt(db: Db, runId: number): number {
  return readRun(rawOf(db), runId).createdAt;
}

function readRun(raw: RawDb, runId: number | null): RunRow {
  if (runId === null) {
    const live = raw.prepare<[], RunRow>(`${RUN_SQL} WHERE r.status = 'live'`).get();
    if (!live) throw new AppError('score_no_orders');
    return live;
  }
  const frozen = raw
    .prepare<[number], RunRow>(`${RUN_SQL} WHERE r.status = 'frozen' AND r.deleted_at IS NULL AND r.id = ?`)
    .get(runId);
  if (!frozen) throw new AppError('not_found');
  return frozen;
}

function toRunFigures(row: RunRow, runId: number | null, revision: number): RunFigures {
  return {
    runId,
    asOf: row.asOf,
    rules: ScoreRules.parse(JSON.parse(row.rules)),
    totals: StoredTotals.parse(JSON.parse(row.totals)),
    schemeName: row.schemeName,
    schemeVersion: row.schemeVersion,
    otherWindow:
      row.schemeVersion === row.versionNow &&
      ScoreRules.parse(JSON.parse(row.rulesNow)).windowMonths !== ScoreRules.parse(JSON.parse(row.rules)).windowMonths,
    createdAt: row.createdAt,
    stale: row.dataRevision !== revision,
  };
}

/**
 * The run to compare with: the newest of an earlier as-of day; without one, the newest of the same day by other rules.
 * A frozen run only looks at runs before it, so that its page stays the same for ever.
 */
function readPrevious(raw: RawDb, run: RunRow, runId: number | null): PreviousFigures | null {
  const found = raw
    .prepare<unknown[], { id: number; asOf: string; schemeName: string }>(
      `SELECT r.id, r.as_of AS asOf, s.name AS schemeName FROM score_run r JOIN score_scheme s ON s.id = r.scheme_id
       WHERE r.status = 'frozen' AND r.deleted_at IS NULL AND (r.as_of < @asOf OR (r.as_of = @asOf AND r.rules <> @rules))
         AND (@before IS NULL OR r.id < @before)
       ORDER BY r.as_of < @asOf DESC, r.as_of DESC, r.id DESC LIMIT 1`,
    )
    .get({ asOf: run.asOf, rules: run.rules, before: runId });
  if (!found) return null;
  const tiers = raw.prepare('SELECT dealer_id, tier FROM score_frozen WHERE run_id = ?').raw().all(found.id) as [
    number,
    string | null,
  ][]; // the two columns selected
  return { runId: found.id, asOf: found.asOf, schemeName: found.schemeName, tierOf: new Map(tiers) };
}

function readDealers(raw: RawDb, runId: number | null, servedOn: string, balancesOn: string | null): DealerFigures[] {
  const from = runId === null ? 'score_live s' : 'score_frozen s';
  return raw
    .prepare<unknown[], DealerFigures>(
      `SELECT s.dealer_id AS id, coalesce(d.code, '') AS code, coalesce(d.name, '') AS name, coalesce(d.sort_key, '') AS sortKey,
         coalesce(d.province, '') AS province, coalesce(d.city, '') AS city, coalesce(d.district, '') AS district,
         coalesce(d.area, '') AS area, coalesce(d.original_grade, '') AS originalGrade,
         (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = s.dealer_id AND o.from_on <= @servedOn
          ORDER BY o.from_on DESC, o.id DESC LIMIT 1) AS repId,
         s.tier, s.ungraded, s.computed_tier AS computedTier, s.pin_reason AS pinReason, s.pin_until_on AS pinUntilOn,
         s.value_score AS valueScore, s.abc, s.rank, s.r_score AS rScore, s.f_score AS fScore, s.m_score AS mScore, s.rfm_group AS "group",
         s.net_minor AS netMinor, s.prev_net_minor AS prevNetMinor, s.sales_minor AS salesMinor, s.share, s.share_before AS shareBefore,
         s.cumulative_share AS cumulativeShare,
         s.orders, s.first_on AS firstOn, s.last_on AS lastOn, s.r_days AS daysSinceLast, s.history_since AS historySince,
         coalesce(v.balance_minor, 0) AS balanceMinor, coalesce(v.overdue_minor, 0) AS overdueMinor
       FROM ${from} LEFT JOIN dealer d ON d.id = s.dealer_id
       LEFT JOIN receivable v ON v.dealer_id = s.dealer_id AND v.as_of_on = @balancesOn
       ${runId === null ? '' : 'WHERE s.run_id = @runId'} ORDER BY s.dealer_id`,
    )
    .all({ servedOn, balancesOn, ...(runId === null ? {} : { runId }) });
}
