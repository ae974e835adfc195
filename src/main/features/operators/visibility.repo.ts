import type { Db } from '../../db/open.ts';
import { readSetting, readViewer } from './operators.repo.ts';
import { hiddenGroups, type Visibility, visibilityOf } from './visibility.rules.ts';

/** The setting that names what the owner keeps to himself. */
export const HIDDEN = 'hiddenFigures';

/** Which figures whoever asks may see; for answers, reports and exports of every feature. */
export function visibilityFor(db: Db, operatorId: number | null): Visibility {
  return visibilityOf(readViewer(db, operatorId), hiddenGroups(readSetting(db, HIDDEN)));
}
