import type { RawDb } from '../../db/open.ts';
import type { BatchReps } from './batchReps.ts';
import { CONTACT_TABLE } from './entryTables.ts';
import type { MergeContext } from './mergeDealers.ts';
import { entryImage } from './mergeEntries.ts';
import { splitColumns, TAGS_COLUMN } from './ownValueColumns.rules.ts';
import { createOwnReader, createOwnWriter } from './ownValues.ts';
import type { Columns, KnownPersonChange, People } from './staged.ts';

interface StagedRow {
  source_row: number;
  dealer_id: number;
  fields: string;
  people: string;
}

const SLICE = 5000;

/** Known dealers: changed columns with their before-image, further contacts, a new rep from today on. */
export function updateDealers(raw: RawDb, context: MergeContext, reps: BatchReps): void {
  const { batchId, port } = context;
  const slice = raw.prepare<[number, number], StagedRow & { id: number }>(
    `SELECT id, source_row, dealer_id, fields, people FROM stage_dealer
     WHERE batch_id = ? AND id > ? AND action = 'update' ORDER BY id LIMIT ${SLICE}`,
  );
  const total = Number(
    raw.prepare("SELECT count(*) FROM stage_dealer WHERE batch_id = ? AND action = 'update'").pluck().get(batchId),
  );
  const write = createUpdater(raw, context, reps);
  let done = 0;
  for (let after = 0; ; ) {
    const rows = slice.all(batchId, after);
    for (const row of rows) write(row);
    done += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length > 0) port.progress('writing', done, total);
    port.checkCancelled();
    if (rows.length < SLICE) return;
  }
}

/** Writes one known dealer's changed columns, further contacts and new rep. */
function createUpdater(raw: RawDb, { batchId, now, today }: MergeContext, reps: BatchReps): (row: StagedRow) => void {
  const addContact = raw.prepare(
    `INSERT INTO contact (dealer_id, name, role, wechat, email, birthday, phones, is_primary, batch_id, source_row, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const hasContact = raw
    .prepare<[number], number>('SELECT 1 FROM contact WHERE dealer_id = ? AND deleted_at IS NULL LIMIT 1')
    .pluck();
  const addOwner = raw.prepare(
    'INSERT INTO dealer_owner (dealer_id, rep_id, from_on, batch_id, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const addAlias = raw.prepare(
    'INSERT INTO dealer_alias (dealer_id, kind, value, value_key, batch_id, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const before = raw.prepare(
    `INSERT INTO import_before (batch_id, entity, record_id, source_row, before, after) VALUES (?, 'dealer', ?, ?, ?, ?)`,
  );
  const statements = columnStatements(raw);
  const readOwn = createOwnReader(raw);
  const writeOwn = createOwnWriter(raw, batchId);

  const changePerson = createPersonChanger(raw, batchId, now);

  function people(dealerId: number, row: number, { contacts, known, rep, otherNames }: People): void {
    for (const change of known ?? []) changePerson(change, row);
    for (const { name, key } of otherNames ?? []) addAlias.run(dealerId, 'name', name, key, batchId, now);
    let primary = hasContact.get(dealerId) === undefined;
    for (const contact of contacts) {
      const { name, role, wechat, email, birthday, phones } = contact;
      const texts = [name, role, wechat, email, birthday, JSON.stringify(phones)];
      addContact.run(contact.formerly ?? dealerId, ...texts, primary ? 1 : 0, batchId, row, now, now);
      primary = false;
    }
    if (rep !== undefined) addOwner.run(dealerId, reps.idOf(rep), today, batchId, now);
  }

  function columns(row: StagedRow, all: Columns): void {
    if (Object.keys(all).length === 0) return;
    const { columns: fields, own } = splitColumns(all);
    const { read, write } = statements(Object.keys(fields));
    const id = row.dealer_id;
    const current = read.get(id);
    if (!current) return;
    const image = { ...current, ...readOwn(id, Object.keys(own)) };
    writeOwn(id, own);
    // Tags given by hand since the check stay too.
    const written = TAGS_COLUMN in own ? { ...all, ...readOwn(id, [TAGS_COLUMN]) } : all;
    before.run(batchId, id, row.source_row, JSON.stringify(image), JSON.stringify(written));
    for (const [kind, key] of [
      ['code', 'code_key'],
      ['name', 'name_key'],
    ] as const) {
      const value = current[kind];
      // A former name or code is kept and matched for ever.
      if (fields[key] !== undefined && fields[key] !== current[key] && value)
        addAlias.run(id, kind, value, current[key], batchId, now);
    }
    write.run({ ...fields, now_ms: now, id_key: id });
  }

  return (row) => {
    // Staged by this feature.
    columns(row, JSON.parse(row.fields) as Columns);
    people(row.dealer_id, row.source_row, JSON.parse(row.people) as People);
  };
}

/** Writes what a list says of somebody known; what was changed by hand since the check stays. */
function createPersonChanger(raw: RawDb, batchId: number, now: number) {
  const image = raw.prepare<[number], string>(`SELECT ${entryImage(CONTACT_TABLE)} FROM contact WHERE id = ?`).pluck();
  const write = raw.prepare(
    `UPDATE contact SET name = @name, role = @role, phones = @phones, wechat = @wechat, email = @email,
       birthday = @birthday, revision = revision + 1, updated_at = @now WHERE id = @id`,
  );
  const before = raw.prepare(
    `INSERT INTO import_before (batch_id, entity, record_id, source_row, before, after) VALUES (?, 'contact', ?, ?, ?, ?)`,
  );
  return ({ contactId, columns }: KnownPersonChange, row: number) => {
    const was = image.get(contactId);
    if (was === undefined) return;
    const current = JSON.parse(was) as Columns; // made by the query above
    const taken = Object.entries(columns).filter(([column, change]) => current[column] === change.was);
    if (taken.length === 0) return;
    const after = { ...current, ...Object.fromEntries(taken.map(([column, change]) => [column, change.now])) };
    write.run({ ...after, now, id: contactId });
    before.run(batchId, contactId, row, was, JSON.stringify(after));
  };
}

/** Statements for a set of changed columns, prepared once: few sets occur, in thousands of rows. */
function columnStatements(raw: RawDb) {
  const prepare = (names: readonly string[]) => ({
    read: raw.prepare<[number], Columns>(`SELECT ${names.join(', ') || 'NULL'} FROM dealer WHERE id = ?`),
    write: raw.prepare(
      `UPDATE dealer SET ${names.map((name) => `${name} = @${name}, `).join('')}revision = revision + 1, updated_at = @now_ms WHERE id = @id_key`,
    ),
  });
  const known = new Map<string, ReturnType<typeof prepare>>();
  return (names: readonly string[]) => {
    const key = names.join();
    const statements = known.get(key) ?? prepare(names);
    known.set(key, statements);
    return statements;
  };
}
