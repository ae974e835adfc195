import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import { extraField } from '../../../shared/domain/extras.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { clean } from '../dealers/text.rules.ts';
import { cellText } from './cellText.rules.ts';
import type { DealerDraft } from './draft.ts';
import { normaliseGrade } from './readWord.rules.ts';

/** One row of a list, as it stands there and as it was read. */
export interface ReadRow {
  raw: RawRow;
  draft: DealerDraft;
}

/** A value of a further row of one dealer that is not the first row's. */
export interface Difference {
  /** Null for a column without a field; then its header stands before both texts. */
  field: ImportField | null;
  kept: string;
  text: string;
}

/** Name and code decided that the rows are one dealer; people of further rows are added, not compared. */
const NOT_COMPARED: ReadonlySet<ImportField> = new Set<ImportField>([
  ...(['name', 'code', 'contact', 'role', 'phone', 'wechat', 'email', 'birthday'] as const),
]);
/** Where the draft's word is not the field's. */
const DRAFT_WORDS: Partial<Record<ImportField, keyof DealerDraft>> = {
  grade: 'originalGrade',
  creditLimit: 'creditLimitMinor',
};

/** Values that a joined row says otherwise than the first row of its dealer: the first row's stay. */
export function differencesOf(first: ReadRow, further: ReadRow, mapping: Mapping): Difference[] {
  const differences: Difference[] = [];
  for (const { column, field } of mapping) {
    if (NOT_COMPARED.has(field)) continue;
    const kept = shown(first.raw, column);
    const text = shown(further.raw, column);
    if (kept === '' || text === '' || kept === text) continue;
    const word = DRAFT_WORDS[field] ?? field;
    // What could not be read in the first row comes from this one.
    if (word in further.draft && !(word in first.draft)) continue;
    const a = word in first.draft ? first.draft[word as keyof DealerDraft] : kept;
    const b = word in further.draft ? further.draft[word as keyof DealerDraft] : text;
    if (meaning(field, a) !== meaning(field, b)) differences.push({ field, kept, text });
  }
  for (const [header, text] of Object.entries(further.draft.extras)) {
    const kept = first.draft.extras[header] ?? '';
    // Mapped columns that are kept as read have been compared above.
    if (
      extraField(header) !== undefined ||
      isBlankText(kept) ||
      isBlankText(text) ||
      lettersOf(kept) === lettersOf(text)
    )
      continue;
    differences.push({ field: null, kept: `${header} ${kept}`, text: `${header} ${text}` });
  }
  for (const { fieldId, name, value } of further.draft.own ?? []) {
    const kept = first.draft.own?.find((each) => each.fieldId === fieldId)?.value ?? value;
    if (kept !== value) differences.push({ field: null, kept: `${name} ${kept}`, text: `${name} ${value}` });
  }
  return differences;
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

function shown(raw: RawRow, column: number): string {
  const text = clean(cellText(raw.cells[column] ?? null));
  return isBlankText(text) ? '' : text;
}
