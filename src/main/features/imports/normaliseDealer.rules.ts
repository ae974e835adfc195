import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { MICRO_DIGITS, rescale, scaledToDecimal } from '../../../shared/domain/money.ts';
import { isBlankText, readTermDays } from '../../../shared/domain/readAmount.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import type { RegionIndex } from '../dealers/region.rules.ts';
import { clean, cleanName } from '../dealers/text.rules.ts';
import { cellText, isLostText, LONG_TEXT } from './cellText.rules.ts';
import type { DealerDraft } from './draft.ts';
import type { NumberStyle } from './numberStyle.rules.ts';
import { readContacts } from './people.rules.ts';
import { type DateOrder, readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { type OwnColumn, readOwn } from './readOwn.rules.ts';
import { isClosingTime, isExcludedName, readChannel, readType, readYesNo } from './readWord.rules.ts';
import { type Columns, columnsOf, cut, RowCells, scalesOf } from './rowCells.rules.ts';
import { BOTH_SIDES, SUPPLIER_WORDS } from './valueSynonyms.ts';

export interface DealerReaderOptions {
  mapping: Mapping;
  headers: readonly string[];
  today: CalendarDay;
  regions: RegionIndex;
  /** Power of ten of the amounts where neither header nor cell says one: `titleScale(…)`. */
  unitScale?: number;
  dateOrder?: DateOrder;
  /** How decimals are written. */
  numberStyle?: NumberStyle;
  /** Rows that the owner takes though they look like suppliers. */
  takeRows?: readonly number[];
  /** Columns that are the owner's own fields. */
  own?: readonly OwnColumn[];
  /** Digits of the currency's minor unit. */
  minorDigits?: number;
}

/** Fields that a dealer has no room for yet: kept as read, under their headers. */
const KEPT_AS_READ: readonly ImportField[] = [
  ...(['status', 'route', 'qq', 'lastVisitOn', 'lastOrderOn', 'totalAmount', 'receivable'] as const),
  ...(['bank', 'bankAccount', 'visitDays', 'visitOften', 'latitude', 'longitude'] as const),
];
/** Of these what is understood is kept: one spelling for all, whatever the list writes. */
const KEPT_DAYS: ReadonlySet<ImportField> = new Set<ImportField>(['lastVisitOn', 'lastOrderOn']);
const KEPT_AMOUNTS: ReadonlySet<ImportField> = new Set<ImportField>(['totalAmount', 'receivable']);
const TEXTS = ['shortName', 'mnemonic', 'intent', 'town', 'settlement', 'preferredTimes'] as const;
/** What a row may hold that only adds a person to the dealer above. */
const PERSON_FIELDS: ReadonlySet<ImportField> = new Set<ImportField>([
  'contact',
  'role',
  'phone',
  'wechat',
  'qq',
  'email',
  'birthday',
  'note',
]);

/** Reads rows of a dealer list, in order; never throws. Whatever can't be read stays visible in extras or problems. */
export function createDealerReader(options: DealerReaderOptions): (raw: RawRow) => DealerDraft {
  const columns = columnsOf(options.mapping, options.headers, options.numberStyle);
  const scales = scalesOf(columns, options.headers, options.unitScale ?? 0);
  const taken = new Set(options.takeRows);
  let hasDealerAbove = false;
  return (raw) => {
    const row = new RowCells(columns, raw);
    const draft: DealerDraft = {
      row: raw.row,
      contacts: readContacts(row, { today: options.today, order: options.dateOrder }),
      extras: row.extras,
      problems: row.problems,
    };
    const known = readIdentity(row, draft);
    if (!known && hasDealerAbove && draft.contacts.length > 0 && onlyAPerson(columns, raw)) draft.continues = true;
    else if (!known && !row.problems.some(({ code }) => code === 'name_lost'))
      row.report('name', 'name_missing', 'rejected', '');
    hasDealerAbove = known || draft.continues === true;
    readTexts(row, draft);
    readRegion(row, draft, options.regions);
    readKindOfDealer(row, draft, taken);
    readTerms(row, draft, scales, options);
    readOwn(row, draft, options.own ?? [], options);
    for (const field of KEPT_AS_READ) {
      if (row.has(field)) row.keep(field, understood(row, field, scales, options));
    }
    return draft;
  };
}

/** A day as a day, an amount in the file's currency as a plain decimal; undefined for what is kept as it is written. */
function understood(
  row: RowCells,
  field: ImportField,
  scales: (field: ImportField) => number,
  { dateOrder: order, minorDigits: digits = 2 }: DealerReaderOptions,
): string | undefined {
  if (KEPT_DAYS.has(field)) {
    const read = readDate(row.cell(field), order === undefined ? {} : { order });
    return read.kind === 'day' ? `${read.day} ${read.time}`.trim() : undefined;
  }
  if (!KEPT_AMOUNTS.has(field)) return undefined;
  const read = readAmount(row.figure(field), scales(field));
  return read.kind === 'value' ? scaledToDecimal(rescale(read.micro, MICRO_DIGITS, digits), digits) : undefined;
}

function readIdentity(row: RowCells, draft: DealerDraft): boolean {
  const code = row.code('code');
  const read = cleanName(row.text('name'));
  const lost = isLostText(read);
  const name = lost ? '' : read;
  const shown = name || cleanName(row.text('shortName')) || code;
  if (code !== '') draft.code = code;
  // A missing name is the code (product.md §5): retail exports name their customers by number only.
  if (name === '' && shown !== '') draft.standIn = true;
  if (shown !== '') draft.name = shown;
  else if (lost) row.report('name', 'name_lost', 'rejected', read);
  if (shown !== '' && shown === code && name === '' && row.has('name'))
    row.report('name', 'name_is_code', 'warning', cellText(row.cell('name')), { code });
  return shown !== '';
}

function onlyAPerson(columns: Columns, raw: RawRow): boolean {
  return raw.cells.every((cell, column) => {
    const field = columns.fieldAt.get(column);
    return field === undefined || PERSON_FIELDS.has(field) || isBlankText(clean(cellText(cell)));
  });
}

function readTexts(row: RowCells, draft: DealerDraft): void {
  for (const field of TEXTS) {
    const text = row.text(field);
    if (text !== '') draft[field] = text;
  }
  const grade = row.text('grade');
  // A(within 7 days) among A, B and C is an intent all the same.
  if (grade !== '' && isClosingTime(grade)) draft.intent ??= grade;
  else if (grade !== '') draft.originalGrade = grade;
  const rep = cleanName(row.text('rep'));
  // Somebody of signs alone cannot be told from any other such: the text stays as it stands.
  if (nameKey(rep) !== '') draft.rep = rep;
  else if (rep !== '') row.keep('rep');
  const channel = readChannel(row.text('preferredChannel'));
  if (channel !== undefined) draft.preferredChannel = channel;
  else if (row.text('preferredChannel') !== '') row.keep('preferredChannel');
  const taxNo = row.code('taxNo').toUpperCase();
  if (taxNo !== '') draft.taxNo = taxNo;
  const notes = row.all('note').flatMap(({ text }) => (isBlankText(text) ? [] : [text]));
  const note = cut(row, 'note', notes.join('\n'), LONG_TEXT);
  if (note !== '') draft.note = note;
}

function readRegion(row: RowCells, draft: DealerDraft, regions: RegionIndex): void {
  const addresses = row.all('address').filter(({ text }) => !isBlankText(text));
  const address = row.text('address', LONG_TEXT);
  if (address !== '') draft.address = address;
  for (const { column } of addresses.slice(1)) row.keepColumn(column);
  const hints = {
    province: row.text('province'),
    city: row.text('city'),
    district: row.text('district'),
    region: row.text('region'),
  };
  const read = regions.parseRegion(address, hints);
  for (const level of ['province', 'city', 'district'] as const) {
    const name = read[level] || hints[level];
    if (name !== '') draft[level] = name;
  }
  if (read.code !== '') draft.regionCode = read.code;
  for (const level of read.unresolved) {
    row.report(level, 'region_unknown', 'warning', hints[level]);
  }
  const area = row.text('area') || (hints.region === '' || isRegionText(regions, hints.region) ? '' : hints.region);
  if (area !== '') draft.area = area;
}

/** True where a region column names a region of the state; else it is the owner's own area, such as "the South". */
function isRegionText(regions: RegionIndex, text: string): boolean {
  const { code, rest } = regions.parseRegion(text);
  return code !== '' && rest === '';
}

function readKindOfDealer(row: RowCells, draft: DealerDraft, taken: ReadonlySet<number>): void {
  const text = row.text('type');
  const type = readType(text);
  const supplier = SUPPLIER_WORDS.test(text) && !BOTH_SIDES.test(text);
  if (type === 'unknown' && !supplier) {
    row.report('type', 'type_unknown', 'warning', text);
    row.keep('type');
  } else if (type !== undefined) {
    draft.type = type === 'unknown' ? 'other' : type;
  }
  if (supplier && !taken.has(draft.row)) row.report('type', 'supplier', 'left_out', draft.name ?? text, { type: text });
  const proposal = isExcludedName(draft.name ?? '')
    ? 'name'
    : type === 'walk_in' || isExcludedName(text)
      ? 'type'
      : undefined;
  if (proposal !== undefined) draft.proposal = proposal;
  const excluded = row.text('excluded');
  const said = readYesNo(excluded);
  if (said !== undefined) draft.excluded = said;
  else if (excluded !== '') row.keep('excluded');
}

function readTerms(
  row: RowCells,
  draft: DealerDraft,
  scales: (field: ImportField) => number,
  options: DealerReaderOptions,
): void {
  const limit = readAmount(row.figure('creditLimit'), scales('creditLimit'));
  if (limit.kind === 'value') draft.creditLimitMinor = rescale(limit.micro, MICRO_DIGITS, options.minorDigits ?? 2);
  if (limit.kind === 'unreadable') ignore(row, 'creditLimit', 'amount_ignored');
  const term = row.text('termDays');
  const days = term === '' ? undefined : readTermDays(term);
  if (days !== undefined) draft.termDays = days;
  else if (term !== '') row.keep('termDays');
  const opened = readDate(row.cell('openedOn'), options.dateOrder === undefined ? {} : { order: options.dateOrder });
  if (opened.kind === 'partial') ignore(row, 'openedOn', 'date_partial', { read: opened.text });
  if (opened.kind === 'unreadable') ignore(row, 'openedOn', 'date_ignored');
  if (opened.kind !== 'day') return;
  if (opened.day > options.today) ignore(row, 'openedOn', 'date_ignored', { read: opened.day });
  else draft.openedOn = opened.day;
}

function ignore(
  row: RowCells,
  field: ImportField,
  code: 'amount_ignored' | 'date_partial' | 'date_ignored',
  params: Record<string, string> = {},
): void {
  row.report(field, code, 'warning', clean(cellText(row.cell(field))), params);
  row.keep(field);
}
