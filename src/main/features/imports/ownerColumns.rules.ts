import type { Problem } from '../../../shared/contract/importProblem.ts';
import type { SkippedRow } from '../../../shared/contract/importSkipped.contract.ts';
import type { Batch, StagedRow } from '../../../shared/contract/imports.contract.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import { FIGURE_GROUPS } from '../../../shared/contract/operators.contract.ts';
import { extraField } from '../../../shared/domain/extras.ts';
import { hidesHeader, type Visibility } from '../operators/visibility.rules.ts';

/** Fields of an import that are the owner's, and the group each belongs to. */
const OWNER_FIELDS: Readonly<Record<string, 'cost' | 'margin'>> = {
  cost: 'cost',
  costMicro: 'cost',
  costMinor: 'cost',
  profit: 'margin',
};

/** The columns of a file whose cells whoever asks does not see: by their field, and by their header where none is read. */
export function hiddenColumns(
  columns: readonly Pick<ColumnGuess, 'column' | 'header' | 'field'>[],
  mapping: readonly { column: number; field: string }[],
  visibility: Visibility,
): Set<number> {
  const mapped = mapping.filter(({ field }) => isHidden(field, visibility)).map(({ column }) => column);
  const named = columns
    .filter(({ field, header }) => (field !== null && isHidden(field, visibility)) || hidesHeader(header, visibility))
    .map(({ column }) => column);
  return new Set([...mapped, ...named]);
}

/** A batch without the cells that are the owner's; headers and fields stay, so that the file can still be imported. */
export function batchFor(batch: Batch, visibility: Visibility): Batch {
  const { understanding } = batch;
  if (understanding === null || seesAll(visibility)) return batch;
  const hidden = hiddenColumns(understanding.columns, batch.options?.mapping ?? [], visibility);
  const header = understanding.headerRow + Math.max(0, understanding.headerRows - 1);
  const preview = withoutHidden(understanding.preview, header, hidden, visibility);
  // Cells of a further table may be the owner's by a name that stands further down: what is not in the preview is not told.
  const shown = (column: number, sample: string) => preview.some(({ cells }) => cells[column] === sample);
  const columns = understanding.columns.map((each) => ({
    ...each,
    samples: each.samples.filter((sample) => !hidden.has(each.column) && shown(each.column, sample)),
  }));
  const counts = batch.counts && {
    ...batch.counts,
    fileAmounts: batch.counts.fileAmounts.filter(({ column }) => !hidden.has(column)),
  };
  return { ...batch, counts, understanding: { ...understanding, columns, preview } };
}

type PreviewRow = NonNullable<Batch['understanding']>['preview'][number];

/** Rows as they stand, hidden columns blank; so is a column from where a further table names what is the owner's. */
function withoutHidden(
  rows: readonly PreviewRow[],
  header: number,
  hidden: ReadonlySet<number>,
  visibility: Visibility,
): PreviewRow[] {
  const below = new Set(hidden);
  return rows.map((line) => {
    if (line.row <= header) return line;
    const cells = line.cells.map((cell, column) => {
      const isName = hidesHeader(cell, visibility);
      if (isName) below.add(column);
      return below.has(column) && !isName ? '' : cell;
    });
    return { ...line, cells };
  });
}

/** True for whom nothing is hidden. */
function seesAll(visibility: Visibility): boolean {
  return FIGURE_GROUPS.every((group) => visibility.sees(group));
}

export function problemFor(problem: Problem, visibility: Visibility): Problem {
  // Without a field it is told by its header.
  const hides = problem.field === null ? hidesHeader(problem.text, visibility) : isHidden(problem.field, visibility);
  if (!hides) return problem;
  return { ...problem, text: '', params: {} };
}

/** A staged row without what is the owner's. @param hidden the columns of its file, see {@link hiddenColumns} */
export function stagedFor(row: StagedRow, hidden: ReadonlySet<number>, visibility: Visibility): StagedRow {
  const shown = (values: StagedRow['values']) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, text]): [string, string][] => {
        if (isHiddenName(name, visibility)) return [];
        return [[name, name === 'extras' ? shownExtras(text, visibility) : text]];
      }),
    );
  const changes = row.changes
    .filter(({ field }) => !isHiddenName(field, visibility))
    .map((change) =>
      change.field === 'extras'
        ? {
            ...change,
            before: shownExtras(change.before, visibility),
            after: shownExtras(change.after, visibility),
          }
        : change,
    );
  const written = row.written?.map((cell, column) => (hidden.has(column) ? '' : cell)) ?? null;
  return { ...row, values: shown(row.values), own: row.own && shown(row.own), written, changes };
}

/** The bag of further columns, a flat object of texts or one of them behind its header, without those that are the owner's. */
function shownExtras(json: string, visibility: Visibility): string {
  if (!json.startsWith('{')) return hidesHeader(json, visibility) ? '' : json;
  const names = Object.entries(JSON.parse(json) as Record<string, string>);
  return JSON.stringify(Object.fromEntries(names.filter(([name]) => !isHiddenName(name, visibility))));
}

/** By its field, or by its header where it has none. */
function isHiddenName(name: string, visibility: Visibility): boolean {
  return isHidden(extraField(name)?.field ?? name, visibility) || hidesHeader(name, visibility);
}

/** Rows of tables that are not read: their columns are not those of the list. */
const OF_OTHERS: ReadonlySet<SkippedRow['reason']> = new Set(['otherTable', 'leftTable']);

/** Passed over rows without the cells that are the owner's; of other tables nobody knows which figures are. */
export function skippedFor<P extends { rows: readonly SkippedRow[] }>(
  page: P,
  batch: Batch,
  visibility: Visibility,
): P {
  if (seesAll(visibility)) return page;
  const columns = batch.understanding?.columns ?? [];
  const hidden = hiddenColumns(columns, batch.options?.mapping ?? [], visibility);
  const rows = page.rows.map((row) => {
    const isOthers = OF_OTHERS.has(row.reason);
    const cells = row.cells.map((cell, i) => (hidden.has(i) || (isOthers && /\d/.test(cell)) ? '' : cell));
    return { ...row, cells };
  });
  return { ...page, rows };
}

function isHidden(field: string, visibility: Visibility): boolean {
  const group = OWNER_FIELDS[field];
  return group !== undefined && !visibility.sees(group);
}
