import type { CheckOptions, ImportCounts } from '../contract/imports.contract.ts';
import type { Understanding } from '../contract/importUnderstanding.ts';
import type { T } from './translator.ts';

/** What a check has found by the whole columns, where the rows that were looked at before had said something else. */
export function writingTexts(
  { read }: Pick<ImportCounts, 'read'>,
  seen: Pick<Understanding, 'dates' | 'numbers'> | null,
  rules: Pick<CheckOptions, 'dateOrder' | 'numberStyle'> | null,
  t: T,
): string[] {
  if (read === null || seen === null || rules === null) return [];
  const days = rules.dateOrder === 'auto' && read.dateOrder !== (seen.dates?.order ?? 'ymd');
  const figures = rules.numberStyle === 'auto' && read.numberStyle !== (seen.numbers?.style ?? 'point');
  return [
    ...(days ? [t('imports.reading.readDates', { found: t(`imports.reading.dateFound.${read.dateOrder}`) })] : []),
    ...(figures
      ? [t('imports.reading.readNumbers', { found: t(`imports.reading.numberFound.${read.numberStyle}`) })]
      : []),
  ];
}
