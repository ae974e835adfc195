import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { VisitRules } from '../../../shared/contract/visitRules.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import { type ActLog, beginAct, lastEntryOf } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { writeSchemeRules } from '../scoring/schemes.service.ts';
import { readScheme } from '../scoring/scoring.repo.ts';
import { putSetting } from '../settings/settings.service.ts';
import { tierPace } from './need.rules.ts';
import { withPaces } from './needs.service.ts';
import { trackedFrom } from './visitFacts.repo.ts';
import { readVisitRules, VISIT_RULES } from './visitRules.settings.ts';

/** The rules, with the tiers' figures of the active grading scheme, which are their base. */
export async function visitRules(ctx: Ctx): Promise<Output<'visits.rules'>> {
  const scheme = await readScheme(ctx.db);
  const rules = readVisitRules(ctx.db);
  const thirds: Readonly<Record<string, number>> = scheme.rules.visitThirds;
  const counts = new Map(
    rawOf(ctx.db)
      .prepare<[], { tier: string; dealers: number }>(
        `SELECT s.tier, count(*) AS dealers FROM score_live s JOIN dealer d ON d.id = s.dealer_id
         WHERE s.tier IS NOT NULL AND d.deleted_at IS NULL AND d.excluded = 0 GROUP BY s.tier`,
      )
      .all()
      .map(({ tier, dealers }) => [tier, dealers]),
  );
  return {
    rules,
    scheme: scheme.name,
    tiers: tierCodes(scheme.rules).map((code) => ({
      code,
      name: tierName(scheme.rules, code),
      thirds: thirds[code] ?? 0,
      pace: tierPace({ rules, thirds }, code),
      dealers: counts.get(code) ?? 0,
    })),
    trackedFrom: trackedFrom(ctx.db, ctx.clock.today()),
  };
}

/** Saves the rules; what the tiers' paces mean goes into the active grading scheme as its next version: one act. */
export function saveVisitRules(ctx: Ctx, input: Parsed<'visits.saveRules'>): Promise<Output<'visits.saveRules'>> {
  return inTransaction(ctx.db, async (trx) => {
    const scheme = await readScheme(trx);
    const { rules, thirds } = withPaces(input.rules, scheme.rules.visitThirds, input.paces);
    const visitThirds = { ...scheme.rules.visitThirds, ...thirds };
    const moved = JSON.stringify(visitThirds) !== JSON.stringify(scheme.rules.visitThirds);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: moved });
    if (moved) writeSchemeRules(trx, act, scheme, { ...scheme.rules, visitThirds });
    const text = JSON.stringify(VisitRules.parse(rules));
    if (JSON.stringify(readVisitRules(trx)) !== text) putSetting(trx, act, VISIT_RULES, text);
    return { changeId: changeOf(trx, act) };
  });
}

/** The entry by which an act is undone; null where it wrote none. */
export function changeOf(trx: Db, act: ActLog): ChangeId | null {
  const id = lastEntryOf(trx, act);
  return id === 0 ? null : ChangeId.parse(id);
}
