import { hasTrait } from '../../../shared/contract/importFields.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { doubledColumns, draftOf, missingColumns, totalPeriodOf } from './mappingDraft.ts';

/** Nothing more is to be done with a file: it is written, cannot be opened, or brings nothing new. */
export function isSettled({ status, counts }: Batch): boolean {
  if (status === 'failed' || status === 'committed' || status === 'undone' || status === 'undoing') return true;
  return status === 'checked' && counts !== null && counts.created + counts.updated === 0;
}

/** Whether a file can be checked as it was understood, without a question to the owner. */
export function isReady({ understanding, options }: Batch): boolean {
  if (understanding === null || understanding.headerRow === 0 || understanding.columns.length === 0) return false;
  const { kind } = understanding;
  const draft = draftOf(understanding, options);
  return (
    missingColumns(draft, kind).length === 0 &&
    doubledColumns(draft, kind).size === 0 &&
    (!hasTrait(kind, 'asOf') || isCalendarDay(draft.asOf)) &&
    (!hasTrait(kind, 'totalPeriod') || totalPeriodOf(draft) !== null)
  );
}

export interface QueueStep {
  kind: 'wait' | 'check' | 'open' | 'commit';
  batch: Batch;
}

/** What is to be done next, and with which file; null when all are settled. */
export function nextStep(batches: readonly Batch[]): QueueStep | null {
  const batch = batches.find((each) => !isSettled(each));
  if (batch === undefined) return null;
  // A check that failed shows its reason in the wizard.
  if (batch.status === 'inspected') return { kind: isReady(batch) && batch.error === null ? 'check' : 'open', batch };
  return { kind: batch.status === 'checked' ? 'commit' : 'wait', batch };
}

export function summaryOf(batches: readonly Batch[]): { written: number; failed: number; left: number } {
  return {
    written: batches.filter(({ status }) => status === 'committed').length,
    failed: batches.filter(({ status }) => status === 'failed').length,
    left: batches.filter((batch) => !isSettled(batch)).length,
  };
}
