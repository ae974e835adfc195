import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { readTermDays } from '../../../shared/domain/readAmount.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import type { GivenBand, ReceiptDraft, ReceivableDraft } from './draft.ts';
import type { NumberStyle } from './numberStyle.rules.ts';
import { type DateOrder, readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { isLeftOutState } from './readWord.rules.ts';
import { columnsOf, RowCells, scalesOf } from './rowCells.rules.ts';
import { readDay, readNaming, requireDealer } from './rowNaming.rules.ts';

export interface MoneyReaderOptions {
  mapping: Mapping;
  headers: readonly string[];
  today: CalendarDay;
  dateOrder?: DateOrder;
  numberStyle?: NumberStyle;
  /** Year of a receipt's day that is written without one, where something says it. */
  yearAt?: (row: number) => number | undefined;
  /** Power of ten of the amounts where neither header nor cell says one: `titleScale(…)`. */
  unitScale?: number;
}

type Scale = (field: ImportField) => number;

export const GIVEN_BANDS = ['notDue', 'late30', 'late60', 'late90', 'lateOver'] as const satisfies GivenBand[];

/** Reads rows of a list of balances; never throws. */
export function createReceivableReader(options: MoneyReaderOptions): (raw: RawRow) => ReceivableDraft {
  const columns = columnsOf(options.mapping, options.headers, options.numberStyle);
  const scale = scalesOf(columns, options.headers, options.unitScale ?? 0);
  return (raw) => {
    const row = new RowCells(columns, raw);
    const draft: ReceivableDraft = { row: raw.row, bandMicro: {}, problems: row.problems };
    readNaming(row, draft);
    requireDealer(row, draft);
    readBalance(row, draft, scale);
    readDays(row, draft, options.dateOrder ?? 'ymd');
    readLimit(row, draft, scale);
    return draft;
  };
}

function readBalance(row: RowCells, draft: ReceivableDraft, scale: Scale): void {
  const amount = (field: ImportField) => amountOf(row, field, scale);
  const set = (key: 'balanceMicro' | 'overdueMicro' | 'prepaidMicro', micro: number | undefined) => {
    if (micro !== undefined) draft[key] = micro;
  };
  set('balanceMicro', amount('balance') ?? (row.has('balance') ? undefined : openAmount(row, scale)));
  set('overdueMicro', amount('overdue'));
  set('prepaidMicro', amount('prepaid'));
  for (const band of GIVEN_BANDS) {
    const micro = amount(band);
    if (micro !== undefined) draft.bandMicro[band] = micro;
  }
  const said = draft.balanceMicro ?? draft.overdueMicro ?? draft.prepaidMicro ?? Object.values(draft.bandMicro)[0];
  if (said === undefined && !row.problems.some(({ code }) => code === 'amount_unreadable'))
    row.report('balance', 'amount_missing', 'rejected', cellText(row.cell('balance')));
}

/** What a bill's amount and what was paid of it leave open. */
function openAmount(row: RowCells, scale: Scale): number | undefined {
  const amount = amountOf(row, 'amount', scale);
  return amount === undefined ? undefined : amount - (amountOf(row, 'paid', scale) ?? 0);
}

/** A blank is undefined; what cannot be read keeps the row out: a balance that lacks a part would be a wrong one. */
function amountOf(row: RowCells, field: ImportField, scale: Scale): number | undefined {
  if (!row.has(field)) return undefined;
  const read = readAmount(row.figure(field), scale(field));
  if (read.kind === 'unreadable') row.report(field, 'amount_unreadable', 'rejected', cellText(row.cell(field)));
  return read.kind === 'value' ? read.micro : undefined;
}

/** Days and terms only say how old a balance is: one that cannot be read is reported, and the balance taken. */
function readDays(row: RowCells, draft: ReceivableDraft, order: DateOrder): void {
  const day = (field: 'date' | 'dueDate') => {
    const read = readDate(row.cell(field), { order });
    if (read.kind === 'unreadable' || read.kind === 'partial')
      row.report(field, 'date_ignored', 'warning', cellText(row.cell(field)));
    return read.kind === 'day' ? read.day : undefined;
  };
  const billedOn = day('date');
  const dueOn = day('dueDate');
  const term = row.text('termDays');
  const termDays = term === '' ? undefined : readTermDays(term);
  if (billedOn !== undefined) draft.billedOn = billedOn;
  if (dueOn !== undefined) draft.dueOn = dueOn;
  if (termDays !== undefined) draft.termDays = termDays;
}

/** How much a dealer may owe: one that cannot be read is reported, and the balance taken. */
function readLimit(row: RowCells, draft: ReceivableDraft, scale: Scale): void {
  const text = cellText(row.cell('creditLimit'));
  const read = readAmount(row.figure('creditLimit'), scale('creditLimit'));
  if (read.kind === 'value' && read.micro >= 0) draft.creditLimitMicro = read.micro;
  else if (read.kind !== 'blank') row.report('creditLimit', 'amount_ignored', 'warning', text);
  draft.texts = { creditLimit: text, termDays: row.text('termDays') };
}

/** Reads rows of a list of receipts; never throws. */
export function createReceiptReader(options: MoneyReaderOptions): (raw: RawRow) => ReceiptDraft {
  const columns = columnsOf(options.mapping, options.headers, options.numberStyle);
  const scale = scalesOf(columns, options.headers, options.unitScale ?? 0);
  const stateHeader = columns.name(columns.of.get('state')?.[0] ?? -1);
  return (raw) => {
    const row = new RowCells(columns, raw);
    const draft: ReceiptDraft = { row: raw.row, orderedTime: '', method: row.text('method'), problems: row.problems };
    readNaming(row, draft);
    readDay(row, draft, { ...options, year: options.yearAt?.(raw.row) });
    requireDealer(row, draft);
    const amountMicro = amountOf(row, 'amount', scale);
    if (amountMicro !== undefined) draft.amountMicro = amountMicro;
    else if (!row.problems.some(({ code }) => code === 'amount_unreadable'))
      row.report('amount', 'amount_missing', 'rejected', cellText(row.cell('amount')));
    const state = row.text('state') || cellText(row.cell('state'));
    if (isLeftOutState(state, stateHeader)) row.report('state', 'bill_state', 'left_out', state);
    return draft;
  };
}
