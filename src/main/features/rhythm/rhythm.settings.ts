import { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** The setting that holds the rules of rhythm; none as long as they are the usual ones. */
export const RHYTHM_SETTING = 'rhythmRules';

export function readRhythmRules(db: Db): RhythmRules {
  return RhythmRules.parse(JSON.parse(settingText(db, RHYTHM_SETTING) ?? '{}'));
}

/** A setting's text, undefined where it was never set. */
export function settingText(db: Db, key: string): string | undefined {
  return rawOf(db).prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck().get(key);
}
