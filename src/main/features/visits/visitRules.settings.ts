import { VisitRules } from '../../../shared/contract/visitRules.ts';
import type { Db } from '../../db/open.ts';
import { settingText } from '../rhythm/rhythm.settings.ts';

/** The setting that holds the visit rules; none as long as they are the usual ones. */
export const VISIT_RULES = 'visitRules';

export function readVisitRules(db: Db): VisitRules {
  return VisitRules.parse(JSON.parse(settingText(db, VISIT_RULES) ?? '{}'));
}
