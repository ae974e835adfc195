import { sql } from 'kysely';
import type { Db } from './open.ts';
import { AUTO_CHECKPOINT_PAGES, rawOf, shareRaw } from './open.ts';

/**
 * Puts many questions to one state of the file. Each alone would lock it anew and forget the pages it knows whenever the
 * writer has written meanwhile. Nothing may be awaited inside: other work shares the connection.
 */
export function inSnapshot<R>(db: Db, work: () => R): R {
  const raw = rawOf(db);
  if (raw.inTransaction) return work();
  raw.exec('BEGIN');
  try {
    return work();
  } finally {
    raw.exec('COMMIT');
  }
}

/**
 * A write transaction whose result need not outlive a power failure, such as staged rows and what
 * is calculated anew from the data: it does not wait for the disk. With
 * a write-ahead log the file stays whole, and the next lasting transaction makes this one last too.
 */
export function inPassingTransaction<R>(db: Db, work: (trx: Db) => Promise<R> | R): Promise<R> {
  return withoutWaiting(db, () => inTransaction(db, work));
}

/** Transactions begun in `work` do not wait for the disk, as {@link inPassingTransaction}. */
export async function withoutWaiting<R>(db: Db, work: () => Promise<R>): Promise<R> {
  const raw = rawOf(db);
  if (raw.pragma('journal_mode', { simple: true }) !== 'wal') return work();
  raw.pragma('synchronous = NORMAL');
  try {
    return await work();
  } finally {
    raw.pragma('synchronous = FULL');
  }
}

/**
 * A passing transaction for what is calculated from the data: it does not take a long log into the file either, which is left to
 * the next lasting transaction or to a moment when nobody waits.
 */
export async function inDerivedTransaction<R>(db: Db, work: (trx: Db) => Promise<R> | R): Promise<R> {
  const raw = rawOf(db);
  raw.pragma('wal_autocheckpoint = 0');
  try {
    return await inPassingTransaction(db, work);
  } finally {
    raw.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT_PAGES}`);
  }
}

/**
 * Runs one write transaction. It begins IMMEDIATE, so that it never fails half-way for want of the write lock.
 * Inside, use only `trx` and await only database calls: the outer handle waits for the same connection for ever.
 */
export async function inTransaction<R>(db: Db, work: (trx: Db) => Promise<R> | R): Promise<R> {
  return db.connection().execute(async (connection) => {
    const trx = shareRaw(db, connection);
    await sql`BEGIN IMMEDIATE`.execute(trx);
    try {
      const result = await work(trx);
      await sql`COMMIT`.execute(trx);
      return result;
    } catch (error) {
      if (rawOf(db).inTransaction) await sql`ROLLBACK`.execute(trx);
      throw error;
    }
  });
}
