import { sql } from 'kysely';
import type { Db } from './open.ts';
import { rawOf, shareRaw } from './open.ts';

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
