/**
 * The order of a day when some of its visits take another place.
 * @param day ids of the day in their order, without or with those that come
 * @param coming ids that take a place, in their order
 * @param place number of the first of them, 1, 2, 3 …; undefined: behind the others
 */
export function withPlaced(day: readonly number[], coming: readonly number[], place: number | undefined): number[] {
  const moving = new Set(coming);
  const staying = day.filter((id) => !moving.has(id));
  const at = place === undefined ? staying.length : Math.min(place - 1, staying.length);
  return [...staying.slice(0, at), ...coming, ...staying.slice(at)];
}
