import type { PlainColumn } from '../../../shared/contract/dealers.contract.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { dealers as english } from '../../../shared/i18n/en/dealers.ts';
import { imports as englishImports } from '../../../shared/i18n/en/imports.ts';
import { tables as englishTables } from '../../../shared/i18n/en/tables.ts';
import { dealers as chinese } from '../../../shared/i18n/zh-CN/dealers.ts';
import { imports as chineseImports } from '../../../shared/i18n/zh-CN/imports.ts';
import { tables as chineseTables } from '../../../shared/i18n/zh-CN/tables.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';

/** Columns of the dealer list that the program calculates: going out they are told, coming back they say nothing new. */
const CALCULATED = [
  'tier',
  'rfm',
  'rfmGroup',
  'amount',
  'amountPrev',
  'share',
  'cumulativeShare',
  'orders',
  'firstOrder',
  'lastOrder',
  'rank',
  'nextTier',
  'nextGap',
  'nextOrders',
  'stage',
  'cycle',
  'late',
  'atStake',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
  'ownerGroup',
] as const satisfies readonly PlainColumn[];
/** By these together the program knows a list of its own: nobody else has the amount of the time before beside a tier. */
const MARKS = ['tier', 'amountPrev'] as const;
const LEAST_CALCULATED = 3;

const LANGUAGES = [chinese, english].map(({ column }) => ({
  marks: MARKS.map((name) => fold(column[name]).toLowerCase()),
  calculated: new Set(CALCULATED.map((name) => fold(column[name]).toLowerCase())),
}));

/** The calculated columns of a dealer list that this program has saved, none of any other list. */
export function calculatedColumns(headers: readonly string[]): ReadonlySet<number> {
  const texts = headers.map((header) => fold(header).toLowerCase());
  for (const { marks, calculated } of LANGUAGES) {
    const found = texts.flatMap((text, column) => (calculated.has(text.replace(DAYS, '')) ? [column] : []));
    if (found.length >= LEAST_CALCULATED && marks.every((mark) => texts.includes(mark))) return new Set(found);
  }
  return NONE;
}

const NONE: ReadonlySet<number> = new Set();
/** The days of a total, behind its name. */
const DAYS = /\s*\([^()]*\)$/;

/** Columns that stand together in every list of records of a source that this program has saved, the source last. */
const LIST_MARKS = [chineseImports, englishImports].map(({ field, history }) =>
  [field.dealerCode, field.dealerName, field.city, history.source].map((word) => fold(word)),
);

/** The source of a list that this program has saved: what went out of it comes back to it. Undefined of any other list. */
export function ownSource(headers: readonly string[], samples: readonly RawRow[]): string | undefined {
  const texts = headers.map(fold);
  const marks = LIST_MARKS.find((words) => words.every((word) => texts.includes(word)));
  const column = marks === undefined ? -1 : texts.lastIndexOf(marks.at(-1) ?? '');
  const [name = '', ...others] = new Set(samples.map(({ cells }) => cellText(cells[column]).trim()));
  return column < 0 || others.length > 0 || name === '' ? undefined : name;
}

const BILL_DISCOUNTS = [chineseTables, englishTables].map(({ billDiscount }) => fold(billDiscount));

/** True where a list of lines that this program has saved tells what is taken off the sum of a bill's lines. */
export function ownBillDiscount(headers: readonly string[], discountHeader: string): boolean {
  const texts = headers.map(fold);
  return (
    BILL_DISCOUNTS.includes(fold(discountHeader)) &&
    LIST_MARKS.some((words) => words.every((word) => texts.includes(word)))
  );
}
