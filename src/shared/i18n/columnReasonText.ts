import type { ColumnGuess } from '../contract/importUnderstanding.ts';
import type { T } from './translator.ts';

/** Why a column is read as it is. */
export function columnReasonText(reason: ColumnGuess['reason'] | 'chosen', t: T): string {
  return reason === 'heading' ? t('imports.otherTables.byHeading') : t(`imports.understand.reason.${reason}`);
}
