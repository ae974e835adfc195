import { rawOf } from '../../../db/open.ts';
import { undoAliases } from '../repAliases.ts';
import { entryWork } from './entryWork.ts';
import type { KindWork } from './kindWork.ts';
import { REP_ENTRIES } from './reps.entries.ts';

const work = entryWork(REP_ENTRIES, ['reps', 'dealers']);

/** People of ours, with their other names. */
export const REPS_WORK: KindWork = {
  ...work,
  undo(db, batchId) {
    undoAliases(rawOf(db), batchId);
    work.undo?.(db, batchId);
  },
};
