import { tickVisitsOf, untickVisits, visitsOfList } from '../../activities/carriedLists.ts';
import { ACTIVITY_ENTRIES } from './activities.entries.ts';
import { entryWork } from './entryWork.ts';
import type { KindWork } from './kindWork.ts';

const ENTRIES = entryWork(ACTIVITY_ENTRIES, ['activities', 'visits']);

/** What was done about dealers; a visit that was planned for its day is done by it, as one that is logged by hand. */
export const ACTIVITIES_WORK: KindWork = {
  ...ENTRIES,
  merge(db, work) {
    const counts = ENTRIES.merge?.(db, work) ?? {};
    tickVisitsOf(db, work.batchId, work.now);
    return counts;
  },
  undo(db, batchId) {
    const ticked = visitsOfList(db, batchId);
    ENTRIES.undo?.(db, batchId);
    untickVisits(db, ticked);
  },
};
