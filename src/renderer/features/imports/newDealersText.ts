import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { ImportCounts } from '../../../shared/contract/imports.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';

/** Dealers that a list of something else has made or will make; a list of dealers counts them as its own. */
export function newDealersText(counts: Pick<ImportCounts, 'newDealers'>, kind: ImportKind, t: T): string | false {
  return kind !== 'dealers' && counts.newDealers > 0 && t('imports.check.newDealers', { count: counts.newDealers });
}
