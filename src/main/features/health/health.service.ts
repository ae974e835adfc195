import { HEALTH_CHECKS, type HealthCheck, type HealthRow } from '../../../shared/contract/health.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, DealerId } from '../../../shared/domain/ids.ts';
import { beginAct, lastEntryOf, loggedDelete, loggedInsert } from '../../db/changeLog.ts';
import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { cutOffDay } from '../data/cutOff.repo.ts';
import { type FoundDealer, findAbout, type Health, lookThrough } from './findings.ts';

/** How complete and plausible the list is, and each check with what stands behind it, the most money first. */
export async function overview(ctx: Ctx): Promise<Output<'health.overview'>> {
  const health = await lookThrough(ctx);
  const checks = HEALTH_CHECKS.map((check) => checkSums(health, check)).filter(
    ({ dealers, ignored }) => dealers + ignored > 0,
  );
  return {
    dealers: health.dealers,
    amountMinor: health.amountMinor,
    cutOff: cutOffDay(ctx.db, ctx.clock.today()),
    complete: shareOf(health, health.complete),
    plausible: shareOf(health, health.plausible),
    checks: checks.sort((a, b) => b.amountMinor - a.amountMinor || b.dealers - a.dealers),
  };
}

function shareOf({ dealers, amountMinor }: Health, sums: Health['complete']) {
  return {
    // An empty list lacks nothing; halves of halves may come to a hair above 1.
    dealers: dealers === 0 ? 1 : Math.min(1, sums.dealers / dealers),
    amount: amountMinor === 0 ? null : Math.min(1, sums.amount / amountMinor),
  };
}

function checkSums({ found }: Health, check: HealthCheck) {
  const sums = { check, dealers: 0, amountMinor: 0, proposals: 0, ignored: 0 };
  for (const { dealer, findings } of found) {
    const finding = findings.find((each) => each.check === check);
    if (finding === undefined) continue;
    if (finding.ignored) sums.ignored += 1;
    else {
      sums.dealers += 1;
      sums.amountMinor += dealer.amountMinor;
      sums.proposals += finding.proposal === null ? 0 : 1;
    }
  }
  return sums;
}

/** The dealers of one check, the most money first. */
export async function list(
  ctx: Ctx,
  { check, ignored, offset, limit }: Parsed<'health.list'>,
): Promise<Output<'health.list'>> {
  const { found, key } = await lookThrough(ctx);
  const rows = found.flatMap((entry) => rowOf(entry, check, ignored));
  return { rows: rows.slice(offset, offset + limit), total: rows.length, snapshot: key };
}

function rowOf({ dealer, findings }: FoundDealer, check: string, ignored: boolean): HealthRow[] {
  const finding = findings.find((each) => each.check === check && each.ignored === ignored);
  if (finding === undefined) return [];
  const { id, revision, code, name, city, repName, amountMinor } = dealer;
  const { text, params, proposal } = finding;
  return [
    { id: DealerId.parse(id), revision, code, name, city, repName, amountMinor, text, params, proposal, ignored },
  ];
}

/** Remembers that findings are right as they are, with the text they have now, or forgets it. */
export function ignore(ctx: Ctx, { check, ids, ignored }: Parsed<'health.ignore'>): Promise<Output<'health.ignore'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const known = rawOf(trx)
      .prepare<[number, string], number>('SELECT id FROM health_ignored WHERE dealer_id = ? AND check_code = ?')
      .pluck();
    let changed = 0;
    for (const [id, { findings }] of findAbout({ ...ctx, db: trx }, ids)) {
      const text = findings.find((finding) => finding.check === check)?.text;
      const row = known.get(id, check);
      if (row !== undefined) {
        loggedDelete(trx, act, 'health_ignored', Number(row), id);
        changed += ignored ? 0 : 1;
      }
      if (!ignored || text === undefined) continue;
      const columns = { dealer_id: id, check_code: check, value: text, created_at: act.at };
      loggedInsert(trx, act, 'health_ignored', columns, id);
      changed += 1;
    }
    return { changed, changeId: changed === 0 ? null : ChangeId.parse(lastEntryOf(trx, act)) };
  });
}
