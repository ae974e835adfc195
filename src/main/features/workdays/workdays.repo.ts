import { type Db, rawOf } from '../../db/open.ts';
import { type OwnDay, WorkCalendar } from './workdays.rules.ts';

/** A day that the owner has set, as it is stored. */
export interface StoredDay extends OwnDay {
  id: number;
  origin: 'own' | 'import';
}

/** Every day that the owner has set, in order. */
export function listOwnDays(db: Db): StoredDay[] {
  return rawOf(db).prepare<[], StoredDay>('SELECT id, day, kind, name, origin FROM workday ORDER BY day').all();
}

/** The calendar of working days of this file: what is published, over it the owner's days. */
export function readCalendar(db: Db): WorkCalendar {
  return new WorkCalendar(listOwnDays(db));
}
