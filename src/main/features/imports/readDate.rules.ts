import { type CalendarDay, dayFromParts, fromDayNumber, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { foldCode } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import {
  AFTERNOON_WORDS,
  CHINESE_FIGURES,
  CHINESE_TENS,
  DATE_ABOUT,
  DATE_IN_WORDS,
  DATE_NOISE,
  DATE_SEPARATORS,
  DATE_WORDS,
  MORNING_WORDS,
  TIME_PATTERN,
} from './valueSynonyms.ts';

/** Which way round a column writes its days. `ymd` also stands for "nothing speaks for another order". */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'unclear';

export type DateRead =
  | { kind: 'day'; day: CalendarDay; time: string }
  /** A month, a year (`2024-03`, `2024`) or a day without its year (`--07-28`); never filled up. */
  | { kind: 'partial'; text: string }
  | { kind: 'blank' }
  | { kind: 'unreadable' };

export interface DateContext {
  order?: DateOrder;
  /** Year for days written without one, where the source says it. */
  year?: number | undefined;
}

const BLANK: DateRead = { kind: 'blank' };
const UNREADABLE: DateRead = { kind: 'unreadable' };
/** Serial numbers taken for dates: 1954-10-03 to 2119-01-03. Day 0 of the 1900 system is 1899-12-30. */
const SERIAL_FROM = 20_000;
const SERIAL_TO = 80_000;
const SERIAL_EPOCH = -25_569;
/** No date is longer. */
const LONGEST = 80;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2}))?$/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Reads a date in the forms of product.md §5. Serial numbers count only here, where the column is a date column. */
export function readDate(cell: Cell | undefined, context: DateContext = {}): DateRead {
  if (cell !== null && typeof cell === 'object' && 'day' in cell) {
    return isCalendarDay(cell.day) ? { kind: 'day', day: cell.day, time: cell.time } : UNREADABLE;
  }
  if (typeof cell === 'number') return isSerial(cell) ? readSerial(cell) : readFigure(cellText(cell), true);
  const iso = typeof cell === 'string' ? ISO.exec(cell) : null;
  if (iso) return readIso(iso);
  const raw = cellText(cell);
  if (isBlankText(raw)) return BLANK;
  if (typeof cell !== 'string' || cell.length > LONGEST) return UNREADABLE;
  return readText(foldCode(raw), context);
}

/** The commonest form, read without the detours of the others. */
function readIso(match: RegExpExecArray): DateRead {
  const day = match[1] ?? '';
  const time = match[2] === undefined ? '' : clock(Number(match[2]), Number(match[3]), Number(match[4]));
  return time !== undefined && isCalendarDay(day) ? { kind: 'day', day, time } : UNREADABLE;
}

function readText(text: string, context: DateContext): DateRead {
  if (/^[\d.]+$/.test(text) && (text.match(/\./g)?.length ?? 0) < 2) {
    const figure = readFigure(text, false);
    if (figure.kind !== 'unreadable') return figure;
  }
  const plain = inFigures(text).replace(DATE_NOISE, ' ').trim().replace(DATE_ABOUT, '');
  const { rest, time } = splitTime(plain);
  const read = readParts(rest, context) ?? readMonthName(rest) ?? (time === '' ? undefined : readFigure(rest, false));
  if (read === undefined || time === undefined) return UNREADABLE;
  return read.kind === 'day' ? { ...read, time } : read;
}

/** A date in Chinese figures in ordinary ones: tens first, then sign by sign. */
function inFigures(text: string): string {
  if (!DATE_IN_WORDS.test(text)) return text;
  const known = DATE_WORDS.reduce((all, [word, figures]) => all.replace(word, figures), text);
  const figure = (sign: string) => CHINESE_FIGURES.get(sign) ?? sign;
  return [
    ...known.replace(CHINESE_TENS, (_, tens?: string, ones?: string) => `${figure(tens ?? '1')}${figure(ones ?? '0')}`),
  ]
    .map(figure)
    .join('');
}

/** 45467, 45467.58, 20240728, 20240728153000, 202407, 2024. */
function readFigure(text: string, isNumber: boolean): DateRead {
  const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:\.0+)?$/.exec(text);
  if (compact) {
    const time = compact[4] === undefined ? '' : clock(Number(compact[4]), Number(compact[5]), Number(compact[6] ?? 0));
    const day = dayFromParts(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    return day === undefined || time === undefined ? UNREADABLE : { kind: 'day', day, time };
  }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return readSerial(Number(text));
  const month = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text);
  if (month) return { kind: 'partial', text: `${month[1]}-${month[2]}` };
  if (/^\d{6}$/.test(text)) return ofDay(year2(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4)));
  if (/^(?:19|20)\d{2}$/.test(text)) return { kind: 'partial', text };
  // The number 2024.1 may be January or October: only its year is certain.
  if (isNumber && /^(?:19|20)\d{2}\.\d{1,2}$/.test(text)) return { kind: 'partial', text: text.slice(0, 4) };
  return UNREADABLE;
}

function isSerial(value: number): boolean {
  return value >= SERIAL_FROM && value < SERIAL_TO;
}

function readSerial(serial: number): DateRead {
  if (!isSerial(serial)) return UNREADABLE;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const day = fromDayNumber(Math.floor(serial) + SERIAL_EPOCH + (seconds === 86_400 ? 1 : 0));
  const left = seconds % 86_400;
  return { kind: 'day', day, time: clock(Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60) ?? '' };
}

/** 44468, a day that lost its format on its way, says nothing to anybody: the day that it is. Undefined for any other cell. */
export function dayOfSerial(cell: Cell | undefined): string | undefined {
  const read = /^\d{5}(?:\.\d+)?$/.test(cellText(cell).trim()) ? readDate(cell) : undefined;
  return read?.kind === 'day' ? `${read.day} ${read.time}`.trim() : undefined;
}

/** Splits a time off the end; `time` is "" without one and undefined where it is no time of day. */
function splitTime(text: string): { rest: string; time: string | undefined } {
  const match = TIME_PATTERN.exec(text);
  if (!match) return { rest: text, time: '' };
  const mark = (match[1] ?? match[5] ?? '').toLowerCase();
  let hour = Number(match[2]);
  if (AFTERNOON_WORDS.has(mark) && hour < 12) hour += 12;
  if (MORNING_WORDS.has(mark) && hour === 12) hour = 0;
  return { rest: text.slice(0, match.index).trim(), time: clock(hour, Number(match[3]), Number(match[4] ?? 0)) };
}

/** HH:MM:SS, "" for midnight, undefined where there is no such time. */
function clock(hour: number, minute: number, second: number): string | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const text = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return text === '00:00:00' ? '' : text;
}

/** Two or three figures with signs between them. */
function readParts(text: string, context: DateContext): DateRead | undefined {
  const parts = dateParts(text);
  if (parts === undefined) return undefined;
  const [a = '', b = '', c] = parts.figures;
  if (c !== undefined) return readThree(a, b, c, context.order ?? 'ymd');
  if (b === '') return a.length === 4 ? { kind: 'partial', text: a } : undefined;
  if (a.length === 4) return partialMonth(Number(a), Number(b));
  if (b.length === 4) return partialMonth(Number(b), Number(a));
  if (parts.yearFirst) return partialMonth(year2(a), Number(b));
  return withoutYear(Number(a), Number(b), context.year);
}

/** The figures of a date text, or undefined where anything else than figures and date signs stands there. */
export function dateParts(text: string): { figures: string[]; yearFirst: boolean } | undefined {
  if (!DATE_SEPARATORS.whole.test(text)) return undefined;
  const figures = text.split(DATE_SEPARATORS.any).filter((part) => part !== '');
  return figures.length > 3 ? undefined : { figures, yearFirst: DATE_SEPARATORS.year.test(text) };
}

function readThree(a: string, b: string, c: string, order: DateOrder): DateRead | undefined {
  if (a.length === 4) return ofDay(Number(a), Number(b), Number(c));
  const dayFirst = ofDay(yearOf(c), Number(b), Number(a));
  const monthFirst = ofDay(yearOf(c), Number(a), Number(b));
  if (c.length === 4) {
    if (dayFirst.kind !== 'day') return monthFirst;
    if (monthFirst.kind !== 'day' || a === b) return dayFirst;
    return order === 'dmy' ? dayFirst : order === 'mdy' ? monthFirst : UNREADABLE;
  }
  const yearFirst = ofDay(yearOf(a), Number(b), Number(c));
  if (order === 'unclear') return onlyDay([yearFirst, dayFirst, monthFirst]);
  return { ymd: yearFirst, dmy: dayFirst, mdy: monthFirst }[order];
}

/** The one day that all readings which are days agree on. */
function onlyDay(reads: readonly DateRead[]): DateRead {
  const [first, ...others] = reads.filter((read) => read.kind === 'day');
  return first !== undefined && others.every(({ day }) => day === first.day) ? first : UNREADABLE;
}

function ofDay(year: number, month: number, date: number): DateRead {
  const day = dayFromParts(year, month, date);
  return day === undefined ? UNREADABLE : { kind: 'day', day, time: '' };
}

function partialMonth(year: number, month: number): DateRead | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  return { kind: 'partial', text: `${year}-${String(month).padStart(2, '0')}` };
}

function withoutYear(month: number, date: number, year: number | undefined): DateRead | undefined {
  if (year !== undefined) return ofDay(year, month, date);
  const leap = dayFromParts(2000, month, date);
  return leap === undefined ? undefined : { kind: 'partial', text: `--${leap.slice(5)}` };
}

function yearOf(text: string): number {
  return text.length <= 2 ? year2(text) : Number(text);
}

/** Two-figure years: 00–69 are 20xx, 70–99 are 19xx. */
function year2(text: string): number {
  return Number(text) + (Number(text) < 70 ? 2000 : 1900);
}

/** 28 Jul 2024, Jul 28, 2024, 28-Jul-24, July 2024. */
function readMonthName(text: string): DateRead | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,.\-/]+/)
    .filter((word) => word !== '');
  const at = words.findIndex((word) => /^[a-z]{3,9}$/.test(word) && MONTHS.includes(word.slice(0, 3)));
  const month = MONTHS.indexOf(words[at]?.slice(0, 3) ?? '') + 1;
  const figures = words.filter((_, i) => i !== at).map((word) => word.replace(/(?<=\d)(?:st|nd|rd|th)$/, ''));
  if (at < 0 || figures.some((figure) => !/^\d{1,4}$/.test(figure))) return undefined;
  const [first = '', second] = figures;
  if (second === undefined) return first.length === 4 ? partialMonth(Number(first), month) : undefined;
  return first.length === 4 ? ofDay(Number(first), month, Number(second)) : ofDay(yearOf(second), month, Number(first));
}

/** What a column's cells say of one order: how many it fits, and the years it gives. */
interface OrderSeen {
  fits: number;
  years: Set<number>;
}

/** Short years further back than this are hardly meant where another order gives this one. */
const RECENT_YEARS = 15;
/** An order that gives as many times the years of another one takes days for years. */
const SCATTERED = 3;

/**
 * Decides from a column's cells which way round its days are written. A figure above 12, a year that would lie after
 * `today` and, among short years, years that scatter or lie long ago speak against an order; where nothing does, dates
 * with the year first or short years are `ymd`, others are `unclear`.
 */
export function dateOrder(samples: Iterable<Cell | undefined>, today: CalendarDay): DateOrder {
  const watch = createDateWatch(today);
  for (const cell of samples) watch.read(cell);
  return watch.order();
}

/** {@link dateOrder} of cells that come one after another. */
export function createDateWatch(today: CalendarDay) {
  const none = (): OrderSeen => ({ fits: 0, years: new Set() });
  const seen = { ymd: none(), dmy: none(), mdy: none() };
  let total = 0;
  let yearLast = 0;
  const thisYear = Number(today.slice(0, 4));
  const note = (order: keyof typeof seen, y: string, m: string, d: string) => {
    const day = dayFromParts(yearOf(y), Number(m), Number(d));
    const year = Number(day?.slice(0, 4));
    if (day === undefined || year > thisYear + 1) return;
    seen[order].fits += 1;
    seen[order].years.add(year);
  };
  return {
    read(cell: Cell | undefined): void {
      const figures = threeFigures(cell);
      if (figures === undefined) return;
      const [a, b, c] = figures;
      total += 1;
      if (c.length === 4) yearLast += 1;
      else note('ymd', a, b, c);
      note('dmy', c, b, a);
      note('mdy', c, a, b);
    },
    order(): DateOrder {
      const { ymd, dmy, mdy } = seen;
      if (total === 0) return 'ymd';
      if (yearLast === 0 && ![dmy, mdy].some((other) => isLikelier(other, ymd, thisYear))) return 'ymd';
      if (dmy.fits === mdy.fits) return 'unclear';
      return dmy.fits > mdy.fits ? 'dmy' : 'mdy';
    },
  };
}

function isLikelier(other: OrderSeen, ymd: OrderSeen, thisYear: number): boolean {
  if (other.fits !== ymd.fits) return other.fits > ymd.fits;
  const areRecent = (years: ReadonlySet<number>) => [...years].every((year) => year >= thisYear - RECENT_YEARS);
  if (!areRecent(other.years)) return false;
  return !areRecent(ymd.years) || ymd.years.size > SCATTERED * other.years.size;
}

/** The three figures of a date text that does not begin with a whole year; only these can be read in more than one order. */
export function threeFigures(cell: Cell | undefined): readonly [a: string, b: string, c: string] | undefined {
  if (typeof cell !== 'string' || cell.length > LONGEST || /^\s*\d{4}/.test(cell)) return undefined;
  const [a = '', b = '', c] = dateParts(splitTime(foldCode(cell).replace(DATE_NOISE, ' ').trim()).rest)?.figures ?? [];
  return c === undefined || a.length > 2 ? undefined : [a, b, c];
}
