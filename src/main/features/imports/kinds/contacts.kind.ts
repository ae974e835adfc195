import { CONTACT_ENTRIES } from './contacts.entries.ts';
import { entryWork } from './entryWork.ts';

/** People of dealers. */
export const CONTACTS_WORK = entryWork(CONTACT_ENTRIES, ['dealers']);
