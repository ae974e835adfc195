import type { CalendarDay } from './calendarDay.ts';
import { MICRO_DIGITS, rescale } from './money.ts';
import { readAmountText } from './readAmount.ts';
import { spelledAmount } from './spelledAmount.ts';
import { readTypedDay } from './typedDay.ts';
import * as words from './visitAmountSynonyms.ts';

/** An amount among the words of a line. */
export interface AmountIn {
  /** Minor units; null where there is none, or none that can be read. */
  readonly amountMinor: number | null;
  /** What might be one and is not clear; '' where all is. */
  readonly unclear: string;
  /** The words without it. */
  readonly left: string;
}

interface Figure {
  readonly at: number;
  readonly end: number;
  readonly written: string;
  readonly scale: string;
  /** What follows the scale and belongs to it: the 2 of 1万2. */
  readonly tail: string;
  /** By a sign, a unit or a scale. */
  readonly isMoney: boolean;
  /** All of it: 共, 合计. */
  readonly isTotal: boolean;
  /** A further figure behind it, as of 3000-5000: neither is the amount. */
  readonly range: string;
}

interface Where {
  /** The day of the sheet. */
  readonly on: CalendarDay;
  /** The words stand behind a result. */
  readonly afterResult: boolean;
}

const FIGURE = new RegExp(
  `([¥￥$£€]?)(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*((?:${Object.keys(words.SCALE_UNITS).join('|')})(?![a-z]))?\\s*(${words.MONEY_UNIT})?`,
  'i',
);
/** 1万2 and 3千5 are a unit's tenth part more, 1万2千3 and 1万2500 as they are said. */
const TAIL = /^(?:\d(?:千(?:\d百?)?|百)?|\d{4})(?![\d.])/;
/** From one figure to another one. */
const RANGE = /^\s*(?:[-~～—–至到]|to\b)\s*\d+(?:\.\d+)?/i;
/** All of a day or a size, of which each figure might be an amount else. */
const REST_OF_WORD = /^[\d./:*×x年月日-]*/i;
const MOST_FIGURES = 12;

/**
 * The amount among the words: what is said to be all of it, else the one with a sign or a unit of money, else the only bare figure.
 * No count, size, price of a piece, discount, day or code is one, nor what was paid, is owed or was bought at another time. Where
 * several are left, or a range or a figure below nothing, none is guessed at.
 * @param digits of the currency behind the point
 */
export function amountIn(text: string, digits: number, where: Where): AmountIn {
  const figures = figuresOf(text, where);
  const [totals, money] = [figures.filter(({ isTotal }) => isTotal), figures.filter(({ isMoney }) => isMoney)];
  const bare = where.afterResult ? figures : figures.filter(({ at }) => text.slice(0, at).trim() === '');
  const [figure, ...others] = [totals, money, bare].find(({ length }) => length > 0) ?? [];
  if (figure === undefined) return spelledIn(text, digits) ?? { amountMinor: null, unclear: '', left: text };
  const { at, end, range } = figure;
  const below = /(?:^|[\s,])[-−]$/.test(text.slice(0, at));
  const amountMinor = below || range !== '' || others.length > 0 ? null : minorOf(figure, digits);
  if (amountMinor !== null) return { amountMinor, unclear: '', left: `${text.slice(0, at)} ${text.slice(end)}` };
  const last = others.at(-1);
  const until = last === undefined ? end + range.length : last.end + last.range.length;
  return { amountMinor, unclear: text.slice(below ? at - 1 : at, until).trim(), left: text };
}

/** Figures of which each might be the amount. */
function figuresOf(text: string, where: Where): Figure[] {
  const figures: Figure[] = [];
  let from = 0;
  for (let tries = 0; tries < MOST_FIGURES; tries += 1) {
    const figure = figureFrom(text, from);
    if (figure === undefined) break;
    const { at, end, range } = figure;
    if (isNone(text, figure, where)) from = Math.max(end, at + (REST_OF_WORD.exec(text.slice(at))?.[0].length ?? 0));
    else {
      figures.push(figure);
      from = end + range.length;
    }
  }
  return figures;
}

function figureFrom(text: string, from: number): Figure | undefined {
  const found = FIGURE.exec(text.slice(from));
  if (found === null) return undefined;
  const [whole, sign = '', written = '', scale = '', unit] = found;
  const at = from + found.index;
  const tail =
    scale === '' || unit !== undefined ? '' : (TAIL.exec(text.slice(at + whole.trimEnd().length))?.[0] ?? '');
  const end = at + whole.trimEnd().length + tail.length;
  return {
    ...{ at, end, written, scale, tail },
    isMoney: sign !== '' || unit !== undefined || scale !== '',
    isTotal: words.TOTAL_BEFORE.test(text.slice(0, at)),
    range: RANGE.exec(text.slice(end))?.[0] ?? '',
  };
}

/** Whether a figure is of something else than the amount. */
function isNone(text: string, figure: Figure, where: Where): boolean {
  const { at, end, isMoney, tail, written, range } = figure;
  const [before, after] = [text.slice(0, at), text.slice(end).trimStart()];
  if (words.OTHER_MONEY.test(before) || words.PIECE_BEFORE.test(before) || words.PIECE_BEHIND.test(text.slice(end)))
    return true;
  if (words.COUNTED.test(after) && (!isMoney || tail !== '')) return true;
  if (isMoney) return false;
  // A range of long figures is of money, 12-5 is a day and 3-5箱 a count.
  if (/^\d{3}/.test(written) && /\d{3}/.test(range)) return false;
  return (
    words.CODE_BEFORE.test(before) ||
    words.SIZE_BEFORE.test(before) ||
    words.SIZE_BEHIND.test(text.slice(end)) ||
    isDayHere(before, text.slice(at), where)
  );
}

function minorOf({ written, scale, tail }: Figure, digits: number): number | null {
  const more = tail === '' ? '' : `.${tail.replace(/\D/g, '')}`;
  // 1万2百 is 10,200 and no 12,000: what skips a scale is not said so.
  if (/^\d百/.test(tail) && words.SCALE_UNITS[scale.toLowerCase()] !== 3) return null;
  const read = readAmountText(written.replaceAll(',', '') + more, words.SCALE_UNITS[scale.toLowerCase()] ?? 0);
  return read.kind === 'value' ? rescale(read.micro, MICRO_DIGITS, digits) : null;
}

/** Where no figure is the amount it may stand in words. */
function spelledIn(text: string, digits: number): AmountIn | undefined {
  const spelled = spelledAmount(text);
  if (spelled === undefined || words.OTHER_MONEY.test(text.slice(0, spelled.at).trimEnd())) return undefined;
  const { at, end, amount } = spelled;
  return { amountMinor: amount * 10 ** digits, unclear: '', left: `${text.slice(0, at)} ${text.slice(end)}` };
}

/** Whether a figure stands for a day or a time: 12-5, 12月5日, +3, 15号, 3天后, 周3, 3点. 12.5 is one only where it does not follow the result. */
function isDayHere(before: string, text: string, { on, afterResult }: Where): boolean {
  if (/(?:[+周週期拜]|next|in) ?$/i.test(before)) return true;
  if (/^20\d{6}(?!\d)/.test(text)) return true;
  if (/^\d{1,4}(?:[-/月]\d|[年月日号號天周週])/.test(text) || /^\d{1,2}(?:个|個)?(?:月|天|周|週|星期|礼拜)/.test(text))
    return true;
  if (/^\d{1,2}(?::\d{2}|[点點时時])/.test(text)) return true;
  const dotted = /^\d{1,2}\.\d{1,2}(?![\d.])/.exec(text);
  return dotted !== null && !(afterResult && before.trim() === '') && readTypedDay(dotted[0], on) !== undefined;
}
