import type { ImportField, ImportKind } from '../../../shared/contract/importFields.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { isDate, isFigure, isPhone, share } from './cellTests.rules.ts';
import { cellText } from './cellText.rules.ts';
import { headerKey } from './headerKey.rules.ts';
import { GENERIC_KIND_HEADERS } from './headerSynonyms.ts';
import { RECOGNITION } from './kinds/recognition.rules.ts';
import { isClosingTime, readKind } from './readWord.rules.ts';
import { INTENT_HEADER, RATE_MARK } from './valueSynonyms.ts';

/** Grades of intent are explained in most of their cells, but not in all. */
const LEAST_CLOSING = 0.4;
const DATE_FIELDS: readonly ImportField[] = [
  'date',
  'openedOn',
  'lastVisitOn',
  'lastOrderOn',
  'dueDate',
  'day',
  'nextOn',
];
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

/** True where a column of grades says when people are expected to buy: what product.md calls the intent. */
export function isIntent(header: string, filled: readonly Cell[]): boolean {
  return INTENT_HEADER.test(header) || share(filled, (cell) => isClosingTime(cellText(cell))) >= LEAST_CLOSING;
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
  const { content, bold } = RECOGNITION[kind];
  const hit = [...content, ...(headerless ? bold : [])].find(([, , least, test]) => share(filled, test) >= least);
  return hit === undefined ? [] : [[hit[0], hit[1]]];
}
