import { CaseRules } from '../../../shared/domain/cases.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** The setting that holds the rules of cases; none as long as they are the usual ones. */
export const CASES_SETTING = 'caseRules';

export function readCaseRules(db: Db): CaseRules {
  const text = rawOf(db)
    .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
    .pluck()
    .get(CASES_SETTING);
  return CaseRules.parse(JSON.parse(text === undefined ? '{}' : String(text)));
}
