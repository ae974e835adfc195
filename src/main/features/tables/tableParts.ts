import type { ChannelOfKind, Input, Output } from '../../../shared/contract/index.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import type { OutKind, OutSheet, OutValue } from '../../spreadsheets/outgoing.ts';

/** Asks what the window asks, as whoever exports: what is hidden from him on a page is hidden in its export. */
export type Ask = <C extends ChannelOfKind<'query'>>(channel: C, input: Input<C>) => Promise<Output<C>>;

/** What every table is written with. */
export interface TableEnv {
  ask: Ask;
  t: T;
  /** Decimals of the file's currency. */
  digits: number;
  /** Province, city and county of a GB/T 2260 code, in one. */
  regionName(code: string): string;
  /** The day it is. */
  today: CalendarDay;
}

/** A column: its header, what it holds, the value of a row; a width where the usual one is too narrow, the grid's name for it. */
export type Column<R> = readonly [
  header: TextKey,
  kind: OutKind,
  value: (row: R) => OutValue,
  width?: number | undefined,
  id?: string,
];

/** A table whose columns a grid knows by name, so that those on show can be chosen. */
export interface GridSheet extends OutSheet {
  ids?: readonly string[];
}

/** Rows asked for at a time. */
const PAGE = 200;

export function sheetOf<R>(
  t: T,
  name: TextKey,
  columns: readonly Column<R>[],
  rows: AsyncIterable<R> | Iterable<R>,
): GridSheet {
  async function* values(): AsyncGenerator<OutValue[]> {
    for await (const row of rows) yield columns.map(([, , value]) => value(row));
  }
  return {
    name: t(name),
    columns: columns.map(([header, kind, , width]) => ({
      header: t(header),
      kind,
      ...(width === undefined ? {} : { width }),
    })),
    rows: values(),
    ids: columns.map(([, , , , id]) => id ?? ''),
  };
}

/** The columns that a grid shows, in its order; all of them where it says nothing, or nothing that the table knows. */
export function chosenColumns(sheet: GridSheet, wanted: readonly string[] | undefined): OutSheet {
  const { ids = [], columns, rows } = sheet;
  const places = (wanted ?? []).flatMap((id) => ids.flatMap((known, place) => (known === id ? [place] : [])));
  if (places.length === 0) return sheet;
  async function* chosen(): AsyncGenerator<OutValue[]> {
    for await (const row of rows) yield places.map((place) => row[place] ?? null);
  }
  return { ...sheet, columns: places.flatMap((place) => columns[place] ?? []), rows: chosen() };
}

/** All rows of a list that is answered a page at a time. */
export async function* paged<R>(
  page: (at: { offset: number; limit: number }) => Promise<readonly R[]>,
  limit = PAGE,
): AsyncGenerator<R> {
  for (let offset = 0; ; offset += limit) {
    const rows = await page({ offset, limit });
    yield* rows;
    if (rows.length < limit) return;
  }
}

/** The rows of one answer. */
export async function* once<R>(answer: () => Promise<readonly R[]>): AsyncGenerator<R> {
  yield* await answer();
}

/** Minor units as a number of the currency's unit, for a column of kind `money`. */
export function amountIn({ digits }: TableEnv): (minor: number | null | undefined) => number | null {
  return (minor) => (minor === null || minor === undefined ? null : Number((minor / 10 ** digits).toPrecision(15)));
}

/** Quantities and prices. */
export function microText(micro: number | null | undefined): number | null {
  return micro === null || micro === undefined ? null : Number((micro / 1_000_000).toPrecision(15));
}

/** This PC's time. */
export function momentText(at: number | null): string {
  if (at === null) return '';
  const moment = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
