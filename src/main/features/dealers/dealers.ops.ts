import type { Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { actorName } from '../../db/actor.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { bumpDataRevision, bumpOrdersRevision } from '../../db/revision.ts';
import { inTransaction } from '../../db/transaction.ts';
import { oweWipe, wipeIfDue } from '../../db/wipe.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { nameColumns } from './dealerFields.ts';
import { batchesOf, countErased, filesOf, STAYS, THEIR_ENTRIES, THEIR_LOG, withMerged } from './erase.repo.ts';
import { eraseFromSamples } from './eraseSamples.repo.ts';
import { eraseTitles } from './eraseTitles.ts';
import { eraseTraces, tracesOf } from './eraseTraces.repo.ts';
import { finderOf, THESE } from './eraseWords.repo.ts';

type Erase = Pick<Parsed<'dealers.erase'>, 'ids' | 'lang'>;

export const dealersOps = {
  'dealers.erase': {
    changes: [
      'dealers',
      'orders',
      'receivables',
      'imports',
      'notes',
      'files',
      'tags',
      'fields',
      'views',
      'scoring',
      'cases',
      'surveys',
      'changes',
    ],
    run: async (ctx, { ids, lang }, port) => {
      const raw = rawOf(ctx.db);
      // What is overwritten or freed is zeroed at once, and the page written anew.
      raw.pragma('secure_delete = ON');
      try {
        return await inTransaction(ctx.db, (trx) => {
          const t = createTranslator(lang);
          const counts = countErased(trx, ids);
          if (counts.dealers !== ids.length) throw new AppError('not_found');
          port.progress('erasing', 0, null);
          logErasure(trx, ctx.clock.now(), ids[0] ?? 0, { dealers: counts.dealers, staying: counts.staying });
          const all = withMerged(raw, ids);
          eraseMentions(raw, all, t('erase.someone'));
          port.checkCancelled();
          eraseRecords(raw, all, ctx.clock.now(), (id) => t('erase.account', { id }));
          oweWipe(raw);
          port.checkCancelled();
          bumpDataRevision(trx);
          bumpOrdersRevision(trx);
          return { erased: counts.dealers, staying: counts.staying };
        });
      } finally {
        raw.pragma('secure_delete = OFF');
      }
    },
  } satisfies WriterOp<Ctx, Erase, { erased: number; staying: number }>,
  /** Takes the erased texts out of the file's bytes. Where it cannot, the next opening of the file tries again. */
  'dealers.wipe': {
    changes: [],
    run: ({ db, log }, _payload, port) => {
      port.progress('erasing', 0, null);
      return wipeIfDue(rawOf(db), log);
    },
  } satisfies WriterOp<Ctx, object, boolean>,
};

/** That it was done, when and by whom stays in the log, without a word about whom. Nobody can take it back. */
function logErasure(trx: Db, at: number, first: number, counts: { dealers: number; staying: number }): void {
  rawOf(trx)
    .prepare(
      `INSERT INTO change_log (group_id, at, actor, action, entity, record_id, before, after)
       VALUES ((SELECT coalesce(max(group_id), 0) + 1 FROM change_log), ?, ?, 'remove', 'erasure', ?, '{}', ?)`,
    )
    .run(at, actorName(trx), first, JSON.stringify(counts));
}

/** What imports and the change log hold of them. */
function eraseMentions(raw: RawDb, ids: readonly number[], someone: string): void {
  const given = { ids: JSON.stringify(ids) };
  const finder = finderOf(raw, ids);
  const traces = tracesOf(raw, finder);
  const batches = batchesOf(raw, ids, traces.batches);
  raw.prepare(`DELETE FROM change_log WHERE ${THEIR_LOG} AND entity <> 'erasure'`).run(given);
  raw.prepare(`DELETE FROM import_before WHERE entity = 'dealer' AND record_id IN ${THESE}`).run(given);
  raw.prepare(`DELETE FROM import_before WHERE ${THEIR_ENTRIES}`).run(given);
  raw.prepare(`DELETE FROM import_seen WHERE ${THEIR_ENTRIES}`).run(given);
  raw
    .prepare(
      `UPDATE import_before SET before = json_replace(before, '$.note', ''), after = json_replace(after, '$.note', '')
       WHERE (entity = 'orders' AND record_id IN (SELECT id FROM orders WHERE dealer_id IN ${THESE}))
         OR (entity = 'receipt' AND record_id IN (SELECT id FROM receipt WHERE dealer_id IN ${THESE}))`,
    )
    .run(given);
  raw
    .prepare(`UPDATE import_removed SET image = json_replace(image, '$.note', '') WHERE dealer_id IN ${THESE}`)
    .run(given);
  eraseTraces(raw, traces);
  eraseFromSamples(raw, given.ids);
  eraseFiles(raw, batches);
  dropUnfinished(raw);
  eraseTitles(raw, finder, someone);
}

/** The bytes of imported files they stand in, and the first rows that were kept to show them. */
function eraseFiles(raw: RawDb, batches: readonly number[]): void {
  const gone = { files: JSON.stringify(filesOf(raw, batches)) };
  const which = '(SELECT value FROM json_each(@files))';
  raw.prepare(`UPDATE import_batch SET source_file_id = NULL WHERE source_file_id IN ${which}`).run(gone);
  raw.prepare(`DELETE FROM source_file WHERE id IN ${which}`).run(gone);
  raw
    .prepare(
      `UPDATE import_batch SET understanding = json_set(understanding, '$.preview', json('[]'), '$.columns',
         json((SELECT json_group_array(json_set(c.value, '$.samples', json('[]'))) FROM json_each(understanding, '$.columns') c)))
       WHERE understanding IS NOT NULL AND id IN (SELECT value FROM json_each(@batches))`,
    )
    .run({ batches: JSON.stringify(batches) });
}

/** Files that were looked at and not taken: they have to be looked at again. */
function dropUnfinished(raw: RawDb): void {
  for (const table of [
    'stage_line',
    'stage_order',
    'stage_held',
    'stage_dealer',
    'stage_same',
    'stage_receivable',
    'stage_receipt',
    'stage_entry',
    'stage_skipped',
    'stage_written',
  ])
    raw.exec(`DELETE FROM ${table}`);
  raw.exec("DELETE FROM import_batch WHERE status NOT IN ('committed', 'undone', 'undoing')");
}

/** Tables that are about nobody else. */
const THEIR_OWN = [
  'contact',
  'note',
  'activity',
  'dealer_file',
  'survey_reply',
  'survey_invite',
  'dealer_case',
  'care_gift',
  'dealer_tag',
  'custom_value',
  'dealer_alias',
  'tier_pin',
  'stage_override',
  'advice_refused',
  'health_ignored',
  'dealer_group_member',
  'segment_member',
  'segment_stay',
  'dealer_visit',
  'dealer_closed',
  'visit_verdict',
  'visit',
  'spoken_order',
  'market_note',
];

/** Their own tables; SQLite takes along what refers to a dealer that goes whole. */
function eraseRecords(raw: RawDb, ids: readonly number[], now: number, accountName: (id: number) => string): void {
  const given = { ids: JSON.stringify(ids) };
  const staying = raw
    .prepare<[object], number>(`SELECT d.id FROM dealer d WHERE d.id IN ${THESE} AND ${STAYS}`)
    .pluck()
    .all(given) as unknown as number[]; // plucked from a column of integers
  for (const table of THEIR_OWN) raw.prepare(`DELETE FROM ${table} WHERE dealer_id IN ${THESE}`).run(given);
  raw.prepare(`DELETE FROM dealer_merge WHERE kept_id IN ${THESE} OR lost_id IN ${THESE}`).run(given);
  // What a search found tells phones, tax numbers and people.
  for (const table of ['dealer_suspect', 'owner_suspect'])
    raw.prepare(`DELETE FROM ${table} WHERE low_id IN ${THESE} OR high_id IN ${THESE}`).run(given);
  raw.exec('DELETE FROM file_content WHERE id NOT IN (SELECT content_id FROM dealer_file)');
  for (const table of ['orders', 'receipt'])
    raw.prepare(`UPDATE ${table} SET note = '' WHERE dealer_id IN ${THESE} AND note <> ''`).run(given);
  raw.prepare(`UPDATE dealer_owner SET reason = '' WHERE dealer_id IN ${THESE} AND reason <> ''`).run(given);
  for (const table of ['score_figure', 'score_frozen'])
    raw
      .prepare(`UPDATE ${table} SET pin_reason = '' WHERE dealer_id IN ${THESE} AND pin_reason IS NOT NULL`)
      .run(given);
  for (const id of staying) makeNameless(raw, id, accountName(id), now);
  const kept = JSON.stringify(staying);
  raw
    .prepare(`DELETE FROM dealer WHERE id IN ${THESE} AND id NOT IN (SELECT value FROM json_each(@kept))`)
    .run({ ...given, kept });
}

/** What stays is an account that is counted and not graded; type and place keep the sums by them as they were. */
function makeNameless(raw: RawDb, id: number, name: string, now: number): void {
  raw
    .prepare(
      `UPDATE dealer SET name = @name, name_key = @name_key, pinyin = @pinyin, initials = @initials, sort_key = @sort_key,
         uid = new_uid(), code = '', code_key = '', short_name = '', mnemonic = '', town = '', address = '', tax_no = '',
         note = '', extras = '{}', original_grade = '', intent = '', settlement = '', preferred_channel = '', preferred_times = '',
         credit_limit_minor = NULL, term_days = NULL, potential = NULL, cooperation = NULL, source_row = NULL, excluded = 1, graded_by_choice = 0,
         deleted_at = NULL, revision = revision + 1, updated_at = @now
       WHERE id = @id`,
    )
    .run({ ...nameColumns(name), id, now });
}
