import type { RawDb } from '../open.ts';

/** The most looks of a source's files that are kept. */
const MOST_LAYOUTS = 12;

interface Former {
  sourceId: number;
  source: string;
  kind: string;
  fingerprint: string;
  options: string;
  usedAt: number;
}

/**
 * How files are read becomes the owner's to see: a recipe has a name, rules, and the looks its files have had. Those that
 * were remembered so far are gathered by source and kind, the last used first; their columns are known by the reduced
 * headers of the fingerprint alone.
 */
export function up(db: RawDb): void {
  const former = db
    .prepare<[], Former>(
      `SELECT r.source_id AS sourceId, s.name AS source, r.kind, r.fingerprint, r.options, r.used_at AS usedAt
       FROM recipe r JOIN source s ON s.id = r.source_id ORDER BY r.used_at DESC, r.id DESC`,
    )
    .all();
  db.exec(`
DROP TABLE recipe;
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  -- the owner's decisions besides columns, as JSON
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  -- looks of the source's files, the latest first: columns by place with their headers
  layouts TEXT NOT NULL CHECK (json_valid(layouts)),
  -- the name of its last file without figures and ending
  file_stem TEXT NOT NULL DEFAULT '',
  used_at INTEGER,
  revision INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX recipe_source ON recipe(source_id);
`);
  const insert = db.prepare(
    `INSERT INTO recipe (source_id, kind, name, name_key, rules, layouts, used_at, updated_at)
     VALUES (@sourceId, @kind, @name, @nameKey, @rules, @layouts, @usedAt, @usedAt)`,
  );
  const names = new Map<string, number>();
  for (const group of Map.groupBy(former, ({ sourceId, kind }) => `${sourceId} ${kind}`).values()) {
    const [last] = group;
    if (last === undefined) continue;
    const no = (names.get(last.source) ?? 0) + 1;
    names.set(last.source, no);
    const name = no === 1 ? last.source : `${last.source} ${no}`;
    const { sourceId, kind, usedAt } = last;
    const layouts = JSON.stringify(group.slice(0, MOST_LAYOUTS).map(layoutOf));
    insert.run({ sourceId, kind, name, nameKey: name.toLowerCase(), rules: rulesOf(last.options), layouts, usedAt });
  }
}

/** The decisions among the stored options; what is missing takes its default when it is read. */
function rulesOf(options: string): string {
  const stored = JSON.parse(options) as Record<string, unknown>;
  const kept = [
    'shape',
    'unknownDealer',
    'onDifference',
    'hiddenRows',
    'ageFrom',
    'termDays',
    'exclude',
    'taxIncluded',
  ];
  return JSON.stringify(Object.fromEntries(kept.filter((key) => key in stored).map((key) => [key, stored[key]])));
}

function layoutOf({ fingerprint, options }: Former) {
  const { mapping = [], ownMapping = [] } = JSON.parse(options) as {
    mapping?: { column: number; field: string }[];
    ownMapping?: { column: number; fieldId: number }[];
  };
  const columns = fingerprint.split('|').map((header, column) => ({
    header,
    field: mapping.find((each) => each.column === column)?.field ?? null,
    ownField: ownMapping.find((each) => each.column === column)?.fieldId ?? null,
  }));
  return { columns };
}
