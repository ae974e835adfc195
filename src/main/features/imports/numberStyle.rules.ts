import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import { FIGURE_FIELDS, type NumbersSeen } from '../../../shared/contract/readingRules.ts';
import { foldCode } from '../../../shared/domain/foldText.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { readQuantity } from './readNumber.rules.ts';

/** How a file writes decimals: 1,234.56 or 1.234,56. `unclear` refuses what could be either. */
export type NumberStyle = 'point' | 'comma' | 'unclear';

/** No figure is longer. */
const LONGEST = 80;
const LONGEST_EXAMPLE = 40;
/** A few cells of the other kind among so many are slips. */
const HABIT = 0.95;
/** The figure in a text: digits with the marks that part them. */
const FIGURE = /\d(?:[\d.,'\u2019\u00a0\u202f ]*\d)?/g;
/** One look at the commonest cells of a text file. */
const HAS_MARK = /[.,\uff0c\uff0e]/;
const PLAIN_POINT = /^\d+\.\d{1,2}$/;
const MARKED = /\d[.,'\u2019]\d/;

/** Forms that are nothing but a decimal comma, or dots between thousands: 1.234,56 12,5 0,125 1.234.567 1 234,5. */
const COMMA_ONLY = [
  /^\d{1,3}(?:[.' ]\d{3})+,\d+$/,
  /^\d+,\d{1,2}$/,
  /^\d+,\d{5,}$/,
  /^0\d*,\d+$/,
  /^\d{5,},\d+$|^\d{4,},\d{1,3}$/,
  /^\d{1,3}(?:\.\d{3}){2,}$/,
];
/** Forms that are nothing but a decimal point, or commas between thousands: 1,234.56 12.5 0.125 1,234,567 1234.567. */
const POINT_ONLY = [
  /^\d{1,3}(?:[,' ]\d{3})+\.\d+$/,
  /^\d{1,4}(?:,\d{4})+\.\d+$/,
  /^\d+\.\d{1,2}$/,
  /^\d+\.\d{4,}$/,
  /^0\d*\.\d+$/,
  /^\d{4,}\.\d+$/,
  /^\d{1,3}(?:,\d{3}){2,}$/,
  /^\d{1,4}(?:,\d{4}){2,}$/,
];
/** Forms that are one amount with a decimal comma and another one with a thousands mark: 2.500 1,234 1,2345. */
const EITHER = [/^[1-9]\d{0,2}[.,]\d{3}$/, /^\d{1,4},\d{4}$/];

const is = (forms: readonly RegExp[], figure: string) => forms.some((form) => form.test(figure));

/** The figure of a text with its place; undefined where there is none, or more than one. */
function figureIn(text: string): { figure: string; at: number; length: number } | undefined {
  const found = [...text.matchAll(FIGURE)];
  const [first] = found;
  if (first === undefined || found.length > 1) return undefined;
  const figure = first[0].replace(/[\u2019']/g, "'").replace(/[\u00a0\u202f]/g, ' ');
  return { figure, at: first.index, length: first[0].length };
}

/**
 * A cell in the form that amounts are read in, 1234.56. Only a text of a file that writes decimal commas is changed; one
 * that could be either where nothing tells is no figure at all.
 */
export function inPoints(cell: Cell | undefined, style: NumberStyle): Cell | undefined {
  if (style === 'point' || typeof cell !== 'string' || cell.length > LONGEST) return cell;
  const text = foldCode(cell);
  const found = MARKED.test(text) ? figureIn(text) : undefined;
  if (found === undefined || is(POINT_ONLY, found.figure)) return cell;
  if (style === 'unclear' && is(EITHER, found.figure)) return { error: cell };
  const pointed = pointedOf(found.figure, style);
  if (pointed === undefined) return cell;
  return text.slice(0, found.at) + pointed + text.slice(found.at + found.length);
}

function pointedOf(figure: string, style: NumberStyle): string | undefined {
  if (style === 'unclear' && !is(COMMA_ONLY, figure)) return undefined;
  if (!/^\d{1,3}(?:[.' ]\d{3})+(?:,\d*)?$|^\d+,\d*$/.test(figure)) return undefined;
  return figure.replace(/[.' ]/g, '').replace(',', '.');
}

/** Columns by which the writing of a list's figures is decided. */
export function figureColumnsOf(mapping: Mapping): number[] {
  return mapping.filter(({ field }) => FIGURE_FIELDS.includes(field)).map(({ column }) => column);
}

/** Gathers what cells say of the writing, one after another. */
export function createStyleWatch() {
  const seen = { comma: 0, point: 0 };
  const first: { comma?: Spoken; point?: Spoken; either?: Spoken } = {};
  const look = (cell: Cell | undefined, column: number): void => {
    if (typeof cell !== 'string' || cell.length > LONGEST || !HAS_MARK.test(cell)) return;
    if (PLAIN_POINT.test(cell)) {
      seen.point += 1;
      first.point ??= { column, text: cell };
      return;
    }
    const figure = figureIn(foldCode(cell))?.figure;
    if (figure === undefined) return;
    if (is(COMMA_ONLY, figure)) {
      seen.comma += 1;
      first.comma ??= { column, text: cell };
    } else if (is(POINT_ONLY, figure)) {
      seen.point += 1;
      first.point ??= { column, text: cell };
    } else if (is(EITHER, figure)) first.either ??= { column, text: cell };
  };
  const style = (): NumberStyle => {
    if (seen.comma === 0) return 'point';
    const share = seen.comma / (seen.comma + seen.point);
    return share >= HABIT ? 'comma' : share <= 1 - HABIT ? 'point' : 'unclear';
  };
  return {
    look,
    style,
    /** A cell that speaks for each, and one that could be either. */
    first: first as Readonly<typeof first>,
  };
}

/** Gathers what the cells of all columns of figures say of the writing, row by row. */
export function createNumberWatch(mapping: Mapping) {
  const columns = figureColumnsOf(mapping);
  const { look, style, first } = createStyleWatch();
  return {
    read({ cells }: RawRow): void {
      for (const column of columns) look(cells[column], column);
    },
    style,
    /** What is told before the check; null where every figure can be read in one way only. */
    seen(): NumbersSeen | null {
      const shown = first.either ?? first.comma;
      if (shown === undefined) return null;
      const text = (spoken: Spoken | undefined) => spoken?.text.trim().slice(0, LONGEST_EXAMPLE) ?? null;
      const found = style();
      const own = found === 'point' ? first.point : first.comma;
      const other = found === 'point' ? first.comma : first.point;
      return {
        column: shown.column,
        style: found,
        speaker: text(own),
        against: text(other),
        example: text(shown) ?? '',
        reads: { point: readAs(shown.text, 'point'), comma: readAs(shown.text, 'comma') },
      };
    },
  };
}

interface Spoken {
  column: number;
  text: string;
}

/** A figure as it would be read; null where it would be none. */
function readAs(text: string, style: NumberStyle): string | null {
  const read = readQuantity(inPoints(text, style));
  return read.kind === 'value' ? scaledToDecimal(read.micro, MICRO_DIGITS).replace(/\.?0+$/, '') : null;
}
