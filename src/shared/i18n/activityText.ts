import type { Activity } from '../contract/activities.contract.ts';
import type { T } from './translator.ts';

/** What came of it: a log's own words, else the program's word; "" where nothing is said. */
export function outcomeText({ outcome, outcomeCode }: Pick<Activity, 'outcome' | 'outcomeCode'>, t: T): string {
  return outcome !== '' || outcomeCode === null ? outcome : t(`activities.outcomes.${outcomeCode}`);
}
