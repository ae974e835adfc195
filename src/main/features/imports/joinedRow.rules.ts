import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { JoinedRule } from '../../../shared/contract/importRules.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import { extraField } from '../../../shared/domain/extras.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { clean } from '../dealers/text.rules.ts';
import { cellText } from './cellText.rules.ts';
import type { DealerDraft } from './draft.ts';
import { dayOfSerial } from './readDate.rules.ts';
import { normaliseGrade } from './readWord.rules.ts';

/** What a row says in one of its columns. */
export interface SaidValue {
  row: number;
  /** Null for a column without a field; then its header stands before the text. */
  field: ImportField | null;
  text: string;
  /** What decides whether two rows say the same. */
  meaning: unknown;
  /** False for what could not be read, or is kept as it stands: whatever could be read counts before it. */
  read: boolean;
}

/** The values of a dealer's rows that count, by where they stand. */
export type SaidValues = Map<string, SaidValue>;

/** A value of a further row of one dealer that is not what an earlier row says. */
export interface Difference {
  field: ImportField | null;
  /** The earlier row and what it says. */
  row: number;
  kept: string;
  text: string;
  /** True where the further row is the one that counts. */
  replaces: boolean;
}

/** Name and code decided that the rows are one dealer; people and notes of further rows are added, not compared. */
const NOT_COMPARED: ReadonlySet<ImportField> = new Set<ImportField>([
  ...(['name', 'code', 'contact', 'role', 'phone', 'wechat', 'email', 'birthday', 'note'] as const),
]);
/** Columns of days: a number there is told as the day that it is. */
const DAYS: ReadonlySet<ImportField> = new Set<ImportField>(['openedOn', 'lastVisitOn', 'lastOrderOn']);
/** Where the draft's word is not the field's. */
const DRAFT_WORDS: Partial<Record<ImportField, keyof DealerDraft>> = {
  grade: 'originalGrade',
  creditLimit: 'creditLimitMinor',
};

/** What a row says, blank cells apart. */
export function valuesOf(raw: RawRow, draft: DealerDraft, mapping: Mapping): SaidValues {
  const { row } = raw;
  const values: SaidValues = new Map();
  for (const { column, field } of mapping) {
    const text = shown(raw, column, DAYS.has(field));
    if (NOT_COMPARED.has(field) || text === '') continue;
    const word = DRAFT_WORDS[field] ?? field;
    const read = word in draft;
    const value = read ? draft[word as keyof DealerDraft] : text;
    values.set(`column:${column}`, { row, field, text, meaning: meaning(field, value), read });
  }
  for (const [header, text] of Object.entries(draft.extras)) {
    // Mapped columns that are kept as read have been named above.
    if (extraField(header) !== undefined || isBlankText(text)) continue;
    const told = `${header} ${text}`;
    values.set(`extra:${header}`, { row, field: null, text: told, meaning: lettersOf(text), read: true });
  }
  for (const { fieldId, name, value } of draft.own ?? [])
    values.set(`own:${fieldId}`, { row, field: null, text: `${name} ${value}`, meaning: value, read: true });
  return values;
}

/** Values that a further row says otherwise than those that have counted so far. */
export function differencesOf(said: SaidValues, further: SaidValues, rule: JoinedRule): Difference[] {
  const differences: Difference[] = [];
  for (const [place, next] of further) {
    const known = said.get(place);
    // What could not be read before comes from this row.
    if (known === undefined || (next.read && !known.read) || known.meaning === next.meaning) continue;
    const { field, text } = next;
    differences.push({ field, row: known.row, kept: known.text, text, replaces: counts(known, next, rule) });
  }
  return differences;
}

/** Has a further row said what it says: from now on it counts where the rule or a blank lets it. */
export function settle(said: SaidValues, further: SaidValues, rule: JoinedRule): void {
  for (const [place, next] of further) {
    const known = said.get(place);
    if (known === undefined || counts(known, next, rule)) said.set(place, next);
  }
}

function counts(known: SaidValue, next: SaidValue, rule: JoinedRule): boolean {
  return known.read === next.read ? rule === 'last' : next.read;
}

/** What decides whether two values say the same: grades by their letter, texts by their letters and figures. */
function meaning(field: ImportField, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return (field === 'grade' ? normaliseGrade(value) : undefined) ?? lettersOf(value);
}

/** Points and signs stay: they decide what a figure says. */
function lettersOf(text: string): string {
  return fold(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.-]+/gu, '');
}

function shown(raw: RawRow, column: number, isDay: boolean): string {
  const cell = raw.cells[column] ?? null;
  const text = clean((isDay ? dayOfSerial(cell) : undefined) ?? cellText(cell));
  return isBlankText(text) ? '' : text;
}
