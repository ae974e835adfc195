/** The shortest ways first, as long as they make no fork and no early ring. */
export function greedyTour(distance: Float64Array, n: number, near: Int32Array, width: number): Int32Array {
  const ways: { a: number; b: number; far: number }[] = [];
  for (let a = 0; a < n; a += 1)
    for (let k = 0; k < width; k += 1) {
      const b = near[a * width + k] ?? 0;
      ways.push({ a, b, far: distance[a * n + b] ?? 0 });
    }
  ways.sort((x, y) => x.far - y.far || x.a - y.a || x.b - y.b);
  const links = Array.from({ length: n }, (): number[] => []);
  const root = Int32Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => {
    let r = i;
    while ((root[r] ?? r) !== r) r = root[r] ?? r;
    root[i] = r;
    return r;
  };
  for (const { a, b } of ways) {
    if ((links[a]?.length ?? 2) >= 2 || (links[b]?.length ?? 2) >= 2 || find(a) === find(b)) continue;
    links[a]?.push(b);
    links[b]?.push(a);
    root[find(a)] = find(b);
  }
  return joined(links, distance, n);
}

/** Follows each piece to its end and goes on with the nearest end of another. */
function joined(links: readonly (readonly number[])[], distance: Float64Array, n: number): Int32Array {
  const tour = new Int32Array(n);
  const seen = new Uint8Array(n);
  let place = 0;
  for (let i = 0; i < n; i += 1) {
    if (i > 0) {
      const onward = links[place]?.find((other) => seen[other] === 0);
      if (onward !== undefined) place = onward;
      else {
        let best = -1;
        for (let other = 0; other < n; other += 1) {
          if (seen[other] === 1 || (links[other] ?? []).every((each) => seen[each] === 0) === false) continue;
          if ((links[other]?.length ?? 0) > 1) continue;
          if (best < 0 || (distance[place * n + other] ?? 0) < (distance[place * n + best] ?? 0)) best = other;
        }
        place = best < 0 ? seen.indexOf(0) : best;
      }
    }
    tour[i] = place;
    seen[place] = 1;
  }
  return tour;
}
