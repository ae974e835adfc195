interface Moves {
  readonly cells: readonly { readonly from: string; readonly to: string; readonly dealers: number }[];
  readonly up: number;
  readonly down: number;
}

/** Dealers that stand elsewhere though neither up nor down: one side of their step is no tier. */
export function movesApart({ cells, up, down }: Moves): number {
  const elsewhere = cells.filter(({ from, to }) => from !== to && from !== 'absent');
  return elsewhere.reduce((sum, { dealers }) => sum + dealers, 0) - up - down;
}

/** Nobody has been anywhere before: there is nothing to compare with. */
export function nothingBefore({ cells }: Pick<Moves, 'cells'>): boolean {
  return cells.every(({ from }) => from === 'absent');
}
