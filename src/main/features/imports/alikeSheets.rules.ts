import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { TableBelow } from '../../../shared/contract/importSurvey.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import {
  type HeadingColumn,
  isSamePlace,
  type MoreTable,
  type SheetRule,
  type TableColumns,
} from '../../../shared/contract/importTables.ts';
import type { SeenTable, TableWhy } from '../../../shared/contract/seenTables.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { BookHead } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { type FirstTable, moveOf } from './alikeTable.rules.ts';
import { isHandedBack } from './headerKey.rules.ts';
import { createRowClassifier } from './headerRow.rules.ts';
import { createNumberWatch, inPoints } from './numberStyle.rules.ts';
import { olderStates } from './olderSheets.rules.ts';
import type { Move } from './otherTable.rules.ts';
import { type DateOrder, readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { dateColumnOf, seenDates } from './seenDates.rules.ts';
import { SUMMARY_SHEET } from './sheetSynonyms.ts';
import { within } from './sideTables.rules.ts';
import { createTableList, EVERY_ROW, tableAbove } from './tableList.rules.ts';

type Head = BookHead['sheets'][number];

/** A sheet, or one of several tables side by side in it, as it would be read by itself. */
export interface SheetLook {
  sheet: Head;
  headerRow: number;
  headerRows: number;
  headers: readonly string[];
  /** What its columns say that it is, whatever the owner says of the file. */
  guessed: ImportKind;
  /** Columns of one of several tables side by side in it; null for the sheet as one table. */
  cut: { columns: TableColumns | null };
}

/** The sheet that is read first, and how. */
export interface FirstLook extends SheetLook {
  kind: ImportKind;
  mapping: Mapping;
  unitScale: number;
  headingColumn: HeadingColumn | null;
}

/** What of a sheet decides whether it is proposed. */
interface Measured {
  rows: RawRow[];
  from: CalendarDay | null;
  to: CalendarDay | null;
  /** Sum of the amounts × 10⁻⁶; null where not all of them are known. */
  sumMicro: number | null;
  order: DateOrder | null;
}

/**
 * The tables of every other sheet held against the one that is read first: which can be read along with it, which are
 * proposed to be, and why. Nothing is proposed that might count the same twice: summaries, copies, balances of other days.
 * @param rule what a recipe remembers of earlier files
 */
export function alikeSheets(
  first: FirstLook,
  others: readonly SheetLook[],
  rule: SheetRule | null,
  today: CalendarDay,
): SeenTable[] {
  const own = measured(first, (row) => row, first, today);
  const held = others.map((look) => hold(look, first, own, today));
  const measures = [own, ...held.map(({ measure }) => measure)];
  const doubled = doublesOf(measures, dateColumnOf(first.mapping) !== undefined);
  const states = [first, ...others].map(({ sheet }, at) => ({ name: sheet.name, rows: measures[at]?.rows ?? [] }));
  for (const at of olderStates(states, first.mapping)) if (at > 0 && !doubled.has(at)) doubled.set(at, 'copy');
  return held.map(({ look, why: found, measure, below }, at): SeenTable => {
    const { sheet, headerRow, headerRows, cut } = look;
    const why = found === 'alike' ? choiceOf(look, first, rule, doubled.get(at + 1)) : found;
    return {
      ...{ sheet: sheet.name, headerRow, headerRows, columns: cut.columns },
      read: why === 'alike',
      why,
      rows: measure?.rows.length ?? 0,
      more: sheet.more,
      from: measure?.from ?? null,
      to: measure?.to ?? null,
      below,
    };
  });
}

/** True for the table that such a reading is of. */
export function isTableOf(
  { sheet, cut }: Pick<SheetLook, 'sheet' | 'cut'>,
  table: Pick<MoreTable, 'sheet' | 'columns'>,
): boolean {
  return isSamePlace({ sheet: sheet.name, columns: cut.columns }, table);
}

/** Rows of the sheets that are read along, below the columns of the first one: they speak for rules of reading too. */
export function rowsAlong(first: FirstLook, others: readonly SheetLook[], tables: readonly SeenTable[]): RawRow[] {
  return tables.flatMap((table) => {
    const look = others.find((each) => isTableOf(each, table));
    const found = look && table.read ? moveOf(look.sheet.rows, placeOf(look), tableOf(first)) : undefined;
    return look !== undefined && found !== undefined && 'move' in found ? rowsBelow(look, found.move) : [];
  });
}

/** Sheets that were read together the last time and are not there any more; none where the file has other sheets altogether. */
export function goneSheets(rule: SheetRule | null, { sheets }: BookHead): string[] {
  if (rule === null || rule.known.length < 2) return [];
  const gone = rule.known.filter((name) => !sheets.some((sheet) => sheet.name === name));
  return gone.length === rule.known.length ? [] : gone;
}

/** True for the name of a sheet that holds what the others hold. */
export function isSummaryName(name: string): boolean {
  return SUMMARY_SHEET.test(name);
}

/** Where its header stands; what a reading calls columns are its fields. */
function placeOf({ headerRow, headerRows, cut }: SheetLook) {
  return { headerRow, headerRows, columns: cut.columns };
}

function tableOf({ kind, mapping, headers, unitScale, headingColumn }: FirstLook): FirstTable {
  return { kind, mapping, headers, unitScale, headingColumn };
}

function hold(look: SheetLook, first: FirstLook, own: Measured, today: CalendarDay) {
  const not = (why: TableWhy) => ({ look, why, measure: undefined, below: [] });
  if (look.sheet.error !== null) return not('damaged');
  if (look.sheet.rows.length === 0) return not('empty');
  const found = moveOf(look.sheet.rows, placeOf(look), tableOf(first));
  if ('unlike' in found) return not(found.unlike);
  if (look.guessed !== first.guessed) return not('kind');
  // Rows that were handed back lie beside lists of what was passed over.
  if (isHandedBack(look.headers) !== isHandedBack(first.headers)) return not('columns');
  const measure = measured(look, found.move, first, today);
  if (measure.rows.length === 0) return not('empty');
  if (measure.order !== null && own.order !== null && measure.order !== own.order) return not('dateOrder');
  return { look, why: 'alike' as const, measure, below: tablesIn(look, found.move, first) };
}

/** The tables above and below the one of a look, as far as its rows were looked at. */
function tablesIn(look: SheetLook, move: Move, first: FirstLook): TableBelow[] {
  const { kind, mapping, headers, headingColumn } = first;
  const { sheet, headerRow, headerRows, cut } = look;
  const own = sheet.rows.map(within(cut.columns));
  const { sieve, tables } = createTableList(
    { ...EVERY_ROW, kind, mapping, headerRow, headerRows, headingColumn },
    headers,
  );
  const read = own.map((row) => (row.row < headerRow ? row : move(row)));
  for (const [at, row] of read.entries()) sieve(row, () => read[at + 1]);
  return [...tableAbove(own, look), ...tables()];
}

/** Of a sheet that can be read along, whether it is proposed. */
function choiceOf(
  { sheet }: SheetLook,
  first: FirstLook,
  rule: SheetRule | null,
  doubled: 'summary' | 'copy' | 'inFirst' | undefined,
): TableWhy {
  if (rule?.leftOut.includes(sheet.name) || rule?.read === 'one') return 'leftOut';
  if (rule?.known.includes(sheet.name)) return 'alike';
  if (sheet.hidden) return 'hidden';
  if (doubled === 'copy') return 'copy';
  if (doubled !== undefined || isSummaryName(sheet.name) || isSummaryName(first.sheet.name)) return 'summary';
  return hasTrait(first.kind, 'asOf') || hasTrait(first.kind, 'totalPeriod') ? 'ownDay' : 'alike';
}

function rowsBelow({ sheet, headerRow, headerRows, cut }: SheetLook, move: Move): RawRow[] {
  const own = within(cut.columns);
  return sheet.rows.filter(({ row }) => row >= headerRow + headerRows).map((row) => move(own(row)));
}

function measured(look: SheetLook, move: Move, first: FirstLook, today: CalendarDay): Measured {
  const { mapping, headers } = first;
  const classify = createRowClassifier(headers, mapping);
  const rows = rowsBelow(look, move).filter((row) => classify(row) === 'data');
  const seen = seenDates(rows, mapping, today);
  const order = seen?.speaker == null ? null : seen.order;
  const column = dateColumnOf(mapping);
  const days = rows.flatMap(({ cells }) => {
    const read = column === undefined ? undefined : readDate(cells[column], order === null ? {} : { order });
    return read?.kind === 'day' ? [read.day] : [];
  });
  const sorted = days.sort();
  return {
    rows,
    from: sorted[0] ?? null,
    to: sorted.at(-1) ?? null,
    sumMicro: look.sheet.more ? null : sumOf(rows, mapping),
    order,
  };
}

function sumOf(rows: readonly RawRow[], mapping: Mapping): number | null {
  const column = mapping.find(({ field }) => field === 'amountWithTax' || field === 'amount')?.column;
  if (column === undefined) return null;
  const numbers = createNumberWatch(mapping);
  for (const row of rows) numbers.read(row);
  const style = numbers.style();
  return rows.reduce((sum, { cells }) => {
    const read = readAmount(inPoints(cells[column], style));
    return sum + (read.kind === 'value' ? read.micro : 0);
  }, 0);
}

/**
 * Which sheets hold what others hold: one whose amounts come to those of all others is their summary, one that is the same
 * in rows, days and amount as an earlier one its copy. Where it is the first sheet that sums up, all others are in it.
 * @returns by place, 0 the first sheet
 */
function doublesOf(
  measures: readonly (Measured | undefined)[],
  dated: boolean,
): Map<number, 'summary' | 'copy' | 'inFirst'> {
  const known = measures.flatMap((measure, at) =>
    measure === undefined || measure.sumMicro === null || measure.sumMicro === 0
      ? []
      : [{ at, sum: measure.sumMicro, measure }],
  );
  const doubles = new Map<number, 'summary' | 'copy' | 'inFirst'>();
  // Days that are not known, such as those without a year, are not the same days.
  const isSame = (a: Measured, b: Measured) =>
    (!dated || a.from !== null) &&
    a.rows.length === b.rows.length &&
    a.from === b.from &&
    a.to === b.to &&
    a.sumMicro === b.sumMicro;
  known.forEach(({ at, measure }, i) => {
    if (known.slice(0, i).some((other) => isSame(other.measure, measure))) doubles.set(at, 'copy');
  });
  const once = known.filter(({ at }) => !doubles.has(at));
  const all = once.reduce((total, { sum }) => total + sum, 0);
  const summary = once.length < 3 ? undefined : once.find(({ sum }) => sum * 2 === all);
  if (summary?.at === 0) for (const { at } of once) doubles.set(at, 'inFirst');
  else if (summary !== undefined) doubles.set(summary.at, 'summary');
  return doubles;
}
