import { LifecycleRules } from '../../../shared/contract/lifecycleRules.ts';
import type { Db } from '../../db/open.ts';
import { settingText } from '../rhythm/rhythm.settings.ts';

/** The setting that holds the rules of stages; none as long as they are the usual ones. */
export const LIFECYCLE_SETTING = 'lifecycleRules';

export function readLifecycleRules(db: Db): LifecycleRules {
  return LifecycleRules.parse(JSON.parse(settingText(db, LIFECYCLE_SETTING) ?? '{}'));
}
