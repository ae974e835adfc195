import { type HealthCheck, LACKING_CHECKS } from '../../../shared/contract/health.contract.ts';
import { birthdayFault } from '../../../shared/domain/birthday.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { extraName } from '../../../shared/domain/extras.ts';
import { codeKey, nameKey } from '../dealers/nameKey.rules.ts';
import { isTaxNumber } from './taxNumber.rules.ts';

/** What is known of one dealer. */
export interface HealthFacts {
  name: string;
  code: string;
  address: string;
  regionCode: string;
  /** Province, city and district as they stand, known or not. */
  regionText: string;
  taxNo: string;
  openedOn: CalendarDay | null;
  termDays: number | null;
  /** People with a birthday, the main contact first. */
  births: readonly { name: string; birthday: string }[];
  /** Columns and fields that have no room of their own, as read. */
  extras: Readonly<Record<string, string>>;
  /** Whether anybody of the dealer has a name; whether there is a phone, and what stands there that is none. */
  named: boolean;
  phoned: boolean;
  phoneText: string;
  repName: string;
  /** Names of the reps that lists give it to on the same day. */
  reps: readonly string[];
  /** The rep most bills of the last months name, with how many of how many, where it is another. */
  handler: { name: string; bills: number; of: number } | null;
  firstOrderOn: CalendarDay | null;
  laterBills: number;
  /** What the list of balances says it owes; 0 for nothing. */
  balanceMinor: number;
}

/** What is expected of every dealer of this file: nobody misses a column that the owner never kept. */
export interface Expected {
  today: CalendarDay;
  reps: boolean;
  codes: boolean;
}

export interface Finding {
  check: HealthCheck;
  text: string;
  params: Record<string, string | number>;
  proposal: string | null;
}

/** No shop of today's owners is older. */
const EARLIEST: CalendarDay = '1949-10-01';
/** As many of the file's dealers have a code, then all should. */
export const MOST_HAVE = 0.5;

/** Everything that is missing or doubtful about a dealer, in the order of `HEALTH_CHECKS`. */
export function findingsOf(facts: HealthFacts, expected: Expected, regionOf: (facts: HealthFacts) => string | null) {
  return [...lacking(facts, expected, regionOf), ...doubtful(facts, expected)];
}

/** How many of the checks for completeness a dealer could fail. */
export function expectedCount(facts: HealthFacts, expected: Expected): number {
  const left = [!expected.reps, !expected.codes, facts.balanceMinor <= 0].filter(Boolean).length;
  return LACKING_CHECKS.length - left;
}

function lacking(
  facts: HealthFacts,
  expected: Expected,
  regionOf: (facts: HealthFacts) => string | null,
): readonly Finding[] {
  const found: Finding[] = [];
  const lacks = (check: HealthCheck, text = '', proposal: string | null = null) =>
    found.push({ check, text, params: {}, proposal });
  if (!facts.phoned) lacks('phone', facts.phoneText);
  if (!facts.named) lacks('contact');
  if (expected.reps && facts.repName === '') lacks('rep', '', facts.handler?.name ?? null);
  if (facts.regionCode === '') lacks('region', facts.regionText, regionOf(facts));
  if (facts.address === '') lacks('address');
  if (expected.codes && facts.code === '') lacks('code');
  if (facts.balanceMinor > 0 && facts.termDays === null) lacks('term', facts.extras[extraName('termDays')] ?? '');
  return found;
}

function doubtful(facts: HealthFacts, { today }: Expected): readonly Finding[] {
  const found: Finding[] = [];
  const doubts = (check: HealthCheck, text: string, params: Finding['params'] = {}, proposal: string | null = null) =>
    found.push({ check, text, params, proposal });
  if (!/\p{L}/u.test(facts.name) || (facts.code !== '' && nameKey(facts.name) === nameKey(codeKey(facts.code))))
    doubts('name', facts.name);
  if (facts.taxNo !== '' && !isTaxNumber(facts.taxNo)) doubts('taxNo', facts.taxNo);
  const born = facts.births.find(({ birthday }) => birthdayFault(birthday, today) !== undefined);
  if (born !== undefined) doubts('birthday', born.birthday, { name: born.name });
  const unread = facts.openedOn === null ? facts.extras[extraName('openedOn')] : undefined;
  if (unread !== undefined) doubts('opened', unread);
  else if (facts.openedOn !== null && (facts.openedOn > today || facts.openedOn < EARLIEST))
    doubts('opened', facts.openedOn);
  else if (facts.openedOn !== null && facts.firstOrderOn !== null && facts.firstOrderOn < facts.openedOn)
    doubts('orderBeforeOpening', facts.openedOn, { first: facts.firstOrderOn }, facts.firstOrderOn);
  if (facts.laterBills > 0) doubts('laterBills', '', { count: facts.laterBills });
  if (facts.reps.length > 1) doubts('repsTwo', facts.reps.join(' / '), {});
  else if (facts.handler !== null && facts.repName !== '')
    doubts(
      'repDiffers',
      facts.repName,
      { handler: facts.handler.name, bills: facts.handler.bills, of: facts.handler.of },
      facts.handler.name,
    );
  return found;
}
