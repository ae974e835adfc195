import { entryWork } from './entryWork.ts';
import { TOTAL_ENTRIES } from './totals.entries.ts';

/** What dealers bought in a period, without days: shown, and no part of any grade. */
export const TOTALS_WORK = entryWork(TOTAL_ENTRIES, ['dealers', 'orders']);
