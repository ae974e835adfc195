import type { BackTest, SlippingOrder, Weighing } from '../../../shared/contract/rhythm.contract.ts';
import type { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { dealersRevision } from '../dealers/dealerBase.repo.ts';
import { ordersRevision } from '../orders/orders.service.ts';
import { backTestSteps } from './backTest.ts';
import { ranked, UNWEIGHED, weighingOf } from './hitRates.rules.ts';
import { inTurns, keptAnswer } from './rhythm.at.ts';
import { readRhythmRules } from './rhythm.settings.ts';
import type { SlippingList } from './slipping.repo.ts';

const tests = new WeakMap<RawDb, Map<string, Promise<BackTest>>>();
/** Of the present and of a past day that a list is asked for. */
const MOST_TESTS = 2;

/**
 * How good the signs were, with what was known up to a day. A second for 20,000 dealers, and made once for each state of the bills,
 * the dealers and the imports (balances, categories): it is asked for where a list is read, and never where it is calculated.
 */
export function backTestAt(db: Db, upTo: string | null, rules = readRhythmRules(db)): Promise<BackTest> {
  const key = JSON.stringify([upTo, ordersRevision(db), dealersRevision(db), importsKey(db), rules]);
  return keptAnswer(tests, db, key, MOST_TESTS, () => inTurns(db, () => backTestSteps(db, upTo, rules)));
}

function importsKey(db: Db): string {
  return String(
    rawOf(db)
      .prepare(
        `SELECT count(committed_at) || ':' || max(committed_at) || ':' || count(undone_at) || ':' || max(undone_at) FROM import_batch`,
      )
      .pluck()
      .get(),
  );
}

/** What the money at stake of a day's list is weighted with, by the rules that the list was made by. */
export async function weighingAt(db: Db, asOf: string | null, rules: RhythmRules): Promise<Weighing> {
  return asOf === null ? UNWEIGHED : weighingOf(await backTestAt(db, asOf, rules));
}

/** The list in the order that is wished; the last one of a list is kept, since pages of it are asked for one after another. */
export function inOrder(list: SlippingList, weighing: Weighing, order: SlippingOrder): SlippingList {
  const key = JSON.stringify([order, weighing.state, weighing.rates.map(({ rate }) => rate)]);
  const known = kept.get(list);
  if (known?.key === key) return known.ordered;
  const ordered = { ...list, entries: ranked(list.entries, weighing, order) };
  kept.set(list, { key, ordered });
  return ordered;
}

const kept = new WeakMap<SlippingList, { key: string; ordered: SlippingList }>();
