import type { CalendarDay } from './calendarDay.ts';
import { MICRO_DIGITS, rescale } from './money.ts';
import { readAmountText } from './readAmount.ts';
import { spelledAmount } from './spelledAmount.ts';
import { readTypedDay } from './typedDay.ts';
import * as words from './visitTextSynonyms.ts';

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
  /** Of money for certain: by a sign, a unit or a scale. */
  readonly named: boolean;
  readonly written: string;
  readonly scale: string;
  /** What follows the scale and belongs to it: the 2 of 1万2. */
  readonly tail: string;
  readonly at: number;
  readonly end: number;
}

const FIGURE = new RegExp(
  `([¥￥$£€]?)(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(${Object.keys(words.SCALE_UNITS).join('|')})?\\s*(${words.MONEY_UNIT})?`,
  'i',
);
/** 1万2 and 3千5 are a unit's tenth part more, 1万2千 the same, 1万2500 so many more. */
const TAIL = /^(?:\d千?|\d{4})(?![\d.])/;
/** From one figure to another one: neither of them is the amount. */
const RANGE = /^\s*(?:[-~～—–至到]|to\b)\s*\d+(?:\.\d+)?/i;
/** All of a day, of which each figure might be an amount else. */
const DAY_FIGURES = /^[\d./:年月日-]*/;
const MOST_FIGURES = 6;

/**
 * The first figure is the amount where it can be one: no count of goods, no day, nothing that was paid or is owed. A range or a
 * figure below nothing is not guessed at.
 * @param digits of the currency behind the point
 * @param where the day of the sheet, and whether the words stand behind a result
 */
export function amountIn(
  text: string,
  digits: number,
  where: { readonly on: CalendarDay; readonly afterResult: boolean },
): AmountIn {
  let from = 0;
  for (let tries = 0; tries < MOST_FIGURES; tries += 1) {
    const figure = figureFrom(text, from);
    if (figure === undefined) break;
    const { at, end, named } = figure;
    const before = text.slice(0, at);
    const range = RANGE.exec(text.slice(end))?.[0];
    const long = range !== undefined && /^\d{3}/.test(figure.written) && /\d{3}/.test(range);
    const goods = words.GOODS_UNIT.test(text.slice(end).trimStart()) && (!named || figure.tail !== '');
    if (words.MONEY_IN.test(before) || goods) from = end;
    else if (!named && !long && isDayHere(before, text.slice(at), where))
      from = at + Math.max(end - at, DAY_FIGURES.exec(text.slice(at))?.[0].length ?? 0);
    else {
      const below = /(?:^|[\s,])[-−]$/.test(before);
      const amountMinor = below || range !== undefined ? null : minorOf(figure, digits);
      if (amountMinor !== null) return { amountMinor, unclear: '', left: `${before} ${text.slice(end)}` };
      return { amountMinor, unclear: text.slice(below ? at - 1 : at, end + (range?.length ?? 0)).trim(), left: text };
    }
  }
  return spelledIn(text, digits) ?? { amountMinor: null, unclear: '', left: text };
}

/** Where no figure is the amount it may stand in words. */
function spelledIn(text: string, digits: number): AmountIn | undefined {
  const spelled = spelledAmount(text);
  if (spelled === undefined || words.MONEY_IN.test(text.slice(0, spelled.at).trimEnd())) return undefined;
  const { at, end, amount } = spelled;
  return { amountMinor: amount * 10 ** digits, unclear: '', left: `${text.slice(0, at)} ${text.slice(end)}` };
}

function figureFrom(text: string, from: number): Figure | undefined {
  const found = FIGURE.exec(text.slice(from));
  if (found === null) return undefined;
  const [whole, sign = '', written = '', scale = '', unit] = found;
  const at = from + found.index;
  const end = at + whole.trimEnd().length;
  const tail = scale === '' || unit !== undefined ? '' : (TAIL.exec(text.slice(end))?.[0] ?? '');
  return { named: sign !== '' || unit !== undefined || scale !== '', written, scale, tail, at, end: end + tail.length };
}

function minorOf({ written, scale, tail }: Figure, digits: number): number | null {
  const more = tail === '' ? '' : `.${/^\d+/.exec(tail)?.[0] ?? ''}`;
  const read = readAmountText(written.replaceAll(',', '') + more, words.SCALE_UNITS[scale.toLowerCase()] ?? 0);
  return read.kind === 'value' ? rescale(read.micro, MICRO_DIGITS, digits) : null;
}

/** Whether a figure stands for a day: 12-5, 12月5日, +3, 15号, 3天后, 周3. 12.5 is one only where it does not follow the result. */
function isDayHere(
  before: string,
  text: string,
  { on, afterResult }: { readonly on: CalendarDay; readonly afterResult: boolean },
): boolean {
  if (/(?:[+周週期拜]|next|in) ?$/i.test(before)) return true;
  if (/^\d{1,4}(?:[-/月]\d|[年月日号號天周週])/.test(text) || /^\d{1,2}(?:个|個)?(?:月|天|周|週|星期|礼拜)/.test(text))
    return true;
  if (/^\d{1,2}:\d{2}/.test(text)) return true;
  const dotted = /^\d{1,2}\.\d{1,2}(?![\d.])/.exec(text);
  return dotted !== null && !(afterResult && before.trim() === '') && readTypedDay(dotted[0], on) !== undefined;
}
