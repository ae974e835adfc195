import type { PlainColumn } from '../../../shared/contract/dealers.contract.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { dealers as english } from '../../../shared/i18n/en/dealers.ts';
import { dealers as chinese } from '../../../shared/i18n/zh-CN/dealers.ts';

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
  'balance',
  'overdue',
  'overLimit',
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
    const found = texts.flatMap((text, column) => (calculated.has(text) ? [column] : []));
    if (found.length >= LEAST_CALCULATED && marks.every((mark) => texts.includes(mark))) return new Set(found);
  }
  return NONE;
}

const NONE: ReadonlySet<number> = new Set();
