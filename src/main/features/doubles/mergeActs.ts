import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { bumpOrdersRevision } from '../../db/revision.ts';
import type { LogRow, WholeActs } from '../../db/undoAct.ts';
import { settlePeople } from './laterContactMerge.ts';
import { settleMains } from './mainContacts.ts';
import { forwardMerged, mergeAgain, refreshDays } from './mergeDealers.ts';
import { findMerge, lastCommit, readRecord } from './mergeSteps.ts';
import { type Parted, partMerged } from './unmergeDealers.ts';

/**
 * How acts that merge dealers are taken back and done again, for whoever undoes acts.
 * @param today for who serves whom
 * @param onParted is told what went back
 */
export function mergeActs(today: string, onParted: (parted: Parted) => void = () => undefined): WholeActs {
  return {
    entity: 'dealer_merge',
    undo(db, recordId, at) {
      const merge = findMerge(rawOf(db), recordId);
      if (merge === undefined || merge.undoneAt !== null) throw new AppError('undo_conflict', { reason: 'gone' });
      onParted(partMerged(db, merge, at));
    },
    redo(db, recordId, groupId, at) {
      const raw = rawOf(db);
      const merge = findMerge(raw, recordId);
      if (merge === undefined) throw new AppError('undo_conflict', { reason: 'gone' });
      for (const id of [merge.keptId, merge.lostId]) {
        if (readRecord(raw, 'dealer', id)?.deleted_at !== null) throw new AppError('undo_conflict', { reason: 'gone' });
      }
      raw
        .prepare('UPDATE dealer_merge SET undone_at = NULL, merged_at = ?, group_id = ?, commit_no = ? WHERE id = ?')
        .run(at, groupId, lastCommit(raw), recordId);
      mergeAgain(db, { ...merge, mergedAt: at, groupId }, today, at);
    },
    settle(db, entries, at) {
      settleMerged(db);
      settlePeople(rawOf(db), entries);
      settleMains(db, dealersOf(rawOf(db), entries), at);
    },
  };
}

/** Sends on what an undone or repeated act has brought to a dealer that is part of another by now. */
function settleMerged(db: Db): void {
  const touched = forwardMerged(db);
  if (touched.length === 0) return;
  refreshDays(db, touched);
  bumpOrdersRevision(db);
}

/** The dealers of the people an act is about, as they are by now. */
function dealersOf(raw: RawDb, entries: readonly LogRow[]): number[] {
  const dealerOf = raw.prepare<[number], number>('SELECT dealer_id FROM contact WHERE id = ?').pluck();
  return entries.flatMap(({ entity, record_id }) => (entity === 'contact' ? (dealerOf.get(record_id) ?? []) : []));
}
