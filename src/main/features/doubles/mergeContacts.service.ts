import type { ContactField } from '../../../shared/contract/contactDoubles.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId, ContactId, ContactMergeId, DealerId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  beginAct,
  lastEntryOf,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  type Row,
  readRow,
  writeColumns,
} from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readPeople, type StoredPerson, toContact } from './contactPairs.repo.ts';
import { passOnContact } from './laterContactMerge.ts';
import { settleMains } from './mainContacts.ts';
import { differingContactFields, mergedContact, unitedPhones, withoutAdded } from './mergeContacts.rules.ts';

interface StoredMerge {
  id: number;
  keptId: number;
  lostId: number;
  before: string;
  after: string;
  mergedAt: number;
  dealerId: number;
}

const MERGE = `SELECT m.id, m.kept_id AS keptId, m.lost_id AS lostId, m.before, m.after,
  m.merged_at AS mergedAt, k.dealer_id AS dealerId
  FROM contact_merge m JOIN contact k ON k.id = m.kept_id JOIN contact l ON l.id = m.lost_id`;

/** Two people of one dealer side by side. @throws AppError merge_same, not_found */
export function compareContacts(
  ctx: Ctx,
  { keptId, lostId }: Parsed<'doubles.compareContacts'>,
): Output<'doubles.compareContacts'> {
  const [kept, lost] = readPair(rawOf(ctx.db), keptId, lostId);
  const [one, other] = [toContact(kept), toContact(lost)];
  return {
    kept: { ...one, revision: kept.revision },
    lost: { ...other, revision: lost.revision },
    fields: differingContactFields(kept, lost),
    phones: toContact({ ...kept, phones: unitedPhones(kept.phones, lost.phones) }).phones,
  };
}

/** Makes one person part of another in one act: values as chosen, phones of both. @throws AppError merge_same, not_found, stale_edit */
export function mergeContacts(
  ctx: Ctx,
  { keptId, lostId, taken, expected }: Parsed<'doubles.mergeContacts'>,
): Promise<Output<'doubles.mergeContacts'>> {
  return inTransaction(ctx.db, (trx) => {
    const [kept, lost] = readPair(rawOf(trx), keptId, lostId);
    if (expected !== undefined && (kept.revision !== expected.kept || lost.revision !== expected.lost))
      throw new AppError('stale_edit', { id: keptId });
    const now = ctx.clock.now();
    const act = beginAct(trx, now, { movesScores: false });
    const proposed = differingContactFields(kept, lost).filter(({ take }) => take);
    const fields: readonly ContactField[] = taken ?? proposed.map(({ field }) => field);
    const after: Row = {
      ...mergedContact(kept, lost, fields),
      ...(lost.isPrimary === 1 && kept.isPrimary === 0 ? { is_primary: 1 } : {}),
    };
    const images: Record<string, Row[string]> = { ...kept, is_primary: kept.isPrimary };
    const before = Object.fromEntries(Object.keys(after).map((column) => [column, images[column] ?? null]));
    const columns = { kept_id: keptId, lost_id: lostId, merged_at: now };
    const mergeId = loggedInsert(
      trx,
      act,
      'contact_merge',
      { ...columns, before: JSON.stringify(before), after: JSON.stringify(after) },
      kept.dealerId,
    );
    loggedUpdate(trx, act, 'contact', lostId, { deleted_at: now }, 'remove', kept.dealerId);
    if (Object.keys(after).length > 0) loggedUpdate(trx, act, 'contact', keptId, after, 'update', kept.dealerId);
    return { mergeId: ContactMergeId.parse(mergeId), changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** Takes a merge of people apart, in one act: a value that was edited since stays, phones the merge added go. @throws AppError not_found */
export function unmergeContacts(
  ctx: Ctx,
  { mergeId }: Parsed<'doubles.unmergeContacts'>,
): Promise<Output<'doubles.unmergeContacts'>> {
  return inTransaction(ctx.db, (trx) => {
    const merge = rawOf(trx).prepare<[number], StoredMerge>(`${MERGE} WHERE m.id = ?`).get(mergeId);
    if (merge === undefined) throw new AppError('not_found');
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const back = columnsBack(trx, merge);
    loggedDelete(trx, act, 'contact_merge', merge.id, merge.dealerId);
    if (Object.keys(back).length > 0) loggedUpdate(trx, act, 'contact', merge.keptId, back, 'update', merge.dealerId);
    loggedUpdate(trx, act, 'contact', merge.lostId, { deleted_at: null }, 'restore', merge.dealerId);
    settleMains(trx, [merge.dealerId], ctx.clock.now());
    return { changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** Two people who belong to two dealers again, for their merge was taken apart, are two again. */
export function partPeopleOfTwo(trx: Db, now: number): void {
  const raw = rawOf(trx);
  const merges = raw.prepare<[], StoredMerge>(`${MERGE} WHERE k.dealer_id <> l.dealer_id ORDER BY m.id DESC`).all();
  for (const merge of merges) {
    const back = columnsBack(trx, merge);
    raw.prepare('DELETE FROM contact_merge WHERE id = ?').run(merge.id);
    if (Object.keys(back).length > 0) writeColumns(trx, 'contact', merge.keptId, back, now);
    writeColumns(trx, 'contact', merge.lostId, { deleted_at: null }, now);
  }
}

/** What the one that stayed gets back: columns that still hold what the merge wrote, and his phones without the other's. */
function columnsBack(trx: Db, { id, keptId, before, after, mergedAt }: StoredMerge): Row {
  const current = readRow(trx, 'contact', keptId);
  // Both written by mergeContacts.
  const [was, wrote] = [JSON.parse(before) as Row, JSON.parse(after) as Row];
  const back: Row = {};
  for (const [column, value] of Object.entries(wrote)) {
    if (column === 'phones') back.phones = withoutAdded(String(current.phones), String(was.phones), String(value));
    else {
      const overwritten = { entity: 'contact', recordId: keptId, column, was: value, now: was[column] ?? null };
      if (!passOnContact(rawOf(trx), { id, mergedAt }, overwritten) && current[column] === value)
        back[column] = overwritten.now;
    }
  }
  return Object.fromEntries(Object.entries(back).filter(([column, value]) => current[column] !== value));
}

/** Merges of people that stand: of one dealer, or all. */
export function listContactMerges(
  ctx: Ctx,
  { dealerId }: Parsed<'doubles.contactMerges'>,
): Output<'doubles.contactMerges'> {
  const rows = rawOf(ctx.db)
    .prepare<
      [object],
      {
        id: number;
        mergedAt: number;
        dealer: number;
        dealerName: string;
        kept: number;
        keptName: string;
        lost: number;
        lostName: string;
      }
    >(
      `SELECT m.id, m.merged_at AS mergedAt, d.id AS dealer, d.name AS dealerName, k.id AS kept, k.name AS keptName,
         l.id AS lost, l.name AS lostName
       FROM contact_merge m JOIN contact k ON k.id = m.kept_id AND k.deleted_at IS NULL JOIN contact l ON l.id = m.lost_id
       JOIN dealer d ON d.id = k.dealer_id AND d.deleted_at IS NULL
       WHERE @dealerId IS NULL OR d.id = @dealerId ORDER BY m.merged_at DESC, m.id DESC`,
    )
    .all({ dealerId: dealerId ?? null });
  return {
    merges: rows.map(({ id, mergedAt, ...row }) => ({
      mergeId: ContactMergeId.parse(id),
      mergedAt,
      dealer: { id: DealerId.parse(row.dealer), name: row.dealerName },
      kept: { id: ContactId.parse(row.kept), name: row.keptName },
      lost: { id: ContactId.parse(row.lost), name: row.lostName },
    })),
  };
}

/** Both on the page of one dealer, and two. */
function readPair(raw: RawDb, keptId: number, lostId: number): [kept: StoredPerson, lost: StoredPerson] {
  if (keptId === lostId) throw new AppError('merge_same');
  const people = readPeople(raw, [keptId, lostId]);
  const [kept, lost] = [people.get(keptId), people.get(lostId)];
  if (kept === undefined || lost === undefined || kept.dealerId !== lost.dealerId) throw new AppError('not_found');
  return [kept, lost];
}
