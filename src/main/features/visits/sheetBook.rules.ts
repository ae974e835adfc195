import { type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { VisitSheetId } from '../../../shared/domain/ids.ts';
import { readAmountText, readMoneyText } from '../../../shared/domain/readAmount.ts';
import { spelledAmount } from '../../../shared/domain/spelledAmount.ts';
import { readPastDay, readTypedDay } from '../../../shared/domain/typedDay.ts';
import { GivenResult, type ResultProblem } from '../../../shared/domain/visitResults.ts';
import { MISSED_WORDS, RESULT_WORDS } from '../../../shared/domain/visitTextSynonyms.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { BOOK_BESIDE, BOOK_HEADERS, BOOK_MISSED, BOOK_MOVED, BOOK_REASONS } from './sheetBookSynonyms.ts';

export type BookField = keyof typeof BOOK_HEADERS;
export type BookColumns = Partial<Record<BookField, number>>;
/** Further columns with the header of one that was found already. */
export type DoubledColumns = Partial<Record<BookField, number[]>>;

/** Columns that a rep fills in; a row without any of them says nothing. */
const ANSWERS: readonly BookField[] = [
  'result',
  'doneOn',
  'timeIn',
  'timeOut',
  'person',
  'amount',
  'competitor',
  'product',
  'price',
  'nextOn',
  'nextStep',
  'reason',
  'movedTo',
  'note',
];
/** Columns that say whose row it is. */
const KEYS: readonly BookField[] = ['sheet', 'line', 'code', 'name'];
/** What a row cannot say besides what became of its visit. */
const AGAINST: Readonly<Record<GivenResult['what'], readonly BookField[]>> = {
  done: ['reason', 'movedTo'],
  missed: ['movedTo', 'amount', 'timeIn', 'timeOut'],
  moved: ['amount', 'timeIn', 'timeOut'],
};
/** So far down the row of headers is looked for: people write above. */
export const HEADER_WITHIN = 30;

interface FoundColumns {
  header: number;
  columns: BookColumns;
  doubled: DoubledColumns;
  /** Columns with a header that is none of ours, and what it says: what stands in them is not read. */
  others: ReadonlyMap<number, string>;
}

/** Finds the headers of a table by their words, wherever columns were moved to or put in between. */
export function bookColumns(rows: readonly RawRow[]): FoundColumns & { missing: BookField[] } {
  let best: FoundColumns = { header: -1, columns: {}, doubled: {}, others: new Map() };
  for (const { row, cells } of rows.slice(0, HEADER_WITHIN)) {
    const found = headersOf(cells);
    if (Object.keys(found.columns).length > Object.keys(best.columns).length) best = { header: row, ...found };
  }
  const { columns } = best;
  const missing: BookField[] = [];
  if (columns.sheet === undefined) missing.push('sheet');
  if (columns.line === undefined && columns.code === undefined && columns.name === undefined) missing.push('line');
  if (columns.result === undefined) missing.push('result');
  return { ...best, missing };
}

function headersOf(cells: readonly Cell[]): Omit<FoundColumns, 'header'> {
  const columns: BookColumns = {};
  const doubled: DoubledColumns = {};
  const others = new Map<number, string>();
  const fields = Object.entries(BOOK_HEADERS) as [BookField, RegExp][]; // its own keys
  for (const [column, cell] of cells.entries()) {
    const text = plain(textOf(cell));
    const field = fields.find(([name, pattern]) => columns[name] === undefined && pattern.test(text))?.[0];
    if (field !== undefined) columns[field] = column;
    else {
      const again = fields.find(([, pattern]) => pattern.test(text))?.[0];
      if (again !== undefined) doubled[again] = [...(doubled[again] ?? []), column];
      else if (text !== '' && !BOOK_BESIDE.test(text)) others.set(column, textOf(cell).slice(0, 100));
    }
  }
  return { columns, doubled, others };
}

export interface BookOf {
  table: string;
  columns: BookColumns;
  doubled: DoubledColumns;
  /** What the header of a column says. */
  titleOf(field: BookField): string;
  /** The day each sheet is for. */
  dayOf(sheetId: number): CalendarDay | undefined;
  today: CalendarDay;
  digits: number;
}

/** Which of the columns that are not read have something in a row. */
export function filledOthers(row: RawRow, others: FoundColumns['others']): string[] {
  return [...others].filter(([column]) => textOf(row.cells[column] ?? null) !== '').map(([, title]) => title);
}

/** One row of a workbook as a result; undefined for one that says nothing. @param at its number among all that came back */
export function bookRow(row: RawRow, at: number, of: BookOf): GivenResult | undefined {
  const cell = (field: BookField): Cell => {
    const column = of.columns[field];
    return column === undefined ? null : (row.cells[column] ?? null);
  };
  const text = (field: BookField) => textOf(cell(field));
  /** Of columns that stand twice, those that say different things in this row. */
  const tornOf = (fields: readonly BookField[]) =>
    fields.filter((field) =>
      of.doubled[field]?.some((column) => {
        const other = textOf(row.cells[column] ?? null);
        return other !== '' && other !== text(field);
      }),
    );
  const torn = tornOf(ANSWERS);
  if (torn.length === 0 && ANSWERS.every((field) => text(field) === '')) return undefined;
  // The headers once more, as on a second page.
  if (KEYS.concat('result').every((field) => text(field) === '' || BOOK_HEADERS[field].test(plain(text(field)))))
    return undefined;
  torn.push(...tornOf(KEYS));
  const problems: ResultProblem[] = [];
  const bad = (code: ResultProblem['code'], field: BookField) => {
    problems.push({ code, text: text(field).slice(0, 300) });
    return null;
  };
  const sheet = wholeOf(text('sheet'));
  if (sheet === undefined) bad('unknownSheet', 'sheet');
  const line = text('line') === '' ? null : (wholeOf(text('line')) ?? bad('unknownLine', 'line'));
  const base = (sheet === undefined ? undefined : of.dayOf(sheet)) ?? of.today;
  const day = (field: BookField) =>
    text(field) === '' ? null : (dayOf(cell(field), base, field) ?? bad('dayUnclear', field));
  const time = (field: BookField) =>
    text(field) === '' ? '' : (timeOf(cell(field)) ?? bad('timeUnclear', field) ?? '');
  const movedTo = day('movedTo');
  const said = kindOf(text('result'), text('reason'), movedTo);
  if (said === undefined) bad('resultUnclear', 'result');
  const against = said === undefined ? [] : AGAINST[said.what].map(text).filter((each) => each !== '');
  if (against.length > 0)
    problems.push({
      code: 'contradicts',
      text: [text('result'), ...against].filter(Boolean).join(' · ').slice(0, 300),
    });
  for (const field of torn) problems.push({ code: 'doubled', text: of.titleOf(field) });
  const dealer = text('code') || text('name');
  return GivenResult.parse({
    row: at,
    where: `${of.table} ${row.row}`,
    sheetId: sheet === undefined ? null : VisitSheetId.parse(sheet),
    line,
    dealerText: line === null ? dealer.slice(0, 200) : '',
    beside: [text('code'), text('name')].filter((each) => each !== '').map((each) => each.slice(0, 200)),
    ...(said ?? {}),
    doneOn: day('doneOn'),
    timeIn: time('timeIn'),
    timeOut: time('timeOut'),
    person: text('person').slice(0, 100),
    amountMinor: amountOf(text('amount'), of.digits, () => bad('amountUnclear', 'amount')),
    market: marketOf(text('product'), text('competitor'), text('price'), () => bad('priceUnclear', 'price')),
    nextOn: day('nextOn'),
    nextStep: text('nextStep').slice(0, 200),
    movedTo,
    body: text('note').slice(0, 2000),
    problems,
  });
}

function kindOf(
  result: string,
  reason: string,
  movedTo: CalendarDay | null,
): Pick<GivenResult, 'what' | 'result' | 'reason' | 'reasonText'> | undefined {
  const word = plain(result);
  const why = reasonOf(reason);
  if (BOOK_MOVED.test(word) || (word === '' && movedTo !== null)) return { what: 'moved', result: null, ...why };
  if (BOOK_MISSED.test(word) || (word === '' && reason !== '')) return { what: 'missed', result: null, ...why };
  if (word === '') return { what: 'done', result: null, reason: null, reasonText: '' };
  const found = RESULT_WORDS.find(([, pattern]) => pattern.test(word))?.[0];
  return found === undefined ? undefined : { what: 'done', result: found, reason: null, reasonText: '' };
}

/** A reason of the list, else one that its words stand for; what is neither is kept as it is. */
function reasonOf(text: string): Pick<GivenResult, 'reason' | 'reasonText'> {
  if (text === '') return { reason: null, reasonText: '' };
  const word = plain(text);
  const exact = BOOK_REASONS.find(([, pattern]) => pattern.test(word))?.[0];
  if (exact !== undefined) return { reason: exact, reasonText: '' };
  const meant = MISSED_WORDS.find(([, pattern]) => pattern.test(word))?.[0];
  return { reason: meant ?? 'other', reasonText: text.slice(0, 200) };
}

function amountOf(text: string, digits: number, bad: () => null): number | null {
  const read = readMoneyText(text, digits);
  if (read.kind === 'blank') return null;
  if (read.kind === 'value') return read.minor >= 0 ? read.minor : bad();
  const spelled = spelledAmount(text);
  return spelled !== undefined && spelled.at === 0 && spelled.end === text.length
    ? spelled.amount * 10 ** digits
    : bad();
}

function marketOf(product: string, competitor: string, price: string, bad: () => null): GivenResult['market'] {
  if (product === '' && competitor === '' && price === '') return null;
  const read = readAmountText(price);
  const priceMicro = read.kind === 'value' && read.micro >= 0 ? read.micro : read.kind === 'blank' ? null : bad();
  return { product: product.slice(0, 200), competitor: competitor.slice(0, 200), priceMicro };
}

/** A day on which something was done is told after the sheet's own, but not much: of two readings the one nearer to it. */
function dayOf(cell: Cell, base: CalendarDay, field: string): CalendarDay | undefined {
  if (typeof cell === 'object' && cell !== null && 'day' in cell) return cell.day;
  const ahead = readTypedDay(textOf(cell), base)?.day;
  if (field !== 'doneOn') return ahead;
  const behind = readPastDay(textOf(cell), base)?.day ?? ahead;
  if (ahead === undefined || behind === undefined) return behind;
  return daysBetween(behind, base) <= daysBetween(base, ahead) ? behind : ahead;
}

/** 9:30, 0930, 9点半, a clock cell or a part of a day. */
function timeOf(cell: Cell): string | undefined {
  if (typeof cell === 'object' && cell !== null && 'time' in cell) return cell.time.slice(0, 5) || '00:00';
  if (typeof cell === 'number' && cell >= 0 && cell < 1) {
    // Seconds before midnight are no 24:00.
    const minutes = Math.min(1439, Math.round(cell * 1440));
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }
  const text = plain(textOf(cell));
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  if (hours !== undefined && Number(hours) < 24 && Number(minutes) < 60) return `${hours.padStart(2, '0')}:${minutes}`;
  return readTypedDay(text, '2000-01-03')?.time || undefined;
}

/** A whole number however it is written: 12, 12.0, No. 12, １２. */
function wholeOf(text: string): number | undefined {
  const found = /^(?:no\.? ?|#|第)?(\d{1,9})(?:\.0+)?(?:号|行)?$/.exec(plain(text));
  return found === null || Number(found[1]) === 0 ? undefined : Number(found[1]);
}

function textOf(cell: Cell): string {
  if (cell === null || typeof cell === 'boolean') return '';
  if (typeof cell === 'object') return 'error' in cell ? cell.error : [cell.day, cell.time].filter(Boolean).join(' ');
  return String(cell).trim();
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}
