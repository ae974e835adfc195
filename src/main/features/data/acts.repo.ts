import type { Act, ChangeEntry } from '../../../shared/contract/data.contract.ts';
import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { FIGURE_GROUPS } from '../../../shared/contract/operators.contract.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { Visibility } from '../operators/visibility.rules.ts';
import { NAME_SQL, type StoredChange, SUBJECT_SQL, toEntry } from './changeRows.ts';

type Filter = Omit<Parsed<'data.acts'>, 'cursor' | 'limit'>;

/** So many changes of one act are told on the screen; the rest is counted. */
export const PARTS = 12;

/** What is told of an act, and to whom. */
export interface Told {
  /** Only what concerns this dealer; null for everything. */
  dealerId: number | null;
  visibility: Visibility;
  /** So many changes at most. */
  parts: number;
}
/** Entries of the log that a search for a text looks through at once: some 20 ms. */
const SLICE = 20_000;

/** Gives way to whatever has arrived meanwhile. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Conditions on `c`, each told by an index of its own together with the order. Days are told by {@link daysOf}: the index of
 * times would have to be sorted for every act.
 */
function conditions(filter: Filter, times: { from: number | null; to: number | null }) {
  const where: string[] = [];
  const named: Record<string, string | number> = {};
  const add = (condition: string, name: string, value: string | number | null | undefined) => {
    if (value === null || value === undefined || value === '') return;
    where.push(condition);
    named[name] = value;
  };
  add('c.actor = @actor', 'actor', filter.actor);
  add('c.entity = @entity', 'entity', filter.entity);
  add('c.dealer_id = @dealerId', 'dealerId', filter.dealerId);
  add('+c.at >= @from', 'from', times.from);
  add('+c.at < @to', 'to', times.to);
  return { where, named };
}

/**
 * Acts before an entry of the log, newest first, that hold an entry the filter lets through.
 * @param before an act's first entry; the acts before it are asked for
 * @returns the acts and, where there may be more, the first entry of the last one
 */
export async function listActs(
  db: Db,
  filter: Filter,
  times: { from: number | null; to: number | null },
  page: { before: number | null; limit: number },
  told: Omit<Told, 'dealerId'>,
): Promise<{ acts: Act[]; next: number | null }> {
  const raw = rawOf(db);
  const { where, named } = conditions(filter, times);
  const text = filter.text.trim().toLowerCase();
  if (times.from !== null || times.to !== null) {
    const days = daysOf(raw, times);
    if (days.entries === 0) return { acts: [], next: null };
    if (days.entries < WIDE) {
      where.push('c.id >= @lowest', 'c.id <= @highest');
      Object.assign(named, { lowest: days.lowest, highest: days.highest });
    }
  }
  const last = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM change_log').pluck().get());
  let before = page.before ?? last + 1;
  const acts: Act[] = [];
  while (acts.length < page.limit) {
    const found =
      text === ''
        ? nextEntry(raw, where, named, before)
        : await nextWithText(raw, where, { ...named, text }, before, told.visibility);
    if (found === undefined) return { acts, next: null };
    const act = readAct(raw, found.groupId, { ...told, dealerId: filter.dealerId ?? null });
    acts.push(act);
    before = act.firstId;
  }
  return { acts, next: before };
}

/** Of days with more entries than this some are soon met going backwards. */
const WIDE = 100_000;

/** The first and last entry of some days; between them may lie others, where the PC's clock was set back. */
function daysOf(raw: RawDb, { from, to }: { from: number | null; to: number | null }) {
  const days = raw
    .prepare<[object], { lowest: number | null; highest: number | null; entries: number }>(
      `SELECT min(id) AS lowest, max(id) AS highest, count(*) AS entries
       FROM (SELECT id FROM change_log WHERE at >= @from AND at < @to LIMIT ${WIDE})`,
    )
    .get({ from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER });
  return days ?? { lowest: null, highest: null, entries: 0 };
}

interface Found {
  id: number;
  groupId: number;
}

function nextEntry(raw: RawDb, where: readonly string[], named: object, before: number): Found | undefined {
  return raw
    .prepare<[object], Found>(
      `SELECT c.id, c.group_id AS groupId FROM change_log c WHERE ${[...where, 'c.id < @before'].join(' AND ')} ORDER BY c.id DESC LIMIT 1`,
    )
    .get({ ...named, before });
}

/**
 * Looks through the log backwards, a slice at a time. What somebody does not see is not found by him either: else he could
 * ask for it letter by letter.
 */
async function nextWithText(
  raw: RawDb,
  where: readonly string[],
  named: { text: string },
  before: number,
  visibility: Visibility,
): Promise<Found | undefined> {
  const statement = raw.prepare<[object], Found>(
    `SELECT c.id, c.group_id AS groupId FROM change_log c LEFT JOIN dealer ON dealer.id = c.dealer_id
     WHERE ${[...where, 'c.id < @before', 'c.id >= @low'].join(' AND ')}
       AND instr(lower(c.before || char(10) || c.after || char(10) || c.actor || char(10) || coalesce(dealer.name, '')), @text) > 0
     ORDER BY c.id DESC LIMIT 1`,
  );
  const all = FIGURE_GROUPS.every((group) => visibility.sees(group));
  for (let high = before; high > 0; ) {
    const found = statement.get({ ...named, before: high, low: high - SLICE });
    if (found && (all || tells(raw, found.id, named.text, visibility))) return found;
    high = found?.id ?? high - SLICE;
    await breath();
  }
  return undefined;
}

/** Whether an entry shows a text to whoever asks. */
function tells(raw: RawDb, id: number, text: string, visibility: Visibility): boolean {
  const row = raw.prepare<[object], StoredChange>(`${ENTRY} WHERE change_log.id = @id`).get({ id });
  if (row === undefined) return false;
  const { entityName, subject, actor, fields } = toEntry(row, visibility);
  const shown = [entityName, subject, actor, ...fields.flatMap(({ before, after }) => [before, after])];
  return shown.some((each) => each?.toLowerCase().includes(text));
}

/** Entries as {@link toEntry} takes them. */
const ENTRY = `SELECT change_log.id, at, actor, action, entity, before, after, undone_at AS undoneAt, undone_by AS undoneBy,
    ${NAME_SQL} AS name, ${SUBJECT_SQL} AS subject
  FROM change_log LEFT JOIN dealer ON dealer.id = change_log.dealer_id`;

/** One act with its first parts; of another's history only what concerns that dealer. */
function readAct(raw: RawDb, groupId: number, { dealerId, visibility, parts }: Told): Act {
  const named = { groupId, dealerId };
  const rows = raw
    .prepare<[object], StoredChange & { undoneBy: string }>(
      `${ENTRY} WHERE group_id = @groupId AND (@dealerId IS NULL OR change_log.dealer_id = @dealerId) ORDER BY change_log.id LIMIT @parts`,
    )
    .all({ ...named, parts });
  const { count, firstId } = raw
    .prepare<[object], { count: number; firstId: number }>(
      `SELECT count(*) AS count, (SELECT min(id) FROM change_log WHERE group_id = @groupId) AS firstId FROM change_log
       WHERE group_id = @groupId AND (@dealerId IS NULL OR dealer_id = @dealerId)`,
    )
    .get(named) ?? { count: 0, firstId: 0 };
  const entries: ChangeEntry[] = rows.map((row) => toEntry(row, visibility));
  const first = rows[0];
  return {
    key: `act ${groupId}`,
    firstId,
    at: first?.at ?? 0,
    actor: first?.actor ?? '',
    entries,
    count,
    undone: entries[0]?.undone ?? false,
    undoneBy: first?.undoneBy ?? '',
    import: null,
  };
}

/** Imports and what was taken back of them, newest first: told from the batches, for the log has no lines of them. */
export function listImportActs(
  db: Db,
  filter: Filter,
  times: { from: number | null; to: number | null },
  page: { skip: number; limit: number },
): Act[] {
  const only = filter.entity === undefined || filter.entity === 'import';
  if (!only || filter.actor !== undefined || filter.dealerId !== undefined) return [];
  const rows = rawOf(db)
    .prepare<[object], { id: number; at: number; undone: number; fileName: string; kind: ImportKind | null }>(
      `SELECT * FROM (
         SELECT id, committed_at AS at, 0 AS undone, file_name AS fileName, kind FROM import_batch WHERE committed_at IS NOT NULL
         UNION ALL SELECT id, undone_at, 1, file_name, kind FROM import_batch WHERE undone_at IS NOT NULL)
       WHERE (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to) AND (@text = '' OR instr(lower(fileName), @text) > 0)
       ORDER BY at DESC, undone DESC, id DESC LIMIT @limit OFFSET @skip`,
    )
    .all({ ...times, text: filter.text.trim().toLowerCase(), ...page });
  return rows.map(({ id, at, undone, fileName, kind }) => ({
    key: `import ${id} ${undone}`,
    firstId: 0,
    at,
    actor: '',
    entries: [],
    count: 0,
    undone: false,
    undoneBy: '',
    import: { batchId: BatchId.parse(id), fileName, kind, undone: undone === 1 },
  }));
}

/** Who and what there is in the log, each found by leaping through its index. */
export function listActChoices(db: Db): { actors: string[]; entities: string[] } {
  const distinct = (column: 'actor' | 'entity') =>
    rawOf(db)
      .prepare<[], string>(
        `WITH RECURSIVE each (value) AS (
           SELECT min(${column}) FROM change_log
           UNION ALL SELECT (SELECT min(${column}) FROM change_log WHERE ${column} > value) FROM each WHERE value IS NOT NULL)
         SELECT value FROM each WHERE value IS NOT NULL AND value <> ''`,
      )
      .pluck()
      .all() as unknown as string[]; // plucked from a column of texts
  return { actors: distinct('actor'), entities: distinct('entity') };
}
