import { type TierNaming, tierName, tierPattern } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';

/** The style of the sheet in which a tier is printed, so that it is told apart without colour; none for no tier. */
export function tierClass(tier: string | null, naming: TierNaming): string {
  return tier === null ? 't' : `t t-${tierPattern(naming, tier)}`;
}

/** What a dealer's tier is called, or that it has none; how every list prints it. */
export function tierText(tier: string | null, naming: TierNaming, t: T): string {
  return tier === null ? t('common.tier.ungraded') : tierName(naming, tier);
}
