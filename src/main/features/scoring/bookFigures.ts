import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { DayBook } from '../orders/dayBook.ts';
import type { DayFigures, Passes } from './dayFigures.ts';
import { emptyTotals } from './emptyTotals.ts';
import { NO_DAY } from './scoreColumns.ts';

/** The figures that the two statements of dayFigures read, from the day totals in memory; equal to theirs, as a test checks. */
export function bookFigures(book: DayBook, { window, before }: Passes): DayFigures {
  const from = toDayNumber(window.from);
  const to = toDayNumber(window.to);
  const prev = toDayNumber(before.prev);
  const figures: DayFigures = { ...emptyTotals(book.count), count: 0 };
  for (let at = 0; at < book.count; at += 1) {
    const start = book.start[at] ?? 0;
    const end = book.start[at + 1] ?? 0;
    const i = figures.count;
    // Who has no bill up to the day has no figures.
    if (start === end || (book.day[start] ?? 0) > to) continue;
    figures.count += 1;
    figures.dealerId[i] = book.dealerId[at] ?? 0;
    figures.historySince[i] = book.day[start] ?? NO_DAY;
    figures.firstOn[i] = NO_DAY;
    figures.lastOn[i] = NO_DAY;
    figures.windowFirstOn[i] = NO_DAY;
    for (let row = start; row < end; row += 1) {
      const day = book.day[row] ?? 0;
      if (day > to) break;
      const sales = book.sales[row] ?? 0;
      if (sales > 0) {
        if (figures.firstOn[i] === NO_DAY) figures.firstOn[i] = day;
        figures.lastOn[i] = day;
      }
      if (day > from) {
        if (sales > 0 && figures.windowFirstOn[i] === NO_DAY) figures.windowFirstOn[i] = day;
        figures.orders[i] = (figures.orders[i] ?? 0) + sales;
        figures.salesMinor[i] = (figures.salesMinor[i] ?? 0) + (book.salesMinor[row] ?? 0);
        figures.netMinor[i] = (figures.netMinor[i] ?? 0) + (book.netMinor[row] ?? 0);
      } else if (day > prev) figures.prevNetMinor[i] = (figures.prevNetMinor[i] ?? 0) + (book.netMinor[row] ?? 0);
    }
  }
  return figures;
}
