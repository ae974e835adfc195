import { z } from 'zod';
import { BackupReason } from '../../../shared/contract/backups.contract.ts';
import type { RawDb } from '../../db/open.ts';

/** What a copy tells of itself, kept in its own `meta` table, so that it can be recognised and checked anywhere. */
export interface Seal {
  madeAt: number;
  reason: BackupReason;
  /** Of every table when the copy was made. */
  measure: Record<string, number[]>;
  /** Preferences of the PC it was made on: they come along to another one. */
  prefs: Record<string, string>;
}

const Stored = z.object({
  madeAt: z.int(),
  reason: BackupReason,
  measure: z.record(z.string(), z.array(z.number())),
  prefs: z.record(z.string().regex(/^[\w.-]{1,60}$/), z.string().max(20_000)),
});

const KEY = 'backup';

/** Writes the seal into a copy that nobody else has open. */
export function writeSeal(raw: RawDb, seal: Seal): void {
  raw
    .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(KEY, JSON.stringify(seal));
}

/** Undefined for a data file that was not made as a backup, and for a seal somebody has been at. */
export function readSeal(raw: RawDb): Seal | undefined {
  const text = raw.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(KEY);
  if (text === undefined) return undefined;
  try {
    const parsed = Stored.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A restored file is no backup any more. */
export function removeSeal(raw: RawDb): void {
  raw.prepare('DELETE FROM meta WHERE key = ?').run(KEY);
}

/** The file's own name among all files. */
export function uidOf(raw: RawDb): string {
  return raw.prepare<[], string>(`SELECT value FROM meta WHERE key = 'uid'`).pluck().get() ?? '';
}
