import type { DealerDetail } from '../../../shared/contract/dealers.contract.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/operators.service.ts';
import { hidesHeader } from '../operators/visibility.rules.ts';

/** Answers a dealer as whoever asks may see it: columns of the owner's list that hold his own figures are left out. */
export function asSeen<I>(work: (ctx: Ctx, input: I) => DealerDetail | Promise<DealerDetail>) {
  return async (ctx: Ctx, input: I): Promise<DealerDetail> => {
    const detail = await work(ctx, input);
    const visibility = visibilityFor(ctx.db, ctx.operatorId);
    const extras = Object.entries(detail.extras).filter(([header]) => !hidesHeader(header, visibility));
    return { ...detail, extras: Object.fromEntries(extras) };
  };
}
