import type { RawDb } from '../../db/open.ts';

/** Rows, and for each column the total of its numbers or of its lengths: equal data measure equally. */
export type Measure = Record<string, number[]>;

/** Its own notes, and what is swept at the next opening. */
const PASSED_BY = new Set(['meta', 'stage_dealer', 'stage_order', 'stage_line', 'stage_same']);

/**
 * Measures every table of a data file, whatever its schema. It reads each row once and no long contents, and it is a
 * second look beside SQLite's own check: that no row and no amount was lost on the way.
 */
export function measureTables(raw: RawDb): Measure {
  const names = raw
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    names.filter((name) => !PASSED_BY.has(name)).map((name) => [name, measureTable(raw, name)]),
  );
}

function measureTable(raw: RawDb, table: string): number[] {
  const columns = raw.pragma(`table_info(${quoted(table)})`) as { name: string; type: string }[];
  const totals = columns.map(({ name, type }) =>
    /INT|REAL|NUM/i.test(type) ? `total(${quoted(name)})` : `total(octet_length(${quoted(name)}))`,
  );
  return (
    raw
      .prepare<[], number[]>(`SELECT count(*), ${totals.join(', ')} FROM ${quoted(table)}`)
      .raw()
      .get() ?? []
  );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables in which two measures differ. */
export function measuredDifferently(a: Measure, b: Measure): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => String(a[name]) !== String(b[name]))
    .sort();
}
