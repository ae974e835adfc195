import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { safeName } from '../../db/safeName.ts';
import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import { createLeaver, PARTED_PEOPLE, WORKED_ON } from '../doubles/restsOnDealer.ts';
import { commitNo, commitOf } from './commitOrder.ts';
import { CONTACT_TABLE } from './entryTables.ts';
import { splitColumns, TAGS_COLUMN } from './ownValueColumns.rules.ts';
import { createOwnReader, createOwnWriter, createTagReturner } from './ownValues.ts';
import { createPasser } from './passBetween.ts';
import { passToEdit } from './passToEdit.ts';
import type { Columns } from './staged.ts';
import { restoreEntries } from './undoEntries.ts';

interface BeforeImage {
  id: number;
  record_id: number;
  before: string;
  after: string;
}

/**
 * Takes a batch's dealers back: overwritten columns get their old value where they still hold the batch's, contacts and
 * owners it brought go, dealers it made go unless something else rests on them by now. One that the owner has worked on stays
 * whole.
 * @param births false for a list of people, whose own undoing has given back their birthdays with the rest
 * @returns how many dealers had to stay because the owner has worked on them
 */
export function undoDealers(db: Db, batchId: number, now: number, { births }: { births: boolean }): number {
  const raw = rawOf(db);
  handOver(raw, batchId);
  restoreColumns(raw, batchId, now);
  if (births) restoreEntries(raw, CONTACT_TABLE, batchId);
  keepWhole(raw, batchId);
  raw.prepare('DELETE FROM dealer_alias WHERE batch_id = ?').run(batchId);
  raw
    .prepare(
      `DELETE FROM contact WHERE batch_id = ? AND id NOT IN (SELECT record_id FROM change_log WHERE entity = 'contact' AND undone_at IS NULL
         AND group_id NOT IN (${PARTED_PEOPLE}))`,
    )
    .run(batchId);
  raw.prepare('DELETE FROM dealer_owner WHERE batch_id = ?').run(batchId);
  return removeDealers(raw, batchId);
}

/** A dealer that the owner has worked on stays for good, and with him his people, who serves him and what else he is called. */
function keepWhole(raw: RawDb, batchId: number): void {
  for (const table of ['contact', 'dealer_owner', 'dealer_alias'])
    raw
      .prepare(
        `UPDATE ${table} SET batch_id = NULL WHERE batch_id = @batchId AND dealer_id IN (
           SELECT d.id FROM dealer d WHERE d.batch_id = @batchId AND ${WORKED_ON})`,
      )
      .run({ batchId });
}

/**
 * What a later, still standing list states again is that list's too: the dealer, its people and the values it keeps go
 * over to that batch, and leave with it.
 */
function handOver(raw: RawDb, batchId: number): void {
  raw.exec('DROP TABLE IF EXISTS temp.seen_heir; CREATE TEMP TABLE seen_heir (id INTEGER PRIMARY KEY, heir INTEGER)');
  raw
    .prepare(
      // SQLite takes the batch from the row of the minimum.
      `INSERT INTO seen_heir SELECT record_id, id FROM (
         SELECT s.record_id, i.id, min(i.commit_no) FROM import_seen s JOIN import_batch i ON i.id = s.batch_id
         WHERE s.entity = 'dealer' AND i.commit_no > ? AND i.status = 'committed' GROUP BY s.record_id)`,
    )
    .run(commitNo(raw, batchId));
  passHanded(raw, batchId);
  for (const [table, key] of [
    ['dealer', 'id'],
    ['contact', 'dealer_id'],
    ['dealer_owner', 'dealer_id'],
    ['dealer_alias', 'dealer_id'],
    ['import_before', 'record_id'],
  ] as const) {
    const only = table === 'import_before' ? "AND entity = 'dealer'" : '';
    raw
      .prepare(
        `UPDATE ${table} SET batch_id = (SELECT heir FROM seen_heir h WHERE h.id = ${table}.${key})
         WHERE batch_id = ? ${only} AND ${key} IN (SELECT id FROM seen_heir)`,
      )
      .run(batchId);
  }
  // Birthdays that a list gave to people known before follow their dealer.
  raw
    .prepare(
      `UPDATE import_before SET batch_id = (SELECT h.heir FROM seen_heir h JOIN contact c ON c.dealer_id = h.id WHERE c.id = record_id)
       WHERE batch_id = ? AND entity = 'contact' AND record_id IN (SELECT c.id FROM contact c JOIN seen_heir h ON h.id = c.dealer_id)`,
    )
    .run(batchId);
  raw.exec('DROP TABLE temp.seen_heir');
}

/** What an edit or a merge wrote over before the later list came is no longer that list's: it goes to that edit or merge. */
function passHanded(raw: RawDb, batchId: number): void {
  const images = (of: string) =>
    raw.prepare<[number], BeforeImage & { heir: number }>(
      `SELECT b.id, b.record_id, b.before, b.after, h.heir FROM import_before b ${of} WHERE b.batch_id = ? ORDER BY b.id DESC`,
    );
  for (const [entity, of] of [
    ['dealer', `JOIN seen_heir h ON b.entity = 'dealer' AND h.id = b.record_id`],
    ['contact', `JOIN contact c ON b.entity = 'contact' AND c.id = b.record_id JOIN seen_heir h ON h.id = c.dealer_id`],
  ] as const) {
    const pass = createPasser(raw, entity, batchId);
    for (const { heir, ...image } of images(of).all(batchId)) pass(image, heir);
  }
}

/** Keys follow the name and the code that stand in the end, whoever gave them. */
const DERIVED = new Set(['name_key', 'pinyin', 'initials', 'sort_key', 'code_key']);

function restoreColumns(raw: RawDb, batchId: number, now: number): void {
  const images = raw
    .prepare<[number], BeforeImage>(
      `SELECT id, record_id, before, after FROM import_before WHERE batch_id = ? AND entity = 'dealer' ORDER BY id DESC`,
    )
    .all(batchId);
  const later = raw.prepare<[number, number], BeforeImage>(
    `SELECT b.id, b.record_id, b.before, b.after FROM import_before b JOIN import_batch i ON i.id = b.batch_id
     WHERE b.entity = 'dealer' AND b.record_id = ? AND i.commit_no > ? AND i.status = 'committed' ORDER BY i.commit_no, b.id`,
  );
  const since = commitOf(raw, batchId);
  const readOwn = createOwnReader(raw);
  const writeOwn = createOwnWriter(raw, batchId);
  const returnTags = createTagReturner(raw, batchId);
  for (const image of images) {
    const stored = raw.prepare<[number], Columns>('SELECT * FROM dealer WHERE id = ?').get(image.record_id);
    if (!stored) continue;
    // Written by mergeDealers.
    const before = JSON.parse(image.before) as Columns;
    const after = JSON.parse(image.after) as Columns;
    const current = { ...stored, ...readOwn(image.record_id, Object.keys(splitColumns(after).own)) };
    const followers = later.all(image.record_id, since.commitNo);
    const back: Columns = {};
    for (const column of Object.keys(after)) {
      if (DERIVED.has(column)) continue;
      if (column === TAGS_COLUMN) {
        returnTags(image.record_id, String(before[column] ?? ''), String(after[column] ?? ''));
        continue;
      }
      const heir = followers.find((follower) => Object.hasOwn(JSON.parse(follower.before), column));
      if (heir && (JSON.parse(heir.before) as Columns)[column] === after[column])
        passOn(raw, heir, column, before[column] ?? null);
      else if (!heir && current[column] === after[column]) back[column] = before[column] ?? null;
      else
        passToEdit(raw, { entity: 'dealer', id: image.record_id }, column, {
          was: after[column] ?? null,
          now: before[column] ?? null,
          since,
          until: null,
        });
    }
    const { columns: restored, own } = splitColumns(back);
    writeOwn(image.record_id, own);
    if (typeof restored.name === 'string') Object.assign(restored, nameColumns(restored.name));
    if (typeof restored.code === 'string') Object.assign(restored, codeColumns(restored.code));
    const names = Object.keys(restored).map(safeName);
    if (names.length === 0) continue;
    raw
      .prepare(
        `UPDATE dealer SET ${names.map((name) => `${name} = @${name}`).join(', ')}, revision = revision + 1, updated_at = @now_ms WHERE id = @id_key`,
      )
      .run({ ...restored, now_ms: now, id_key: image.record_id });
  }
}

/** A later batch overwrote the same column: undone after us, it must bring back what was there before us. */
function passOn(raw: RawDb, heir: BeforeImage, column: string, value: string | number | null): void {
  raw
    .prepare('UPDATE import_before SET before = json_set(before, ?, ?) WHERE id = ?')
    .run(`$."${column}"`, value, heir.id);
}

/** @returns how many of the dealers the batch made had to stay */
function removeDealers(raw: RawDb, batchId: number): number {
  const made = raw
    .prepare<[number], number>('SELECT id FROM dealer WHERE batch_id = ?')
    .pluck()
    .all(batchId) as number[];
  const leave = createLeaver(raw);
  return made.filter((id) => leave(id, batchId)).length;
}
