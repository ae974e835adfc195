/** Tables of a file that are read as one are its places: 0 the first, i + 1 the further table i. */

/** More rows than a table can have. */
const PLACE_ROWS = 2 ** 22;

/** The number of a row among all tables that are read: in the first one simply the row of the sheet. */
export function rowPlace(place: number, row: number): number {
  return place * PLACE_ROWS + row;
}

/** Which table a row stands in. */
export function placeOf(number: number): number {
  return Math.floor(number / PLACE_ROWS);
}

/** The row of its sheet. */
export function rowOf(number: number): number {
  return number % PLACE_ROWS;
}

/** The tables a file was read by, as far as they tell where a row stands. */
export interface ReadPlaces {
  sheet: string;
  /** First columns of tables side by side; null or none for a whole sheet. */
  columns?: { from: number } | null | undefined;
  moreTables: readonly { sheet: string; read: boolean; columns?: { from: number } | null | undefined }[];
}

/** Where a row stands; without a sheet where all rows stand in the same one, for then nobody asks. */
export interface RowSpot {
  sheet: string | null;
  row: number;
}

/** @param places null where nobody knows how the file was read */
export function spotOf(number: number, places: ReadPlaces | null): RowSpot {
  const place = placeOf(number);
  const row = rowOf(number);
  const isAlone = places?.moreTables.every(({ sheet, read }) => !read || sheet === places.sheet) ?? true;
  if (places === null || isAlone) return { sheet: null, row };
  return { sheet: place === 0 ? places.sheet : (places.moreTables[place - 1]?.sheet ?? null), row };
}

/** The first column of the table a row stands in, where another one that is read stands beside it; else null. */
export function besideColumn(number: number, places: ReadPlaces | null): number | null {
  if (places === null) return null;
  const { sheet, columns, moreTables } = places;
  const tables = [{ sheet, read: true, columns }, ...moreTables];
  const own = tables[placeOf(number)];
  const from = own?.columns?.from;
  if (from === undefined) return null;
  const isBeside = tables.some((table) => table.read && table.sheet === own?.sheet && table.columns?.from !== from);
  return isBeside ? from : null;
}

/** How many columns to the right of the first table the one of a row begins. */
export function columnShift(number: number, places: ReadPlaces | null): number {
  const table = places?.moreTables[placeOf(number) - 1];
  return table === undefined ? 0 : (table.columns?.from ?? 0) - (places?.columns?.from ?? 0);
}
