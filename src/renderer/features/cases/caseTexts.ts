import type { CaseRow } from '../../../shared/contract/cases.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { navigate } from '../../app/hashLocation.ts';

/** What stands out about a case: late, repeated, an adopted suggestion that its dealer does not know of. */
export function marksOf(row: CaseRow, t: T): string[] {
  return [
    ...row.late.map((late) => t(`cases.late.${late}`)),
    ...(row.repeat === null ? [] : [t(`cases.repeat.${row.repeat.by}`)]),
    ...(isUntold(row) ? [t('cases.shown.untold')] : []),
  ];
}

export function isUntold({ kind, verdict, toldOn }: Pick<CaseRow, 'kind' | 'verdict' | 'toldOn'>): boolean {
  return kind === 'suggestion' && (verdict === 'adopted' || verdict === 'partly') && toldOn === null;
}

export function productText({ productCode, productName }: Pick<CaseRow, 'productCode' | 'productName'>): string {
  return [productCode, productName].filter(Boolean).join(' ');
}

/** Numbers of an address; more would not fit into one. */
const MOST = 2000;

/** Opens the list narrowed to these cases. */
export function openCases(label: string, ids: readonly number[]): void {
  navigate(`/cases?${new URLSearchParams({ label, ids: ids.slice(0, MOST).join(',') })}`);
}

/** A day as it is sent: null for none. */
export function dayOrNull(text: string): string | null {
  return isCalendarDay(text) ? text : null;
}
