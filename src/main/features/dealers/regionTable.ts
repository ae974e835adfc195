import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegionIndex } from './region.rules.ts';

type RegionIndex = ReturnType<typeof createRegionIndex>;

const tables = new Map<string, RegionIndex>();

/** The region table that ships with the program, read once per process. */
export function loadRegions(resourcesDir: string): RegionIndex {
  const known = tables.get(resourcesDir);
  if (known) return known;
  const index = createRegionIndex(JSON.parse(readFileSync(join(resourcesDir, 'regions.json'), 'utf8')));
  tables.set(resourcesDir, index);
  return index;
}
