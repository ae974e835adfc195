import type { Topic } from '../../../../shared/contract/events.ts';
import type { EntryKind } from '../entryKind.ts';
import { mergeEntries } from '../mergeEntries.ts';
import { stageEntries } from '../stageEntries.ts';
import { undoEntries } from '../undoEntries.ts';
import type { KindWork } from './kindWork.ts';

/** What is done with a list of entries: a kind that declares an `EntryKind` needs no code of its own. */
export function entryWork(kind: EntryKind, topics: readonly Topic[]): KindWork {
  const title = kind.table.ofDealer ? 'coalesce(d.name, s.title)' : 's.title';
  return {
    stage: (env, batchId, request, options) => stageEntries(kind, env, batchId, request, options),
    staged: {
      table: 'stage_entry',
      select: `SELECT s.source_row AS row, ${title} AS title, NULL AS joinedRow, s.changes, s.shown AS vals
        FROM stage_entry s LEFT JOIN dealer d ON d.id = s.dealer_id`,
    },
    merge(db, work) {
      mergeEntries(db, kind.table, work);
      return {};
    },
    undo: (db, batchId) => undoEntries(db, kind.table, batchId),
    entries: kind.table.name,
    topics,
  };
}
