import { z } from 'zod';
import type { TierReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { Language } from '../../../shared/i18n/translator.ts';

/** What the page keeps of a report's options between visits; reps belong to one data file and are not kept. */
export const KeptOptions = z.object({
  tiers: z.array(z.string()).default([]),
  unit: z.enum(['one', 'tenThousand']).default('one'),
  sort: z.enum(['rank', 'name', 'rep']).default('rank'),
  lang: z.enum(['zh-CN', 'en']).nullable().default(null),
});
export type KeptOptions = z.infer<typeof KeptOptions>;

export const NO_OPTIONS: KeptOptions = KeptOptions.parse({});

/** Currencies that are counted by ten thousands (万) where they are at home. */
const BY_TEN_THOUSANDS: ReadonlySet<string> = new Set(['CNY', 'HKD', 'MOP', 'TWD', 'JPY', 'KRW']);

/** Whether amounts of a currency may be printed in ten thousands. */
export function hasTenThousands(currency: string): boolean {
  return BY_TEN_THOUSANDS.has(currency);
}

/** A choice of reps as the select holds it: ids as texts, `none` for dealers without a rep. */
export const NO_REP = 'none';

export interface ReportChoice extends KeptOptions {
  reps: readonly string[];
  preparedBy: string;
}

/** The options as the engine gets them. */
export function toOptions(
  choice: ReportChoice,
  language: Language,
  repIds: readonly TierReportOptions['reps'][number][],
  currency: string,
): TierReportOptions {
  return {
    kind: 'tier',
    lang: choice.lang ?? language,
    tiers: choice.tiers,
    reps: repIds.filter((id) => choice.reps.includes(id === null ? NO_REP : String(id))),
    unit: hasTenThousands(currency) ? choice.unit : 'one',
    sort: choice.sort,
    preparedBy: choice.preparedBy.trim(),
  };
}
