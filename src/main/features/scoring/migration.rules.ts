import type { MoveCell, Mover } from '../../../shared/contract/scoring.contract.ts';

/** A dealer on its way from one standing to another. */
export type Move = Pick<Mover, 'from' | 'to' | 'amountMinor'> & { dealerId: number };

export interface Moves {
  cells: MoveCell[];
  up: number;
  down: number;
  same: number;
}

/**
 * How many dealers, and how much money, went from where to where. Codes sort by value, so the smaller one is the better
 * tier; steps from or to no tier are neither up nor down.
 * @param rank of a standing among the tiers, the best first; undefined for what is no tier
 */
export function movesOf(moves: readonly Move[], rank: (standing: string) => number | undefined): Moves {
  const cells = new Map<string, MoveCell>();
  const counts = { up: 0, down: 0, same: 0 };
  for (const { from, to, amountMinor } of moves) {
    const key = `${from}>${to}`;
    const cell = cells.get(key) ?? { from, to, dealers: 0, amountMinor: 0 };
    cell.dealers += 1;
    cell.amountMinor += amountMinor;
    cells.set(key, cell);
    const [then, now] = [rank(from), rank(to)];
    if (then === undefined || now === undefined) continue;
    counts[now < then ? 'up' : now > then ? 'down' : 'same'] += 1;
  }
  return { cells: [...cells.values()], ...counts };
}

/** Those who stand elsewhere, the largest amounts first. */
export function movedOnly<M extends Move>(moves: readonly M[]): M[] {
  return byAmount(moves.filter(({ from, to }) => from !== to && from !== 'absent'));
}

export function byAmount<M extends Move>(moves: readonly M[]): M[] {
  return moves.toSorted((a, b) => b.amountMinor - a.amountMinor || a.dealerId - b.dealerId);
}
