import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';

/** Fields by whose first column the order of a list's days is decided. */
export const DAY_FIELDS: readonly string[] = ['date', 'day', 'openedOn', 'dueDate'];

/** Fields of money, of which a column may be written in thousands and the like. */
export const AMOUNT_FIELDS: readonly string[] = [
  ...['amount', 'amountWithTax', 'unitPrice', 'tax', 'cost', 'discount', 'creditLimit'],
  ...['balance', 'notDue', 'late30', 'late60', 'late90', 'lateOver', 'overdue', 'prepaid'],
];

/** Fields of which the cells tell how a file writes its decimals. */
export const FIGURE_FIELDS: readonly string[] = [
  ...AMOUNT_FIELDS,
  ...['qty', 'price', 'profit', 'paid', 'unpaid', 'totalAmount', 'receivable', 'orderCount', 'capacity'],
];

/** Powers of ten that amounts are written in: yuan, thousands, ten thousands, millions, hundred millions. */
export const AMOUNT_SCALES = [0, 3, 4, 6, 8] as const;
export const LONGEST_UNIT = 10;
/** What a column's figures are counted in: a power of ten for amounts, a word such as boxes for quantities. */
export const ColumnUnit = z.union([z.literal(AMOUNT_SCALES), z.string().trim().min(1).max(LONGEST_UNIT)]);
export type ColumnUnit = z.infer<typeof ColumnUnit>;

/** Which way round days are written: `auto` goes by what the column itself shows. */
export const DateOrderRule = z.enum(['auto', 'dmy', 'mdy', 'ymd']);
export type DateOrderRule = z.infer<typeof DateOrderRule>;

/** The first and the last year that may be said of days without one. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2199;
/** The year of days that are written without one: `auto` goes by title, names and the other days, `none` hands them back. */
export const YearRule = z.union([z.literal(['auto', 'none']), z.int().min(FIRST_YEAR).max(LAST_YEAR)]);
export type YearRule = z.infer<typeof YearRule>;

/** How decimals are written, 1,234.56 or 1.234,56: `auto` goes by what the columns themselves show. */
export const NumberStyleRule = z.enum(['auto', 'point', 'comma']);
export type NumberStyleRule = z.infer<typeof NumberStyleRule>;

/**
 * How a row of bills says that it takes something back.
 * `auto`: by its kind or by an amount below zero. `sign`: by the amount alone, whatever its kind. `kind`: by its kind alone,
 * amounts are taken without their sign. `opposite`: sales are written below zero, what was taken back above.
 */
export const SignRule = z.enum(['auto', 'sign', 'kind', 'opposite']);
export type SignRule = z.infer<typeof SignRule>;

/**
 * Where a discount stands. `inside`: the amounts are what is left after it. `line`: it is still to be taken off its row's
 * amount. `bill`: it is the whole bill's and is taken off once, on however many of its lines it stands.
 */
export const DiscountRule = z.enum(['inside', 'line', 'bill']);
export type DiscountRule = z.infer<typeof DiscountRule>;

/** Rows that look like totals or notes. */
export const TotalRowRule = z.enum(['skip', 'take']);
export type TotalRowRule = z.infer<typeof TotalRowRule>;

export const MOST_SKIP_WORDS = 30;
export const LONGEST_SKIP_WORD = 40;
/** The owner's own words: a row of which one cell is such a word and nothing else is passed over. */
export const SkipWords = z.array(z.string().trim().min(1).max(LONGEST_SKIP_WORD)).max(MOST_SKIP_WORDS);

const Read = CalendarDay.nullable();
/** What speaks for the order of a column's days; only of a column of which a cell can be read in more than one way. */
export const DatesSeen = z.object({
  column: z.int(),
  /** What `auto` comes to; `unclear` hands back what can be read in two ways. */
  order: z.enum(['dmy', 'mdy', 'ymd', 'unclear']),
  /** A cell that can be read in this order only; null where none says so. */
  speaker: z.string().nullable(),
  /** A cell that can be read in more than one way, and what it is in each order. */
  example: z.string(),
  reads: z.object({ dmy: Read, mdy: Read, ymd: Read }),
});
export type DatesSeen = z.infer<typeof DatesSeen>;

/** What says the year of days that have none; only of a list that has such days. */
export const YearsSeen = z.object({
  /** The column of the days. */
  column: z.int(),
  /** A day without its year, as it is written. */
  example: z.string(),
  /** What `auto` comes to; null hands such days back. */
  found: z.int().nullable(),
  by: z.enum(['title', 'sheet', 'fileName', 'sheets', 'dates']).nullable(),
});
export type YearsSeen = z.infer<typeof YearsSeen>;

/** What `auto` comes to; `unclear` hands back what can be read in two ways. */
export const FoundOrder = z.enum(['dmy', 'mdy', 'ymd', 'unclear']);
export const FoundStyle = z.enum(['point', 'comma', 'unclear']);

/** What speaks for the writing of decimals; only of lists with a figure that can be read in more than one way. */
export const NumbersSeen = z.object({
  /** The column of the example. */
  column: z.int(),
  style: FoundStyle,
  /** A cell that can be read in this style only, and one that can only be read in the other; null where there is none. */
  speaker: z.string().nullable(),
  against: z.string().nullable(),
  /** A cell that is another figure in the other style, and what it is in each; null where it is none. */
  example: z.string(),
  reads: z.object({ point: z.string().nullable(), comma: z.string().nullable() }),
});
export type NumbersSeen = z.infer<typeof NumbersSeen>;

/** How the first rows of bills are signed. */
export const SignsSeen = z.object({
  /** The column of the amounts. */
  column: z.int(),
  kindColumn: z.int().nullable(),
  /** Rows with an amount, and how many of them are below zero. */
  rows: z.int(),
  negative: z.int(),
  /** Those of a kind that takes something back, above and below zero. */
  backPositive: z.int(),
  backNegative: z.int(),
  /** What the rows speak for. */
  proposed: SignRule,
});
export type SignsSeen = z.infer<typeof SignsSeen>;

/** What the first rows say of their discounts. */
export const DiscountSeen = z.object({
  column: z.int(),
  /** Rows with a discount. */
  rows: z.int(),
  /** Among them those whose amount is quantity × price less the discount, and those where it is not taken off. */
  inside: z.int(),
  outside: z.int(),
  /** The header says that it is the whole bill's. */
  ofBill: z.boolean(),
  proposed: DiscountRule,
});
export type DiscountSeen = z.infer<typeof DiscountSeen>;
