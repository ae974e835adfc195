import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { DateOrderRule, NumberStyleRule } from '../../../shared/contract/readingRules.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { createNumberWatch, type NumberStyle } from './numberStyle.rules.ts';
import { createDateWatch, type DateOrder } from './readDate.rules.ts';
import { dateColumnOf } from './seenDates.rules.ts';

/** How a file writes its days and its figures. */
export interface Writing {
  dateOrder: DateOrder;
  numberStyle: NumberStyle;
}

interface WritingRules {
  mapping: Mapping;
  dateOrder: DateOrderRule;
  numberStyle: NumberStyleRule;
}

/** Rows further down write days or figures otherwise than the first ones: all of them are to be read anew. */
export class ReadAnew extends Error {
  readonly writing: Writing;

  constructor(writing: Writing) {
    super('the whole columns are written otherwise than their first rows');
    this.writing = writing;
  }
}

/** Gathers row by row what a file's own columns say of its writing; what the owner says goes before. */
export function createColumnWatch({ mapping, dateOrder, numberStyle }: WritingRules, today: CalendarDay) {
  const column = dateColumnOf(mapping);
  const days = createDateWatch(today);
  const numbers = createNumberWatch(mapping);
  return {
    read(row: RawRow): void {
      if (column !== undefined && dateOrder === 'auto') days.read(row.cells[column]);
      if (numberStyle === 'auto') numbers.read(row);
    },
    writing: (): Writing => ({
      dateOrder: dateOrder === 'auto' ? days.order() : dateOrder,
      numberStyle: numberStyle === 'auto' ? numbers.style() : numberStyle,
    }),
  };
}

/** True for columns that are read in the same way. */
export function isSameWriting(one: Writing, other: Writing): boolean {
  return one.dateOrder === other.dateOrder && one.numberStyle === other.numberStyle;
}
