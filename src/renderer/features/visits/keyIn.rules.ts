import type { SheetLine } from '../../../shared/contract/visitSheets.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { DealerId, RepId, VisitId, VisitSheetId } from '../../../shared/domain/ids.ts';
import { readAmountText, readMoneyText } from '../../../shared/domain/readAmount.ts';
import { readTypedDay } from '../../../shared/domain/typedDay.ts';
import {
  GivenResult,
  type GivenWhat,
  type ResultProblem,
  VISIT_RESULTS,
  type VisitResult,
} from '../../../shared/domain/visitResults.ts';
import type { VisitReason } from '../../../shared/domain/visits.ts';

/** What stands in the box of a line: 1 to 7 as on the sheet, 8 for missed, 9 for moved. */
export const RESULT_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type ResultKey = (typeof RESULT_KEYS)[number];
/** Letters for the same, by the English words. */
const LETTERS: Readonly<Record<string, ResultKey>> = {
  ...{ o: '1', i: '2', n: '3', b: '4', c: '5', r: '6', p: '7' },
  ...{ m: '8', v: '9' },
};

export function resultKeyOf(key: string): ResultKey | undefined {
  return RESULT_KEYS.find((known) => known === key) ?? LETTERS[key.toLowerCase()];
}

export function meaningOf(key: ResultKey): { what: GivenWhat; result: VisitResult | null } {
  if (key === '8') return { what: 'missed', result: null };
  if (key === '9') return { what: 'moved', result: null };
  return { what: 'done', result: VISIT_RESULTS[Number(key) - 1] ?? null };
}

/** The field that is asked for behind a result: how much was ordered or promised, why it was missed; else the next day. */
export function fieldAfter(key: ResultKey): Field {
  const { what, result } = meaningOf(key);
  return what === 'missed' || result === 'ordered' || result === 'promised' ? 'amount' : 'next';
}

/** The fields of a line in the order of the keyboard. */
export const FIELDS = [
  'result',
  'amount',
  'next',
  'person',
  'competitor',
  'price',
  'note',
  'timeIn',
  'timeOut',
] as const;
export type Field = (typeof FIELDS)[number];

/** A line being keyed in. */
export interface Draft {
  key: string;
  line: number | null;
  visitId: VisitId | null;
  dealerId: DealerId;
  name: string;
  code: string;
  result: ResultKey | '';
  reason: VisitReason | '';
  amount: string;
  next: string;
  person: string;
  competitor: string;
  price: string;
  note: string;
  timeIn: string;
  timeOut: string;
  said: SheetLine['said'];
  /** Its visit was taken out of the plan since. */
  dropped: boolean;
  /** Where its visit stands by now, where that is not as on the sheet. */
  elsewhere: SheetLine['elsewhere'];
}

export function draftOf(
  line: Pick<SheetLine, 'line' | 'visitId' | 'dealerId' | 'name' | 'code' | 'said' | 'dropped' | 'elsewhere'>,
): Draft {
  const { visitId, said, dropped, elsewhere } = line;
  return { ...emptyDraft(`v${visitId}`, line), line: line.line, visitId, said, dropped, elsewhere };
}

/** Of a visit that nobody planned. */
export function unplannedDraft(dealer: { dealerId: DealerId; name: string }, at: number): Draft {
  return emptyDraft(`d${dealer.dealerId}-${at}`, { ...dealer, code: '' });
}

function emptyDraft(key: string, { dealerId, name, code }: { dealerId: DealerId; name: string; code: string }): Draft {
  return {
    key,
    line: null,
    visitId: null,
    dealerId,
    name,
    code,
    result: '',
    reason: '',
    amount: '',
    next: '',
    person: '',
    competitor: '',
    price: '',
    note: '',
    timeIn: '',
    timeOut: '',
    said: null,
    dropped: false,
    elsewhere: null,
  };
}

export interface KeyedOn {
  sheetId: VisitSheetId | null;
  repId: RepId;
  on: CalendarDay;
  digits: number;
}

/**
 * Lines as they stand in the file now, each in the place where it was keyed in: a dealer who was told as unplanned becomes the visit
 * that was made of him, new visits come behind, and an unplanned one that was taken back is none any more.
 */
export function withLines(drafts: readonly Draft[], lines: readonly SheetLine[]): readonly Draft[] {
  const there = new Set(lines.map(({ visitId }) => visitId));
  const next = drafts.map((draft) =>
    draft.line === null && draft.visitId !== null && !there.has(draft.visitId)
      ? { ...draft, visitId: null, said: null }
      : draft,
  );
  for (const line of lines) {
    if (next.some(({ visitId }) => visitId === line.visitId)) continue;
    const told = next.findIndex(
      (draft) => draft.visitId === null && draft.dealerId === line.dealerId && !isTouched(draft),
    );
    const known = next[told];
    if (known === undefined) next.push(draftOf(line));
    else next[told] = { ...draftOf(line), key: known.key };
  }
  return next;
}

/** What a line is called: its number on the sheet, +1, +2 … for those that were not planned. */
export function numberOf(drafts: readonly Draft[], at: number): string {
  const line = drafts[at]?.line ?? null;
  if (line !== null) return String(line);
  return `+${drafts.slice(0, at + 1).filter((draft) => draft.line === null).length}`;
}

/** Whether anything was typed into a line. */
export function isTouched(draft: Draft): boolean {
  return FIELDS.some((field) => draft[field].trim() !== '');
}

/** Whether nothing of a sheet is open once these rows are written. What was taken out or moved since waits for nobody. */
export function isWhole(
  lines: readonly Pick<SheetLine, 'visitId' | 'status' | 'dropped' | 'elsewhere'>[],
  drafts: readonly Pick<Draft, 'visitId'>[],
  written: ReadonlySet<number>,
): boolean {
  const told = new Set(drafts.flatMap(({ visitId }, at) => (written.has(at + 1) ? [visitId] : [])));
  return lines.every(
    ({ visitId, status, dropped, elsewhere }) =>
      status !== 'planned' || dropped || elsewhere !== null || told.has(visitId),
  );
}

/** Lines as rows of what came back, those in which nothing was typed left out. */
export function givenOf(drafts: readonly Draft[], of: KeyedOn): GivenResult[] {
  return drafts.flatMap((draft, at) => (isTouched(draft) ? [toGiven(draft, at + 1, of)] : []));
}

function toGiven(draft: Draft, row: number, { sheetId, repId, on, digits }: KeyedOn): GivenResult {
  const problems: ResultProblem[] = [];
  const bad = (code: ResultProblem['code'], text: string) => {
    problems.push({ code, text: text.slice(0, 300) });
    return null;
  };
  const meant = draft.result === '' ? { what: 'done' as const, result: null } : meaningOf(draft.result);
  const day = draft.next.trim() === '' ? null : (readTypedDay(draft.next, on)?.day ?? bad('dayUnclear', draft.next));
  const amount = readMoneyText(draft.amount, digits);
  const price = readAmountText(draft.price);
  const time = (text: string) => (text.trim() === '' ? '' : (clockOf(text) ?? bad('timeUnclear', text) ?? ''));
  const planned = draft.visitId !== null;
  return GivenResult.parse({
    row,
    where: draft.line === null ? '' : String(draft.line),
    sheetId,
    line: draft.line,
    visitId: draft.visitId,
    dealerId: draft.dealerId,
    ...(planned ? {} : { repId, doneOn: on }),
    ...meant,
    // Of a visit that was missed its box asks why.
    amountMinor:
      meant.what === 'missed'
        ? null
        : amount.kind === 'value' && amount.minor >= 0
          ? amount.minor
          : amount.kind === 'blank'
            ? null
            : bad('amountUnclear', draft.amount),
    person: draft.person,
    market:
      draft.competitor.trim() === '' && draft.price.trim() === ''
        ? null
        : {
            ...seenOf(draft.competitor),
            priceMicro:
              price.kind === 'value' && price.micro >= 0
                ? price.micro
                : price.kind === 'blank'
                  ? null
                  : bad('priceUnclear', draft.price),
          },
    ...(meant.what === 'moved' ? { movedTo: day } : { nextOn: day }),
    ...(meant.what === 'done'
      ? { body: draft.note }
      : { reason: draft.reason === '' ? null : draft.reason, reasonText: draft.note.slice(0, 200) }),
    timeIn: time(draft.timeIn),
    timeOut: time(draft.timeOut),
    problems,
  });
}

/** The competitor, and behind a blank his product. */
function seenOf(text: string): { competitor: string; product: string } {
  const [competitor = '', ...product] = text.trim().split(/\s+/);
  return { competitor: competitor.slice(0, 200), product: product.join(' ').slice(0, 200) };
}

/** 930, 9:30, 9点半 */
function clockOf(text: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:.：]?(\d{2})$/.exec(text.trim()) ?? [];
  if (hours !== undefined && Number(hours) < 24 && Number(minutes) < 60) return `${hours.padStart(2, '0')}:${minutes}`;
  return readTypedDay(text, '2000-01-03')?.time || undefined;
}
