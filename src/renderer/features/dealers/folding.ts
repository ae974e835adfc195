/** px between two of the strip. */
export const GAP = 2;

/**
 * Which of a strip's parts do not fit into it and go into the menu at its end: the last ones, never the open one.
 * @param widths px of each part
 * @param room px of the strip
 * @param more px of the button of the menu
 * @param open the part that stays in sight, by its place
 */
export function foldedParts(widths: readonly number[], room: number, more: number, open: number): ReadonlySet<number> {
  const whole = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  if (whole <= room) return new Set();
  let left = room - more - GAP - (widths[open] ?? 0);
  let full = false;
  const folded = new Set<number>();
  for (const [at, width] of widths.entries()) {
    if (at === open) continue;
    // What comes after the first that has no room goes with it: the order stays.
    full ||= width + GAP > left;
    if (full) folded.add(at);
    else left -= width + GAP;
  }
  return folded;
}
