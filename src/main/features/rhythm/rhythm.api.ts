import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { OpenDays } from '../../../shared/domain/festival.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { evidenceRows, evidenceSpan } from './evidence.repo.ts';
import { backTestAt } from './hitRates.ts';
import { checkedDay, dealerRhythm, setRules, slipping, slippingIds } from './rhythm.service.ts';
import { readRhythmRules } from './rhythm.settings.ts';

const NO_RHYTHM = { rhythm: null };

async function evidence(ctx: Ctx, input: Parsed<'rhythm.evidence'>): Promise<Output<'rhythm.evidence'>> {
  const asOf = checkedDay(ctx, input.asOf) ?? dataCutOff(ctx.db, ctx.clock.today());
  const nothing = { recentAfter: null, beforeAfter: null, total: 0, rows: [] };
  if (asOf === null) return nothing;
  const open = new OpenDays(readRhythmRules(ctx.db).festival, toDayNumber(asOf));
  // Which categories stay away others have a say in: they are those of the dealer's sign.
  const { rhythm } =
    input.signal === 'stopped' ? await dealerRhythm(ctx, { dealerId: input.dealerId, asOf }) : NO_RHYTHM;
  const span = evidenceSpan(ctx.db, input.dealerId, asOf, open, rhythm?.signals ?? []);
  if (!span) return nothing;
  const rows = evidenceRows(ctx.db, input.dealerId, input.signal, span, open);
  return {
    recentAfter: span.recentAfter,
    beforeAfter: span.beforeAfter,
    total: rows.length,
    rows: rows.slice(input.offset, input.offset + input.limit),
  };
}

export const rhythmApi = {
  'rhythm.slipping': slipping,
  'rhythm.slippingIds': slippingIds,
  'rhythm.dealer': dealerRhythm,
  'rhythm.evidence': evidence,
  'rhythm.backTest': (ctx: Ctx, { asOf }: Parsed<'rhythm.backTest'>) =>
    backTestAt(ctx.db, checkedDay(ctx, asOf) ?? dataCutOff(ctx.db, ctx.clock.today())),
  'rhythm.rules': (ctx: Ctx) => readRhythmRules(ctx.db),
  'rhythm.setRules': setRules,
};
