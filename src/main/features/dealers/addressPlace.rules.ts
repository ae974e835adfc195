import type { RegionIndex, RegionNames } from './region.rules.ts';

/** Where a dealer is, in columns as SQLite names them; others do not matter. */
type Known = Readonly<Record<string, string | number | null | undefined>>;
type PlaceColumns = RegionNames & { region_code: string };

const LEVELS = ['province', 'city', 'district'] as const;
/** Digits of a county's code. */
const WHOLE = 6;

/**
 * The place an address tells of a dealer, read within what is known of him: 长安区 is that of his own city. It completes what
 * is known; an address that names another county by itself says that he has moved there.
 * @param decided the place was chosen together with the address: it is completed and never left
 * @returns the columns to be written, none where the address says nothing new
 */
export function addressPlace(
  address: string,
  known: Known,
  regions: RegionIndex,
  decided = false,
): PlaceColumns | undefined {
  if (address === '') return undefined;
  const text = (column: string) => String(known[column] ?? '');
  const code = text('region_code');
  const alone = regions.parseRegion(address);
  const isElsewhere = alone.code.length === WHOLE && !alone.ambiguous && !alone.code.startsWith(code);
  if (isElsewhere) return decided ? undefined : { region_code: alone.code, ...namesOf(alone) };
  const within = regions.parseRegion(address, {
    ...{ province: text('province'), city: text('city'), district: text('district') },
  });
  const completes =
    within.code.length > code.length &&
    within.code.startsWith(code) &&
    LEVELS.every((level) => text(level) === '' || text(level) === within[level]);
  return completes ? { region_code: within.code, ...namesOf(within) } : undefined;
}

function namesOf({ province, city, district }: RegionNames): RegionNames {
  return { province, city, district };
}
