import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';

/** Thirds of a visit a month that a dealer asks for by the scheme; a tier that it has not got, or none, asks for nothing. */
export function visitThirds({ visitThirds: of }: Pick<ScoreRules, 'visitThirds'>, tier: string | null): number {
  const known: Readonly<Record<string, number>> = of;
  return tier === null ? 0 : (known[tier] ?? 0);
}

/** Visits a month that the tiers of a result ask for. */
export function visitsOf(
  tiers: readonly { tier: string; dealers: number }[],
  rules: Pick<ScoreRules, 'visitThirds'>,
): number {
  return tiers.reduce((sum, { tier, dealers }) => sum + dealers * visitThirds(rules, tier), 0) / 3;
}
