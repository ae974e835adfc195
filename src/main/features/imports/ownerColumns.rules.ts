import type { SkippedRow } from '../../../shared/contract/importSkipped.contract.ts';
import type { Batch, Problem, StagedRow } from '../../../shared/contract/imports.contract.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
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
  if (understanding === null) return batch;
  const hidden = hiddenColumns(understanding.columns, batch.options?.mapping ?? [], visibility);
  if (hidden.size === 0) return batch;
  const columns = understanding.columns.map((each) => (hidden.has(each.column) ? { ...each, samples: [] } : each));
  const header = understanding.headerRow + Math.max(0, understanding.headerRows - 1);
  const preview = understanding.preview.map((line) =>
    line.row <= header ? line : { ...line, cells: line.cells.map((cell, i) => (hidden.has(i) ? '' : cell)) },
  );
  const counts = batch.counts && {
    ...batch.counts,
    fileAmounts: batch.counts.fileAmounts.filter(({ column }) => !hidden.has(column)),
  };
  return { ...batch, counts, understanding: { ...understanding, columns, preview } };
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

/** Passed over rows without the cells that are the owner's. */
export function skippedFor<P extends { rows: readonly SkippedRow[] }>(
  page: P,
  batch: Batch,
  visibility: Visibility,
): P {
  const columns = batch.understanding?.columns ?? [];
  const hidden = hiddenColumns(columns, batch.options?.mapping ?? [], visibility);
  if (hidden.size === 0) return page;
  const rows = page.rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => (hidden.has(i) ? '' : cell)) }));
  return { ...page, rows };
}

function isHidden(field: string, visibility: Visibility): boolean {
  const group = OWNER_FIELDS[field];
  return group !== undefined && !visibility.sees(group);
}
