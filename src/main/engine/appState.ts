import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Stored = z.object({
  /** The owner's file that was open last; a sample file is never remembered here. */
  lastFile: z.string().nullable().default(null),
  recentFiles: z.array(z.string()).default([]),
  prefs: z.record(z.string(), z.string()).default({}),
});
type Stored = z.infer<typeof Stored>;

const MAX_RECENT = 10;
/** Of all preferences together; the ones that were set longest ago go. */
const MAX_PREFS = 200;
const MAX_PREF_CHARS = 400_000;

/** What this PC remembers between starts: the last file and the window's preferences. */
export function createAppState(appDir: string) {
  const path = join(appDir, 'state.json');
  let state = load(path);

  function change(next: Partial<Stored>): void {
    state = { ...state, ...next };
    mkdirSync(appDir, { recursive: true });
    // A crash while writing leaves the old file.
    writeFileSync(`${path}.part`, JSON.stringify(state, null, 1));
    renameSync(`${path}.part`, path);
  }

  return {
    get: (): Readonly<Stored> => state,
    opened(file: string): void {
      change({
        lastFile: file,
        recentFiles: [file, ...state.recentFiles.filter((f) => f !== file)].slice(0, MAX_RECENT),
      });
    },
    setPref(key: string, value: string): void {
      const others = Object.entries(state.prefs).filter(([known]) => known !== key);
      change({ prefs: Object.fromEntries(newest([...others, [key, value]])) });
    },
    /** Preferences that came along with a restored copy; those that are set here stay. */
    addPrefs(prefs: Record<string, string>): void {
      const others = Object.entries(prefs).filter(([key]) => !Object.hasOwn(state.prefs, key));
      if (others.length > 0) change({ prefs: Object.fromEntries(newest([...others, ...Object.entries(state.prefs)])) });
    },
  };
}

export type AppState = ReturnType<typeof createAppState>;

/** The last entries, as many as may be kept. */
function newest(entries: [string, string][]): [string, string][] {
  let chars = 0;
  const kept = entries.slice(-MAX_PREFS);
  const from = kept.findLastIndex(([key, value]) => {
    chars += key.length + value.length;
    return chars > MAX_PREF_CHARS;
  });
  return kept.slice(from + 1);
}

/** Preferences are a convenience: an unreadable file means starting with none. */
function load(path: string): Stored {
  if (!existsSync(path)) return Stored.parse({});
  try {
    const parsed = Stored.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : Stored.parse({});
  } catch (error) {
    if (error instanceof SyntaxError) return Stored.parse({});
    throw error;
  }
}
