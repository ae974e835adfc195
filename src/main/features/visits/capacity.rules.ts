import type { VisitWay } from '../../../shared/contract/visitRules.ts';

/** What one dealer asks for in a month. */
export interface Load {
  id: number;
  tier: string | null;
  /** Of the window; who buys least is called first. */
  amountMinor: number;
  way: VisitWay;
  /** Contacts in the month, with fractions. */
  contacts: number;
  /** Minutes of a contact in person with the way to it, and of a call. */
  visitMinutes: number;
  callMinutes: number;
  /** Not to be moved to the phone: the owner has said how often. */
  fixed: boolean;
}

/** Who goes to the phone: so many of a tier, by name. */
export interface ToPhone {
  tier: string | null;
  dealers: number;
  of: number;
  ids: number[];
}

/** Minutes that a dealer asks for. */
export function minutesNeeded(load: Load): number {
  return load.contacts * (load.way === 'phone' ? load.callMinutes : load.visitMinutes);
}

/**
 * Who must be called instead of visited so that all fits: from the last tier upwards, within a tier those with the smallest
 * amounts first, as few as will do. Calls take time as well.
 * @param tiers from the best to the last; dealers without a tier come after all of them
 */
export function cutToFit(
  loads: readonly Load[],
  availableMinutes: number,
  tiers: readonly string[],
): { toPhone: ToPhone[]; missingMinutes: number } {
  let over = loads.reduce((sum, load) => sum + minutesNeeded(load), 0) - availableMinutes;
  const place = (tier: string | null) => {
    const at = tier === null ? -1 : tiers.indexOf(tier);
    return at < 0 ? tiers.length : at;
  };
  const visited = loads.filter(({ way, contacts }) => way === 'visit' && contacts > 0);
  const movable = visited
    .filter(({ fixed }) => !fixed)
    .sort((a, b) => place(b.tier) - place(a.tier) || a.amountMinor - b.amountMinor || a.id - b.id);
  const moved = new Map<string | null, number[]>();
  for (const load of movable) {
    if (over <= SLACK) break;
    const saved = load.contacts * (load.visitMinutes - load.callMinutes);
    if (saved <= 0) continue;
    over -= saved;
    const ids = moved.get(load.tier) ?? [];
    ids.push(load.id);
    moved.set(load.tier, ids);
  }
  const of = (tier: string | null) => visited.filter((load) => load.tier === tier).length;
  return {
    toPhone: [...moved].map(([tier, ids]) => ({ tier, dealers: ids.length, of: of(tier), ids })),
    missingMinutes: Math.max(0, over <= SLACK ? 0 : over),
  };
}

/** Less than this is rounding. */
const SLACK = 1e-6;
