/**
 * Gives each row a column of its own so that the sum of costs is least.
 * @source H. W. Kuhn (1955): The Hungarian method; in the form with potentials and shortest augmenting paths, O(rows² × columns).
 */

/**
 * @param costs row after row, all finite; at most as many rows as columns
 * @returns the column of each row
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  if (rows > columns) throw new RangeError(`${rows} rows for ${columns} columns`);
  // Places from 1; 0 stands for "nothing yet".
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) augment(row);
  const columnOf = new Array<number>(rows).fill(0);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;

  function augment(start: number): void {
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(columns + 1);
    const seen = new Uint8Array(columns + 1);
    rowOf[0] = start;
    let at = 0;
    do {
      seen[at] = 1;
      const row = rowOf[at] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let column = 1; column <= columns; column += 1) {
        if (seen[column] === 1) continue;
        const cost = costs[row - 1]?.[column - 1] ?? 0;
        const reduced = cost - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0);
        if (reduced < (least[column] ?? 0)) {
          least[column] = reduced;
          before[column] = at;
        }
        if ((least[column] ?? 0) < delta) {
          delta = least[column] ?? 0;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column += 1) {
        if (seen[column] === 1) {
          const own = rowOf[column] ?? 0;
          rowPotential[own] = (rowPotential[own] ?? 0) + delta;
          columnPotential[column] = (columnPotential[column] ?? 0) - delta;
        } else least[column] = (least[column] ?? 0) - delta;
      }
      at = next;
    } while ((rowOf[at] ?? 0) !== 0);
    while (at !== 0) {
      const previous = before[at] ?? 0;
      rowOf[at] = rowOf[previous] ?? 0;
      at = previous;
    }
  }
}
