/** For each place the others, the nearest first; equals in the order of their numbers. `count` of them, row by row. */
export function nearestPlaces(distance: Float64Array, size: number, count: number, without = -1): Int32Array {
  const width = Math.max(0, Math.min(count, size - 1 - (without >= 0 ? 1 : 0)));
  const nearest = new Int32Array(size * width);
  for (let place = 0; place < size; place += 1) {
    const others: number[] = [];
    for (let other = 0; other < size; other += 1) if (other !== place && other !== without) others.push(other);
    const row = place * size;
    others.sort((a, b) => (distance[row + a] ?? 0) - (distance[row + b] ?? 0) || a - b);
    for (let rank = 0; rank < width; rank += 1) nearest[place * width + rank] = others[rank] ?? 0;
  }
  return nearest;
}
