import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { RepMove } from '../../../shared/contract/reps.contract.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';
import { likelySame } from './likelySame.rules.ts';
import { readReps, servedSlices } from './reps.repo.ts';

/** Hand-overs told of a rep, the latest ones. */
const MOST_MOVES = 200;

interface Figures {
  dealers: number;
  amountMinor: number;
  tiers: Record<string, number>;
}

/** The reps with what each has today and what is settled for later days. */
export async function repOverview(db: Db, today: string): Promise<Output<'reps.overview'>> {
  const figures = new Map<number | null, Figures>();
  const of = (repId: number | null) => {
    const known = figures.get(repId) ?? { dealers: 0, amountMinor: 0, tiers: {} };
    figures.set(repId, known);
    return known;
  };
  for await (const rows of servedSlices(db, today)) {
    for (const { repId, tier, amountMinor } of rows) {
      const sums = of(repId);
      sums.dealers += 1;
      sums.amountMinor += amountMinor;
      if (tier !== null) sums.tiers[tier] = (sums.tiers[tier] ?? 0) + 1;
    }
  }
  const moves = movesAhead(db, today);
  const reps = readReps(db, today).map((rep) => {
    const coming = moves.filter(({ repId }) => repId === rep.id);
    const going = moves.filter(({ formerId }) => formerId === rep.id);
    const nextOn = [...coming, ...going].map(({ fromOn }) => fromOn).sort()[0] ?? null;
    const { full, initials } = pinyinOf(rep.name);
    return { ...rep, pinyin: `${full} ${initials}`, ...of(rep.id), coming: coming.length, going: going.length, nextOn };
  });
  const people = reps.map(({ id, name, aliases, phone }) => ({ id, names: [name, ...aliases], phone }));
  return {
    reps,
    unserved: of(null).dealers,
    window: liveWindow(db),
    likely: likelySame(people).map(({ id, otherId, reason }) => ({
      repId: RepId.parse(id),
      otherId: RepId.parse(otherId),
      reason,
    })),
  };
}

/** The window of the live result, both days included; null before the first calculation. */
export function liveWindow(db: Db): { from: string; asOf: string } | null {
  const row = rawOf(db)
    .prepare<[], { from: string; asOf: string }>(
      `SELECT window_from AS "from", as_of AS asOf FROM score_run WHERE status = 'live'`,
    )
    .get();
  return row ?? null;
}

interface Move {
  dealerId: number;
  fromOn: string;
  reason: string;
  repId: number | null;
  formerId: number | null;
}

/** Dated rows with the rep before them, but for a dealer's first. Of a day's rows the last one holds. */
const MOVES = `
SELECT o.dealer_id AS dealerId, o.from_on AS fromOn, o.reason, o.rep_id AS repId, b.rep_id AS formerId
FROM dealer_owner o JOIN dealer d ON d.id = o.dealer_id AND d.deleted_at IS NULL
JOIN dealer_owner b ON b.id = (SELECT b.id FROM dealer_owner b WHERE b.dealer_id = o.dealer_id AND b.from_on < o.from_on
                               ORDER BY b.from_on DESC, b.id DESC LIMIT 1)
WHERE o.id = (SELECT max(l.id) FROM dealer_owner l WHERE l.dealer_id = o.dealer_id AND l.from_on = o.from_on)
  AND o.rep_id IS NOT b.rep_id`;

/** Dealers that get another rep on a later day. */
function movesAhead(db: Db, today: string): Move[] {
  return rawOf(db).prepare<[string], Move>(`${MOVES} AND o.from_on > ?`).all(today);
}

/** What passed or will pass to a rep or from him. */
export function repMoves(db: Db, { id }: Parsed<'reps.moves'>): Output<'reps.moves'> {
  const raw = rawOf(db);
  const nameOf = raw.prepare<[number], string>('SELECT name FROM rep WHERE id = ?').pluck();
  const rows = raw
    .prepare<[{ id: number }], Move>(
      `${MOVES} AND (o.rep_id = @id OR b.rep_id = @id) AND o.dealer_id IN (SELECT dealer_id FROM dealer_owner WHERE rep_id = @id)
       ORDER BY o.from_on DESC, o.id DESC`,
    )
    .all({ id });
  const moves = new Map<string, RepMove>();
  for (const { fromOn, reason, repId, formerId } of rows) {
    const coming = repId === id;
    const other = coming ? formerId : repId;
    const key = JSON.stringify([fromOn, coming, other, reason]);
    const known = moves.get(key) ?? {
      fromOn,
      coming,
      repId: other === null ? null : RepId.parse(other),
      repName: other === null ? '' : String(nameOf.get(other) ?? ''),
      reason,
      dealers: 0,
    };
    moves.set(key, { ...known, dealers: known.dealers + 1 });
  }
  return { moves: [...moves.values()].slice(0, MOST_MOVES) };
}
