import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import { DAY_FIELDS, type DatesSeen } from '../../../shared/contract/readingRules.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { type DateOrder, dateOrder, readDate, threeFigures } from './readDate.rules.ts';

const LONGEST_EXAMPLE = 40;
/** No month has a higher number. */
const MONTHS = 12;

/** The column by which the order of a list's days is decided. */
export function dateColumnOf(mapping: Mapping): number | undefined {
  return mapping.find(({ field }) => DAY_FIELDS.includes(field))?.column;
}

/** What speaks for the order of the days; null where every cell can be read in one way only. */
export function seenDates(samples: readonly RawRow[], mapping: Mapping, today: CalendarDay): DatesSeen | null {
  const column = dateColumnOf(mapping);
  return column === undefined
    ? null
    : seenDays(
        samples.map(({ cells }) => cells[column] ?? null),
        column,
        today,
      );
}

/** {@link seenDates} of a column's cells. */
export function seenDays(cells: readonly Cell[], column: number, today: CalendarDay): DatesSeen | null {
  const example = cells.find(isTwofold);
  if (example === undefined) return null;
  const order = dateOrder(cells, today);
  const speaker = cells.find((cell) => speaksFor(cell, order));
  return {
    column,
    order,
    speaker: speaker === undefined ? null : shown(speaker),
    example: shown(example),
    reads: readsOf(example),
  };
}

function shown(cell: Cell): string {
  return cellText(cell).trim().slice(0, LONGEST_EXAMPLE);
}

function readsOf(cell: Cell): DatesSeen['reads'] {
  const read = (order: DateOrder) => {
    const date = readDate(cell, { order });
    return date.kind === 'day' ? date.day : null;
  };
  return { dmy: read('dmy'), mdy: read('mdy'), ymd: read('ymd') };
}

function isTwofold(cell: Cell): boolean {
  if (threeFigures(cell) === undefined) return false;
  const { dmy, mdy, ymd } = readsOf(cell);
  return new Set([dmy, mdy, ymd].filter((day) => day !== null)).size > 1;
}

/** A first or second figure above twelve is a day, whatever stands last. */
function speaksFor(cell: Cell, order: DateOrder): boolean {
  const figures = threeFigures(cell);
  if (figures === undefined) return false;
  const [a, b] = figures.map(Number);
  if (order === 'dmy') return (a ?? 0) > MONTHS;
  return order === 'mdy' && (b ?? 0) > MONTHS;
}
