import { HEALTH_CHECKS, type HealthCheck } from '../../../shared/contract/health.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { breath } from '../dealers/gridRows.ts';
import type { RegionIndex } from '../dealers/region.rules.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { expectedCount, type Finding, findingsOf, type HealthFacts } from './health.rules.ts';
import { type DealerFacts, readExpected, readFacts } from './healthFacts.repo.ts';

/** A dealer with what is missing or doubtful about it. */
export interface FoundDealer {
  dealer: DealerFacts;
  findings: readonly (Finding & { ignored: boolean })[];
  /** Checks for completeness that it could have failed. */
  expected: number;
}

/** The whole list looked through: dealers with findings, the most money first. */
export interface Health {
  /** Another one whenever anything was written. */
  key: string;
  found: FoundDealer[];
  dealers: number;
  amountMinor: number;
  /** Sums over dealers of the share that is there, of these shares times the amount, and the same for plausible ones. */
  complete: { dealers: number; amount: number };
  plausible: { dealers: number; amount: number };
}

const kept = new WeakMap<RawDb, { key: string; health: Promise<Health> }>();

type Asked = Pick<Ctx, 'db' | 'clock' | 'resourcesDir'>;

/** Looks the list through, once for as long as nothing is written to the file. */
export function lookThrough({ db, clock, resourcesDir }: Asked): Promise<Health> {
  const raw = rawOf(db);
  const today = clock.today();
  const key = `${today}|${String(raw.pragma('data_version', { simple: true }))}|${totalChanges(raw)}`;
  const known = kept.get(raw);
  if (known?.key === key) return known.health;
  const health = readHealth(db, today, loadRegions(resourcesDir), key);
  const entry = { key, health };
  kept.set(raw, entry);
  // Its failure is told to those who wait for it; the next to ask begins anew.
  health.catch(() => {
    if (kept.get(raw) === entry) kept.delete(raw);
  });
  return health;
}

/** What this very connection has written, which its own data version does not tell. */
function totalChanges(raw: RawDb): number {
  return Number(raw.prepare('SELECT total_changes()').pluck().get());
}

/** What is found about some dealers, looked at anew. */
export function findAbout(
  { db, clock, resourcesDir }: Asked,
  ids: readonly number[],
): Map<number, { dealer: DealerFacts; findings: readonly Finding[] }> {
  const today = clock.today();
  const expected = readExpected(db, today);
  const regions = loadRegions(resourcesDir);
  const found = new Map<number, { dealer: DealerFacts; findings: readonly Finding[] }>();
  for (const slice of readFacts(db, today, ids))
    for (const dealer of slice)
      found.set(dealer.id, {
        dealer,
        findings: findingsOf(dealer, expected, (facts) => proposedRegion(facts, regions)),
      });
  return found;
}

async function readHealth(db: Db, today: CalendarDay, regions: RegionIndex, key: string): Promise<Health> {
  const expected = readExpected(db, today);
  const ignored = readIgnored(db);
  const regionOf = (facts: HealthFacts) => proposedRegion(facts, regions);
  const health: Health = {
    key,
    found: [],
    dealers: 0,
    amountMinor: 0,
    complete: { dealers: 0, amount: 0 },
    plausible: { dealers: 0, amount: 0 },
  };
  for (const slice of readFacts(db, today)) {
    for (const dealer of slice) {
      const findings = findingsOf(dealer, expected, regionOf).map((finding) => ({
        ...finding,
        ignored: ignored.get(keyOf(dealer.id, finding.check)) === finding.text,
      }));
      const found = { dealer, findings, expected: expectedCount(dealer, expected) };
      count(health, found);
      if (findings.length > 0) health.found.push(found);
    }
    await breath();
  }
  health.found.sort((a, b) => b.dealer.amountMinor - a.dealer.amountMinor || a.dealer.id - b.dealer.id);
  return health;
}

const LACKING = HEALTH_CHECKS.slice(0, HEALTH_CHECKS.indexOf('name'));

/** What a dealer adds to the totals; money that is owed back counts for nothing. */
function count(health: Health, { dealer, findings, expected }: FoundDealer): void {
  const open = findings.filter(({ ignored }) => !ignored);
  const lacking = open.filter(({ check }) => LACKING.includes(check)).length;
  const weight = Math.max(0, dealer.amountMinor);
  const complete = 1 - lacking / expected;
  const plausible = open.length === lacking ? 1 : 0;
  health.dealers += 1;
  health.amountMinor += weight;
  health.complete.dealers += complete;
  health.complete.amount += complete * weight;
  health.plausible.dealers += plausible;
  health.plausible.amount += plausible * weight;
}

/** The place that an address or the beginning of a name tells, as a text that is read again when it is taken. */
function proposedRegion({ address, name, regionText }: HealthFacts, regions: RegionIndex): string | null {
  for (const text of [regionText, address, name]) {
    if (text === '') continue;
    const read = regions.parseRegion(text);
    if (read.code.length >= 4 && !read.ambiguous)
      return [...new Set([read.province, read.city, read.district])].filter((level) => level !== '').join('');
  }
  return null;
}

function keyOf(dealerId: number, check: HealthCheck): string {
  return `${dealerId} ${check}`;
}

function readIgnored(db: Db): Map<string, string> {
  const rows = rawOf(db)
    .prepare<[], { dealerId: number; check: HealthCheck; value: string }>(
      'SELECT dealer_id AS dealerId, check_code AS "check", value FROM health_ignored',
    )
    .all();
  return new Map(rows.map(({ dealerId, check, value }) => [keyOf(dealerId, check), value]));
}
