import { type Db, rawOf } from '../../db/open.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { newUid } from '../../runtime/ids.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';
import type { ContactDraft } from './draft.ts';
import type { Columns, People } from './staged.ts';

interface MergeContext {
  batchId: number;
  now: number;
  today: string;
  port: OpPort;
}

interface StagedRow {
  id: number;
  source_row: number;
  action: string;
  dealer_id: number | null;
  fields: string;
  people: string;
}

const SLICE = 2000;

/** Turns staged dealers into dealers; what is overwritten leaves its before-image. @returns how many reps are new */
export function mergeDealers(db: Db, context: MergeContext): number {
  const raw = rawOf(db);
  const { batchId, port } = context;
  const total = Number(raw.prepare('SELECT count(*) FROM stage_dealer WHERE batch_id = ?').pluck().get(batchId));
  const slice = raw.prepare<[number, number], StagedRow>(
    `SELECT id, source_row, action, dealer_id, fields, people FROM stage_dealer
     WHERE batch_id = ? AND id > ? AND action IN ('create', 'update') ORDER BY id LIMIT ${SLICE}`,
  );
  const write = createWriter(db, context);
  let done = 0;
  for (let after = 0; ; ) {
    const rows = slice.all(batchId, after);
    for (const row of rows) write.row(row);
    done += rows.length;
    after = rows.at(-1)?.id ?? after;
    port.progress('writing', done, total);
    port.checkCancelled();
    if (rows.length < SLICE) return write.newReps();
  }
}

function createWriter(db: Db, { batchId, now, today }: MergeContext) {
  const raw = rawOf(db);
  const reps = createReps(db, batchId, now);
  const setStaged = raw.prepare('UPDATE stage_dealer SET dealer_id = ? WHERE id = ?');
  const addContact = raw.prepare(
    `INSERT INTO contact (dealer_id, name, role, wechat, email, phones, is_primary, batch_id, source_row, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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

  function people(dealerId: number, row: number, { contacts, rep }: People, ownedFrom: string): void {
    let primary = hasContact.get(dealerId) === undefined;
    for (const contact of contacts) {
      addContact.run(
        dealerId,
        contact.name,
        contact.role,
        contact.wechat,
        contact.email,
        phonesText(contact),
        primary ? 1 : 0,
        batchId,
        row,
        now,
        now,
      );
      primary = false;
    }
    if (rep !== undefined) addOwner.run(dealerId, reps.idOf(rep), ownedFrom, batchId, now);
  }

  function create(row: StagedRow, fields: Columns): number {
    const columns: Columns = {
      ...fields,
      uid: newUid(),
      batch_id: batchId,
      source_row: row.source_row,
      created_at: now,
      updated_at: now,
    };
    const names = Object.keys(columns);
    const { lastInsertRowid } = raw
      .prepare(`INSERT INTO dealer (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
      .run(columns);
    return Number(lastInsertRowid);
  }

  function update(row: StagedRow, id: number, fields: Columns): void {
    const names = Object.keys(fields);
    if (names.length === 0) return;
    const current = raw.prepare<[number], Columns>(`SELECT ${names.join(', ')} FROM dealer WHERE id = ?`).get(id);
    if (!current) return;
    before.run(batchId, id, row.source_row, JSON.stringify(current), JSON.stringify(fields));
    for (const [kind, key] of [
      ['code', 'code_key'],
      ['name', 'name_key'],
    ] as const) {
      const value = current[kind];
      // A former name or code is kept and matched for ever.
      if (fields[key] !== undefined && fields[key] !== current[key] && value)
        addAlias.run(id, kind, value, current[key], batchId, now);
    }
    raw
      .prepare(
        `UPDATE dealer SET ${names.map((name) => `${name} = @${name}`).join(', ')}, revision = revision + 1, updated_at = @now_ms WHERE id = @id_key`,
      )
      .run({ ...fields, now_ms: now, id_key: id });
  }

  return {
    newReps: () => reps.made(),
    row(row: StagedRow): void {
      // Staged by this feature.
      const fields = JSON.parse(row.fields) as Columns;
      const who = JSON.parse(row.people) as People;
      const id = row.dealer_id ?? create(row, fields);
      if (row.dealer_id === null) setStaged.run(id, row.id);
      else update(row, id, fields);
      const opened = fields['opened_on'];
      people(id, row.source_row, who, row.dealer_id === null && typeof opened === 'string' ? opened : today);
    },
  };
}

function phonesText(contact: ContactDraft): string {
  return JSON.stringify(contact.phones);
}

/** Reps by any of their names; one nobody knows is made. */
function createReps(db: Db, batchId: number, now: number) {
  const raw = rawOf(db);
  const known = new Map<string, number>();
  const rows = raw
    .prepare<[], { key: string; id: number }>(
      'SELECT name_key AS key, id FROM rep UNION ALL SELECT alias_key, rep_id FROM rep_alias',
    )
    .all();
  for (const row of rows) known.set(row.key, row.id);
  const insert = raw.prepare(
    'INSERT INTO rep (uid, name, name_key, sort_key, batch_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let made = 0;
  return {
    made: () => made,
    idOf(name: string): number {
      const key = nameKey(name);
      const id =
        known.get(key) ??
        Number(insert.run(newUid(), name, key, pinyinOf(name).sortKey, batchId, now, now).lastInsertRowid);
      if (!known.has(key)) made += 1;
      known.set(key, id);
      return id;
    },
  };
}
