import { cheapestAssignment } from './assign.ts';

/**
 * Which of the former clusters each new one goes on from: the pairing in which centres have moved least altogether, so that
 * a cluster keeps its number from one run to the next. Some stay without a partner where there are more of one side.
 * @param centres of the new ones and the former ones in one common space
 * @returns for each new cluster the former one, or undefined
 */
export function matchClusters(
  centres: readonly (readonly number[])[],
  former: readonly (readonly number[])[],
): (number | undefined)[] {
  if (centres.length === 0 || former.length === 0) return centres.map(() => undefined);
  const turned = centres.length > former.length;
  const [rows, columns] = turned ? [former, centres] : [centres, former];
  const pairs = cheapestAssignment(rows.map((a) => columns.map((b) => squared(a, b))));
  if (!turned) return pairs;
  return centres.map((_, i) => {
    const at = pairs.indexOf(i);
    return at < 0 ? undefined : at;
  });
}

/** Whether two that were paired are the nearest to one another as well: only then is one a continuation of the other. */
export function isSameCluster(
  centres: readonly (readonly number[])[],
  former: readonly (readonly number[])[],
  at: number,
  was: number,
): boolean {
  const [here, there] = [centres[at], former[was]];
  if (here === undefined || there === undefined) return false;
  const distance = squared(here, there);
  return (
    former.every((other) => squared(here, other) >= distance) &&
    centres.every((other) => squared(other, there) >= distance)
  );
}

function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, c) => sum + (value - (b[c] ?? 0)) ** 2, 0);
}
