import type { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import type { RawDb } from '../../db/open.ts';
import { newUid } from '../../runtime/ids.ts';
import { changedLive, type LiveChanges, rememberRows, storedUid, writeLive } from './liveRows.ts';
import type { RhythmResult } from './rhythm.calc.ts';
import { RHYTHM_TABLE } from './rhythmTable.ts';

/** What the stored rows were calculated as of. */
interface RhythmHead {
  asOf: string;
  asOfOpen: number;
  rules: RhythmRules;
}

/** What storing a rhythm takes: only what differs; a head of null where there are no orders. */
export type RhythmChanges = LiveChanges & { head: RhythmHead | null };

/** What of a rhythm differs from the stored one. */
export function rhythmChanges(raw: RawDb, rhythm: RhythmResult | null): RhythmChanges {
  if (rhythm === null) return { head: null, changed: [], gone: [] };
  const { asOf, asOfOpen, rules, rows } = rhythm;
  return { head: { asOf, asOfOpen, rules }, ...changedLive(raw, RHYTHM_TABLE, storedUid(raw), rows) };
}

/** Keeps what has been stored under this uid, to compare the next one with. */
export function rememberRhythm(raw: RawDb, uid: string, { rows }: RhythmResult): void {
  rememberRows(raw, RHYTHM_TABLE, uid, rows);
}

/**
 * Writes what differs under a new head. Runs inside a transaction.
 * @returns the head's uid, and whether lists show anything else: a row, or the day that lateness counts to
 */
export function writeRhythm(raw: RawDb, { head, ...changes }: RhythmChanges): { uid: string; moved: boolean } {
  const uid = newUid();
  const before = raw.prepare<[], string>('SELECT as_of FROM rhythm_head').pluck().get();
  const moved = before !== head?.asOf || changes.changed.length + changes.gone.length > 0;
  if (head === null) raw.exec('DELETE FROM rhythm_head; DELETE FROM rhythm_live; DELETE FROM lifecycle_live');
  else {
    writeLive(raw, RHYTHM_TABLE, changes);
    raw
      .prepare(
        `INSERT INTO rhythm_head (id, uid, as_of, as_of_open, rules, stages) VALUES (1, @uid, @asOf, @asOfOpen, @rules, '{}')
         ON CONFLICT DO UPDATE SET uid = @uid, as_of = @asOf, as_of_open = @asOfOpen, rules = @rules`,
      )
      .run({ uid, asOf: head.asOf, asOfOpen: head.asOfOpen, rules: JSON.stringify(head.rules) });
  }
  return { uid, moved };
}
