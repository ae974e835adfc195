import type { RawDb } from '../open.ts';

/**
 * Every bill moves everybody's place and share a little, and nothing else of most: what moves stands in narrow rows of its own,
 * so that an import of a few bills writes little. Read as before: the view has the columns of score_frozen after its run.
 */
export function up(db: RawDb): void {
  const figures = FIGURES.map(([name, type]) => `${name} ${type}`).join(',\n  ');
  const places = PLACES.map(([name, type]) => `${name} ${type}`).join(',\n  ');
  const order = db
    .prepare<[], string>("SELECT name FROM pragma_table_info('score_frozen') WHERE name <> 'run_id' ORDER BY cid")
    .pluck()
    .all();
  const placed = new Set<string>(PLACES.map(([name]) => name));
  const columns = order.map((name) =>
    placed.has(name)
      ? `(SELECT p.${name} FROM score_place p WHERE p.dealer_id = f.dealer_id) AS ${name}`
      : `f.${name} AS ${name}`,
  );
  const names = (of: readonly (readonly [string, string])[]) => of.map(([name]) => name).join(', ');
  db.exec(`
CREATE TABLE score_figure (
  dealer_id INTEGER PRIMARY KEY REFERENCES dealer(id) ON DELETE CASCADE,
  ${figures}
) STRICT;
-- Of the dealers of score_figure; without a reference, which would be looked up for each of so many rows.
CREATE TABLE score_place (
  dealer_id INTEGER PRIMARY KEY,
  ${places}
) STRICT;
CREATE TRIGGER score_place_gone AFTER DELETE ON score_figure
BEGIN
  DELETE FROM score_place WHERE dealer_id = old.dealer_id;
END;
INSERT INTO score_figure (dealer_id, ${names(FIGURES)}) SELECT dealer_id, ${names(FIGURES)} FROM score_live ORDER BY dealer_id;
INSERT INTO score_place (dealer_id, ${names(PLACES)}) SELECT dealer_id, ${names(PLACES)} FROM score_live ORDER BY dealer_id;
DROP TABLE score_live;
CREATE VIEW score_live AS SELECT ${columns.join(', ')} FROM score_figure f;
`);
}

const FIGURES = [
  ['excluded', 'INTEGER NOT NULL'],
  ['history_since', 'TEXT'],
  ['first_on', 'TEXT'],
  ['last_on', 'TEXT'],
  ['window_first_on', 'TEXT'],
  ['orders', 'INTEGER NOT NULL'],
  ['sales_minor', 'INTEGER NOT NULL'],
  ['net_minor', 'INTEGER NOT NULL'],
  ['prev_net_minor', 'INTEGER NOT NULL'],
  ['tier', 'TEXT'],
  ['ungraded', 'TEXT'],
  ['abc', 'TEXT'],
  ['r_score', 'INTEGER'],
  ['f_score', 'INTEGER'],
  ['m_score', 'INTEGER'],
  ['rfm_group', 'TEXT'],
  ['next_tier', 'TEXT'],
  ['next_by_on', 'TEXT'],
  ['computed_tier', 'TEXT'],
  ['pin_reason', 'TEXT'],
  ['pin_until_on', 'TEXT'],
  ['margin', 'REAL'],
  ['payment', 'REAL'],
  ['potential', 'REAL'],
  ['cooperation', 'REAL'],
  ['value_score', 'REAL'],
  ['value_points', 'TEXT'],
  ['own_facts', 'TEXT'],
] as const;

const PLACES = [
  ['rank', 'INTEGER'],
  ['share', 'REAL'],
  ['share_before', 'REAL'],
  ['cumulative_share', 'REAL'],
  ['r_days', 'INTEGER'],
  ['next_gap_minor', 'INTEGER'],
  ['next_gap_orders', 'INTEGER'],
] as const;
