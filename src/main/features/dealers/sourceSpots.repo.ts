import { z } from 'zod';
import { type RowSpot, spotOf } from '../../../shared/domain/rowPlace.ts';
import { type Db, rawOf } from '../../db/open.ts';

const Places = z.object({
  sheet: z.string(),
  moreTables: z.array(z.object({ sheet: z.string(), read: z.boolean() })).default([]),
});

/** Tells where in an import's file a row stood, by what is kept of how it was read. Each import is looked up once. */
export function createSourceSpots(db: Db): (batchId: number | null, row: number) => RowSpot {
  const stored = rawOf(db).prepare<[number], string | null>('SELECT options FROM import_batch WHERE id = ?').pluck();
  const known = new Map<number, z.infer<typeof Places> | null>();
  return (batchId, row) => {
    if (batchId === null) return spotOf(row, null);
    let places = known.get(batchId);
    if (places === undefined) {
      const options = stored.get(batchId);
      places = options == null ? null : Places.parse(JSON.parse(options));
      known.set(batchId, places);
    }
    return spotOf(row, places);
  };
}

/** The same for a record that may have come from nowhere. */
export function sourceOf(
  spots: ReturnType<typeof createSourceSpots>,
  batchId: number | null,
  row: number | null,
): { sourceSheet: string | null; sourceRow: number | null } {
  if (row === null) return { sourceSheet: null, sourceRow: null };
  const spot = spots(batchId, row);
  return { sourceSheet: spot.sheet, sourceRow: spot.row };
}
