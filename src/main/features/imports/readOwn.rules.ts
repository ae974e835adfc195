import { clean, wordKey } from '../dealers/text.rules.ts';
import { cellText, LONG_TEXT } from './cellText.rules.ts';
import type { DealerDraft } from './draft.ts';
import { inPoints, type NumberStyle } from './numberStyle.rules.ts';
import { LONGEST_TAG, readTags, tagsText } from './ownValueColumns.rules.ts';
import type { DateOrder } from './readDate.rules.ts';
import { type OwnField, readOwnValue } from './readOwnValue.rules.ts';
import type { RowCells } from './rowCells.rules.ts';

/** A column that a field of the owner's own takes. */
export interface OwnColumn {
  column: number;
  fieldId: number;
  name: string;
  field: OwnField;
}

/** Tags, and values of the owner's own fields. What cannot be read as its kind stays under its header and is told. */
export function readOwn(
  row: RowCells,
  draft: DealerDraft,
  columns: readonly OwnColumn[],
  { dateOrder, numberStyle = 'point' }: { dateOrder?: DateOrder; numberStyle?: NumberStyle },
): void {
  readTagCell(row, draft);
  const own: DealerDraft['own'] = [];
  for (const { column, fieldId, name, field } of columns) {
    const cell = row.raw.cells[column] ?? null;
    const figure = field.kind === 'number' ? (inPoints(cell, numberStyle) ?? null) : cell;
    const read = readOwnValue(figure, field, dateOrder);
    if (read.kind === 'unreadable') {
      row.report(null, 'own_value_ignored', 'warning', clean(cellText(cell)), { name, kind: field.kind });
      continue;
    }
    row.dropColumn(column);
    if (read.kind === 'value') own.push({ fieldId, name, value: read.value });
  }
  if (own.length > 0) draft.own = own;
}

function readTagCell(row: RowCells, draft: DealerDraft): void {
  const { tags, tooLong } = readTags(row.text('tags', LONG_TEXT), wordKey);
  if (tags.length > 0) draft.tags = tagsText(tags, wordKey);
  if (tooLong.length === 0) return;
  row.report('tags', 'text_cut', 'warning', tooLong.join(' '), { limit: LONGEST_TAG });
  row.keep('tags');
}
