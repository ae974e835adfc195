import { type CalendarDay, monthOf } from '../../../shared/domain/calendarDay.ts';
import type { OrderDraft } from './draft.ts';

/** A day without its year: 9月1日, 9/1. */
const DAY_OF_MONTH = /^\s*(\d{1,2})\s*[-月./]\s*\d{1,2}\s*日?\s*$/u;

/** The months of which a file has bills, and none of them was taken: nothing is known of such a month. */
export function createBackMonths() {
  const taken = new Set<string>();
  const back = new Set<string>();
  /** Months of days without a year. */
  const numbers = new Set<number>();
  return {
    take: (day: CalendarDay) => void taken.add(monthOf(day)),
    giveBack: (day: CalendarDay) => void back.add(monthOf(day)),
    /** A row that is handed back, by its day, or by what stands in its place. */
    giveBackRow({ orderedOn, problems }: OrderDraft): void {
      if (orderedOn !== undefined) back.add(monthOf(orderedOn));
      const said = orderedOn === undefined ? problems.find(({ field }) => field === 'date')?.text : undefined;
      const month = DAY_OF_MONTH.exec(said ?? '')?.[1];
      if (month !== undefined) numbers.add(Number(month));
    },
    /** Oldest first. A day without its year is of the years that lie between the bills that were taken. */
    months(): string[] {
      const between = monthsBetween([...taken].sort()).filter((month) => numbers.has(Number(month.slice(5))));
      return [...new Set([...back, ...between])].filter((month) => !taken.has(month)).sort();
    },
  };
}

function monthsBetween(sorted: readonly string[]): string[] {
  const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: ordinal(last) - ordinal(first) + 1 }, (_, i) => {
    const n = ordinal(first) + i;
    return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  });
}
