import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { PersonPair } from './contactDoubles.rules.ts';
import type { SuspectPair } from './doubles.rules.ts';
import type { OwnerPair } from './owners.rules.ts';
import { FOUND } from './suspects.repo.ts';

/** What a search found. */
interface Found {
  pairs: readonly SuspectPair[];
  people: readonly PersonPair[];
  owners: readonly OwnerPair[];
}

export const doublesOps = {
  /**
   * What a search found takes the place of what the one before found.
   * `found` is JSON of {@link Found}: 50,000 objects hold up the thread they pass through for 160 ms, one text does not.
   */
  'doubles.keepFound': {
    changes: ['doubles'],
    run: (ctx, { found, foundAt, standing }) =>
      inTransaction(ctx.db, (trx) => {
        const raw = rawOf(trx);
        // Packed by the search.
        const { pairs, people, owners } = JSON.parse(found) as Found;
        raw.exec('DELETE FROM dealer_suspect');
        // A dealer may have gone for good since the search began.
        const insert = raw.prepare(
          `INSERT INTO dealer_suspect (low_id, high_id, score, reasons) SELECT @lowId, @highId, @score, @reasons
           WHERE EXISTS (SELECT 1 FROM dealer WHERE id = @lowId) AND EXISTS (SELECT 1 FROM dealer WHERE id = @highId)`,
        );
        for (const { reasons, ...pair } of pairs) insert.run({ ...pair, reasons: JSON.stringify(reasons) });
        raw.exec('DELETE FROM contact_suspect');
        const insertPeople = raw.prepare(
          `INSERT INTO contact_suspect (low_id, high_id, score, reasons) SELECT @lowId, @highId, @score, @reasons
           WHERE EXISTS (SELECT 1 FROM contact WHERE id = @lowId) AND EXISTS (SELECT 1 FROM contact WHERE id = @highId)`,
        );
        for (const { reasons, ...pair } of people) insertPeople.run({ ...pair, reasons: JSON.stringify(reasons) });
        raw.exec('DELETE FROM owner_suspect');
        const insertOwners = raw.prepare(
          `INSERT INTO owner_suspect (low_id, high_id, code, text) SELECT @lowId, @highId, @code, @text
           WHERE EXISTS (SELECT 1 FROM dealer WHERE id = @lowId) AND EXISTS (SELECT 1 FROM dealer WHERE id = @highId)`,
        );
        for (const pair of owners) insertOwners.run(pair);
        raw
          .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
          .run(FOUND, JSON.stringify({ at: foundAt, standing }));
      }),
  } satisfies WriterOp<Ctx, { found: string; foundAt: number; standing: string }, void>,
};
