import type { ChangeContext } from '../../../shared/i18n/changeText.ts';
import type { Format } from '../../components/format.ts';

/** What the history needs on the screen: its words, and how moments and counts are written. */
export interface ShownContext extends ChangeContext {
  format: Format;
}
