/**
 * Contacts a month that a tier asks for, in thirds: A four visits, B two, C one, D one call a quarter.
 * @source product.md §2, issue "Visits": the first preset
 */
const VISIT_THIRDS: Readonly<Record<string, number>> = { A: 12, B: 6, C: 3, D: 1 };

/** Thirds of a visit a month; a tier of another name, or none, asks for no fixed frequency. */
export function visitThirds(tier: string | null): number {
  return tier === null ? 0 : (VISIT_THIRDS[tier] ?? 0);
}
