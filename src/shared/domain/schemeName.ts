/** True where two names of schemes are read as the same, whatever their letters' case and the spaces around them. */
export function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The first of a name, the name with 2, with 3 … that none of the others bears. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.some((other) => sameName(other, name)); n += 1) name = `${wanted} ${n}`;
  return name;
}
