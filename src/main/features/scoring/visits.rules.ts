/**
 * Contacts a month that a tier asks for, in thirds: the best four visits, then two, one, and one a quarter.
 * @source product.md §2, issue "Visits": the first preset
 */
const VISIT_THIRDS: Readonly<Record<string, number>> = { A: 12, B: 6, C: 3, C2: 1, C3: 1, D: 1 };

/** Thirds of a visit a month; a tier of another name, or none, asks for no fixed frequency. */
export function visitThirds(tier: string | null): number {
  return tier === null ? 0 : (VISIT_THIRDS[tier] ?? 0);
}
