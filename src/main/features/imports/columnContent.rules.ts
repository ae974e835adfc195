import type { ImportField, ImportKind } from '../../../shared/contract/importFields.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { cellText } from './cellText.rules.ts';
import { headerKey } from './headerKey.rules.ts';
import { GENERIC_KIND_HEADERS } from './headerSynonyms.ts';
import { splitRole } from './people.rules.ts';
import { readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { normaliseGrade, readKind } from './readWord.rules.ts';
import { ADDRESS_START, FIRM_WORDS, MONEY_SIGN, RATE_MARK } from './valueSynonyms.ts';

const DATE_FIELDS: readonly ImportField[] = ['date', 'openedOn', 'lastVisitOn', 'lastOrderOn', 'dueDate'];
const FIGURE_FIELDS: readonly ImportField[] = [
  ...(['qty', 'unitPrice', 'amount', 'amountWithTax', 'tax', 'cost', 'profit', 'paid', 'unpaid'] as const),
  ...(['totalAmount', 'creditLimit', 'receivable'] as const),
  ...(['balance', 'notDue', 'late30', 'late60', 'late90', 'lateOver', 'overdue', 'prepaid'] as const),
];

/** A header that may speak of the goods as well as of the bill is believed only where its cells are kinds of bills. */
export function wordAllows(field: ImportField, header: string, filled: readonly Cell[]): boolean {
  if (field === 'discount') return !isRateColumn(filled);
  if (field !== 'kind' || !GENERIC_KIND_HEADERS.has(headerKey(header).key)) return true;
  return share(filled, (cell) => readKind(cellText(cell)) !== 'unknown') >= 0.5;
}

/** 0.9, 95 %, 9.5 off: a discount column that holds rates says nothing in money. */
function isRateColumn(filled: readonly Cell[]): boolean {
  const given = filled.filter((cell) => !/^[0.,]+$/.test(cellText(cell)));
  return (
    share(given, (cell) => RATE_MARK.test(fold(cellText(cell))) || /^(?:0?\.\d+|1(?:\.0*)?)$/.test(cellText(cell))) >=
    0.8
  );
}

/** True where a column's cells fit a field that its header only suggests. */
export function contentAllows(field: ImportField, filled: readonly Cell[]): boolean {
  if (filled.length === 0) return true;
  if (DATE_FIELDS.includes(field)) return share(filled, isDate) >= 0.5;
  if (FIGURE_FIELDS.includes(field)) return share(filled, isFigure) >= 0.5;
  return field === 'phone' ? share(filled, isPhone) >= 0.3 : true;
}

/** What a column may be by what stands in it; a list without any header is guessed a little more boldly. */
export function contentClaims(filled: readonly Cell[], kind: ImportKind, headerless: boolean): [ImportField, number][] {
  const tests: ContentTest[] =
    kind === 'dealers'
      ? [
          ['phone', 150, 0.6, isMobile],
          ['email', 140, 0.6, isEmail],
          ['address', 130, 0.6, isAddress],
          ['name', 120, 0.5, isFirm],
        ]
      : [
          ['phone', 150, 0.6, isMobile],
          ['dealerName', 120, 0.5, isFirm],
          ['date', 110, 0.8, isWrittenDate],
          ['amount', 100, 0.8, isMoney],
        ];
  // In a list of balances a figure or a day without a name may be anything's.
  if (kind === 'receivables') return claimOf(tests.slice(0, 2), filled);
  if (headerless) tests.push(...(kind === 'dealers' ? BOLD_DEALER_TESTS : BOLD_ORDER_TESTS));
  return claimOf(tests, filled);
}

type ContentTest = [ImportField, number, number, (cell: Cell) => boolean];

function claimOf(tests: readonly ContentTest[], filled: readonly Cell[]): [ImportField, number][] {
  const hit = tests.find(([, , least, test]) => share(filled, test) >= least);
  return hit === undefined ? [] : [[hit[0], hit[1]]];
}

/** The share of cells that pass a test; 0 of none. */
export function share(cells: readonly Cell[], test: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

const isDate = (cell: Cell) => readDate(cell, { order: 'dmy' }).kind !== 'unreadable';
const isWrittenDate = (cell: Cell) => isDate(cell) && !/^\d{1,7}(?:\.\d+)?$/.test(cellText(cell));
const isFigure = (cell: Cell) => readAmount(cell).kind === 'value';
const isMoney = (cell: Cell) => isFigure(cell) && MONEY_SIGN.test(fold(cellText(cell)));
const isPhone = (cell: Cell) => {
  const { phones, lossy } = readPhones(cellText(cell));
  return lossy || phones.length > 0;
};
const isMobile = (cell: Cell) => readPhones(cellText(cell)).phones.some(({ kind }) => kind === 'mobile');
const isEmail = (cell: Cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cellText(cell).trim());
const isAddress = (cell: Cell) => typeof cell === 'string' && ADDRESS_START.test(fold(cell));
/** True for a cell that ends as firms' names end. */
export const isFirm = (cell: Cell) => typeof cell === 'string' && FIRM_WORDS.test(fold(cell));
const isPerson = (cell: Cell) => typeof cell === 'string' && /^\p{Script=Han}{2,4}$/u.test(splitRole(cell).name);
const isGrade = (cell: Cell) => normaliseGrade(cellText(cell)) !== undefined;
/** Bare figures may be an amount, a year or anything else: without a header only a code with a letter or a nought in front speaks for itself. */
const isCode = (cell: Cell) => /^(?=.*\d)(?=.*[a-z]|0)[a-z]{0,6}-?[\da-z-]{4,24}$/i.test(fold(cellText(cell)));
const isName = (cell: Cell) => typeof cell === 'string' && /\p{L}{2}/u.test(fold(cell));

const BOLD_DEALER_TESTS: readonly [ImportField, number, number, (cell: Cell) => boolean][] = [
  ['grade', 90, 0.8, isGrade],
  ['contact', 80, 0.8, isPerson],
  ['code', 70, 0.9, isCode],
  ['name', 60, 0.8, isName],
];
const BOLD_ORDER_TESTS: readonly [ImportField, number, number, (cell: Cell) => boolean][] = [
  ['number', 90, 0.9, isCode],
  ['amount', 80, 0.9, isFigure],
  ['kind', 70, 0.9, (cell) => !['unknown', undefined].includes(readKind(cellText(cell)))],
  ['dealerName', 60, 0.8, isName],
];
