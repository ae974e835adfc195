import { DORMANT_CODE, GRADED_CODES, type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';

/** The shape in which a tier is printed, so that it is told apart without colour: its place, d the dormant one, x no tier. */
export function tierShape(tier: string | null): string {
  if (tier === DORMANT_CODE) return 'd';
  const place = tier === null ? -1 : GRADED_CODES.indexOf(tier);
  return place < 0 ? 'x' : `${place}`;
}

/** What a dealer's tier is called, or that it has none; how every list prints it. */
export function tierText(tier: string | null, naming: TierNaming, t: T): string {
  return tier === null ? t('common.tier.ungraded') : tierName(naming, tier);
}
