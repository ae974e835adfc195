import type { RawDb } from '../open.ts';

/** Two more views that come with the program: who is overdue, and who owes more than the limit allows. */
export function up(db: RawDb): void {
  const add = db.prepare(
    'INSERT INTO saved_view (built_in, query, place) SELECT ?, ?, coalesce(max(place), 0) + 1 FROM saved_view',
  );
  for (const field of ['overdue', 'overLimit'])
    add.run(field, JSON.stringify({ filter: { ranges: [{ field, min: 1 }] }, sort: { by: field, descending: true } }));
}
