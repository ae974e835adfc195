import { ACTIVITY_ENTRIES } from './activities.entries.ts';
import { entryWork } from './entryWork.ts';

/** What was done about dealers. */
export const ACTIVITIES_WORK = entryWork(ACTIVITY_ENTRIES, ['activities']);
