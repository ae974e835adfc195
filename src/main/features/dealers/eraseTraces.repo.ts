import type { RawDb } from '../../db/open.ts';
import type { Finder } from './erase.rules.ts';

/** Where imports that could not take a row, or only looked at it, still hold words of somebody. */
export interface Traces {
  rejected: { batchId: number; sourceRow: number }[];
  problems: number[];
  /** Imports in whose rows, problems or first rows the words stand. */
  batches: number[];
}

/** Goes through what was handed back, what was said of it, and the first rows that were kept to show them. */
export function tracesOf(raw: RawDb, finder: Finder): Traces {
  const rejected = rejectedOf(raw, finder);
  const problems = problemsOf(raw, finder);
  const shown = raw
    .prepare<[], { id: number; cell: string }>(
      `SELECT b.id, c.value AS cell FROM import_batch b, json_each(b.understanding, '$.preview') p, json_each(p.value, '$.cells') c
       WHERE b.understanding IS NOT NULL
       UNION ALL SELECT b.id, s.value FROM import_batch b, json_each(b.understanding, '$.columns') c, json_each(c.value, '$.samples') s
       WHERE b.understanding IS NOT NULL`,
    )
    .all()
    .filter(({ cell }) => finder.tells(cell));
  const batches = new Set([...rejected, ...problems].map(({ batchId }) => batchId).concat(shown.map(({ id }) => id)));
  return { rejected, problems: problems.map(({ id }) => id), batches: [...batches] };
}

function rejectedOf(raw: RawDb, finder: Finder): Traces['rejected'] {
  const codes = codeColumns(raw);
  const rows = raw.prepare<[], { batchId: number; sourceRow: number; cells: string }>(
    'SELECT batch_id AS batchId, source_row AS sourceRow, cells FROM import_rejected_row',
  );
  const found: Traces['rejected'] = [];
  for (const { batchId, sourceRow, cells } of rows.iterate()) {
    const texts = JSON.parse(cells) as string[]; // written by the imports as an array of texts
    const byCode = (codes.get(batchId) ?? []).some((column) => finder.tellsCode(texts[column] ?? ''));
    if (byCode || texts.some((text) => finder.tells(text))) found.push({ batchId, sourceRow });
  }
  return found;
}

/** The columns in which an import reads dealers' codes. */
function codeColumns(raw: RawDb): Map<number, number[]> {
  const rows = raw
    .prepare<[], { id: number; column: number }>(
      `SELECT b.id, m.value ->> 'column' AS column FROM import_batch b, json_each(b.options, '$.mapping') m
       WHERE b.options IS NOT NULL AND m.value ->> 'field' IN ('code', 'dealerCode')`,
    )
    .all();
  const columns = new Map<number, number[]>();
  for (const { id, column } of rows) columns.set(id, [...(columns.get(id) ?? []), column]);
  return columns;
}

function problemsOf(raw: RawDb, finder: Finder): { id: number; batchId: number }[] {
  const rows = raw.prepare<[], { id: number; batchId: number; field: string | null; text: string; params: string }>(
    'SELECT id, batch_id AS batchId, field, text, params FROM import_problem',
  );
  const found: { id: number; batchId: number }[] = [];
  for (const { id, batchId, field, text, params } of rows.iterate()) {
    const told = [text, ...Object.values(JSON.parse(params) as Record<string, unknown>).map(String)];
    const byCode = (field === 'code' || field === 'dealerCode') && finder.tellsCode(text);
    if (byCode || told.some((each) => finder.tells(each))) found.push({ id, batchId });
  }
  return found;
}

/** Deletes those rows and problems. */
export function eraseTraces(raw: RawDb, { rejected, problems }: Traces): void {
  const row = raw.prepare('DELETE FROM import_rejected_row WHERE batch_id = ? AND source_row = ?');
  for (const { batchId, sourceRow } of rejected) row.run(batchId, sourceRow);
  raw.prepare('DELETE FROM import_problem WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(problems));
}
