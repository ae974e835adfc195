/** Dealers by cluster; lists of the same length. */
export interface Membership {
  readonly dealerId: readonly number[];
  readonly label: readonly number[];
}

/** Dealers that were in one cluster and are in another. null: in none of them, for who did not buy in the window. */
export interface ClusterMove {
  from: number | null;
  to: number | null;
  dealers: number[];
}

/** From which cluster to which dealers have gone between two runs, by the numbers of the clusters; whoever is in none comes last. */
export function clusterMoves(before: Membership, now: Membership): ClusterMove[] {
  const was = labelsOf(before);
  const is = labelsOf(now);
  const moves = new Map<string, ClusterMove>();
  for (const id of new Set([...is.keys(), ...was.keys()])) {
    const [from, to] = [was.get(id) ?? null, is.get(id) ?? null];
    const key = `${from} ${to}`;
    const move = moves.get(key) ?? { from, to, dealers: [] };
    move.dealers.push(id);
    moves.set(key, move);
  }
  const place = (label: number | null) => label ?? Number.POSITIVE_INFINITY;
  return [...moves.values()].sort((a, b) => order(place(a.from), place(b.from)) || order(place(a.to), place(b.to)));
}

function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function labelsOf({ dealerId, label }: Membership): Map<number, number> {
  return new Map(dealerId.map((id, at) => [id, label[at] ?? 0]));
}
