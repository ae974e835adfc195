import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TestResult } from '../../shared/contract/backups.contract.ts';
import { WireErrorSchema } from '../../shared/contract/events.ts';

const KnownPlace = z.object({
  folder: z.string(),
  firstCopyOn: z.string().nullable().default(null),
  lastGood: z
    .object({ at: z.int(), day: z.string(), name: z.string(), sizeBytes: z.int(), mark: z.string() })
    .nullable()
    .default(null),
  lastFailure: z.object({ at: z.int(), error: WireErrorSchema }).nullable().default(null),
  lastTest: TestResult.nullable().default(null),
});
/** Where this PC keeps copies of one data file, and how that went. */
export type KnownPlace = z.infer<typeof KnownPlace>;

const Stored = z.record(z.string(), KnownPlace);

/**
 * The safe places of this PC by the data file's uid: drive letters and sticks are this PC's, so they do not travel with
 * the file. Read anew each time: the command line notes its copies here beside an open window.
 */
export function createPlaceStore(appDir: string) {
  const path = join(appDir, 'safePlaces.json');

  function change(uid: string, next: KnownPlace | undefined): void {
    const all = load(path);
    if (next === undefined) delete all[uid];
    else all[uid] = next;
    mkdirSync(appDir, { recursive: true });
    // A crash while writing leaves the old file.
    writeFileSync(`${path}.part`, JSON.stringify(all, null, 1));
    renameSync(`${path}.part`, path);
  }

  return {
    all: (): Record<string, KnownPlace> => load(path),
    find: (uid: string): KnownPlace | undefined => load(path)[uid],
    choose(uid: string, folder: string): void {
      change(uid, KnownPlace.parse({ folder }));
    },
    note(uid: string, what: Partial<KnownPlace>): void {
      const known = load(path)[uid];
      // Forgotten while a copy was under way.
      if (known) change(uid, { ...known, ...what });
    },
    forget: (uid: string): void => change(uid, undefined),
  };
}

export type PlaceStore = ReturnType<typeof createPlaceStore>;

/** Where the file cannot be read, the owner is asked again for his places. */
function load(path: string): Record<string, KnownPlace> {
  if (!existsSync(path)) return {};
  try {
    const parsed = Stored.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
