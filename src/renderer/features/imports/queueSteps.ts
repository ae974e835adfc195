import { hasTrait } from '../../../shared/contract/importFields.ts';
import { asksPassword, type Batch } from '../../../shared/contract/imports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { doubledColumns, draftOf, missingColumns, totalPeriodOf } from './mappingDraft.ts';

/** Nothing more is to be done with a file: it is written, cannot be opened, or says nothing that is not known. */
export function isSettled(batch: Batch): boolean {
  const { status, counts } = batch;
  if (status === 'failed') return !asksPassword(batch);
  if (status === 'committed' || status === 'undone' || status === 'undoing') return true;
  if (status !== 'checked' || counts === null || bringsSomething(batch)) return false;
  return counts.rejected + counts.ambiguous + counts.voided.bills === 0;
}

/** Writing it would change something. */
function bringsSomething({ counts, replace, removeVoided }: Batch): boolean {
  return replace || removeVoided || (counts !== null && counts.created + counts.updated > 0);
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

/** The sheets of a file that are read together, the first one first. */
export function sheetsOf({ understanding, options }: Pick<Batch, 'understanding' | 'options'>): string[] {
  if (understanding === null) return [];
  const further = (options?.moreTables ?? understanding.tables).filter(({ read }) => read).map(({ sheet }) => sheet);
  return [...new Set([understanding.sheet, ...further])];
}

/** The day of a list of balances stands nowhere in it, and the owner has not been asked yet: today is a guess. */
export function isDayGuessed({ understanding, options }: Pick<Batch, 'understanding' | 'options'>): boolean {
  return options === null && understanding?.asOf?.by === 'today' && hasTrait(understanding.kind, 'asOf');
}

/** A file that was understood without a doubt: nobody has to look before it is checked. */
export function isPlainReading(batch: Batch): boolean {
  const { status, error, understanding } = batch;
  if (status !== 'inspected' || error !== null || understanding === null || !isReady(batch)) return false;
  return (
    !isDayGuessed(batch) && !understanding.encodingUncertain && (understanding.recipe?.difference ?? null) === null
  );
}

/** A checked file in which every row is taken and nothing is asked. */
export function isPlainCheck({ status, counts, error, replace }: Batch): boolean {
  if (status !== 'checked' || counts === null || error !== null || replace) return false;
  const { rejected, ambiguous, suppliers, categories, proposals, proposed, voided } = counts;
  const asked = rejected + ambiguous + suppliers + categories + proposals.excluded + voided.bills;
  return asked === 0 && (proposed === null || proposed.sure);
}

/**
 * The data rows of a file: as the check has counted them, before it as going through the file has shown them.
 * @returns `more` where the file is longer than was gone through; null where nothing was read yet
 */
export function dataRowsOf({ counts, understanding }: Batch): { count: number; more: boolean } | null {
  if (counts !== null) return { count: counts.rows, more: false };
  const survey = understanding?.survey ?? null;
  if (understanding === null || survey === null) return null;
  const along = [
    ...understanding.tables.filter(({ read }) => read),
    ...understanding.beside.filter(({ fit }) => fit === 'same').map(({ rows }) => ({ rows, more: false })),
  ];
  return {
    count: along.reduce((sum, { rows }) => sum + rows, survey.dataRows),
    more: survey.more || along.some(({ more }) => more),
  };
}

export interface QueueStep {
  kind: 'wait' | 'check' | 'open' | 'unlock' | 'commit';
  batch: Batch;
}

/** What is to be done next, and with which file; null when all are settled. */
export function nextStep(batches: readonly Batch[]): QueueStep | null {
  const open = batches.filter((each) => !isSettled(each));
  // What waits for a password holds up none of the others.
  const batch = open.find((each) => !asksPassword(each)) ?? open[0];
  if (batch === undefined) return null;
  if (asksPassword(batch)) return { kind: 'unlock', batch };
  // A check that failed shows its reason in the wizard.
  if (batch.status === 'inspected') {
    const isPlain = isReady(batch) && batch.error === null && !isDayGuessed(batch);
    return { kind: isPlain ? 'check' : 'open', batch };
  }
  if (batch.status !== 'checked') return { kind: 'wait', batch };
  // What would take bills away, or could not be read at all, is looked at first.
  const asks = batch.replace || (batch.counts?.voided.bills ?? 0) > 0;
  return { kind: asks || !bringsSomething(batch) ? 'open' : 'commit', batch };
}

export function summaryOf(batches: readonly Batch[]): { written: number; failed: number; left: number } {
  return {
    written: batches.filter(({ status }) => status === 'committed').length,
    failed: batches.filter((batch) => batch.status === 'failed' && isSettled(batch)).length,
    left: batches.filter((batch) => !isSettled(batch)).length,
  };
}
