import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { useApi } from './client.tsx';

/** Preferences of this PC, as small JSON texts under short keys. */
interface Preferences {
  values: Readonly<Record<string, string>>;
  set(key: string, value: string): void;
  /** The last change could not be kept: it holds until the window is closed. */
  unkept: boolean;
}

const PreferencesContext = createContext<Preferences | null>(null);

/** Lends the preferences read at the start; a change shows at once and is kept by the host in the background. */
export function PreferencesProvider(props: { initial: Readonly<Record<string, string>>; children: ReactNode }) {
  const api = useApi();
  const [values, setValues] = useState(props.initial);
  const [unkept, setUnkept] = useState(false);
  const writing = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const set = useCallback(
    (key: string, value: string) => {
      setValues((last) => ({ ...last, [key]: value }));
      // Dragging a column or a pane changes a preference many times a second.
      clearTimeout(writing.current.get(key));
      const keep = () =>
        void api.call('prefs.set', { key, value }).then(
          () => setUnkept(false),
          () => setUnkept(true),
        );
      writing.current.set(key, setTimeout(keep, 300));
    },
    [api],
  );
  const value = useMemo(() => ({ values, set, unkept }), [values, set, unkept]);
  return <PreferencesContext value={value}>{props.children}</PreferencesContext>;
}

function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('usePreferences outside of PreferencesProvider');
  return preferences;
}

/** Whether the last change of a preference could not be kept for the next start. */
export function usePreferencesUnkept(): boolean {
  return usePreferences().unkept;
}

/**
 * One preference, checked against its schema; anything unreadable counts as not set.
 * @param fallback must be the same object on every render.
 */
export function usePreference<V>(key: string, schema: z.ZodType<V>, fallback: V): [V, (next: V) => void] {
  const preferences = usePreferences();
  const text = preferences.values[key];
  const value = useMemo(() => readPreference(text, schema, fallback), [text, schema, fallback]);
  const { set } = preferences;
  const change = useCallback((next: V) => set(key, JSON.stringify(next)), [key, set]);
  return [value, change];
}

/** A preference from its text, or the fallback where the text is missing, damaged or of another form. */
export function readPreference<V>(text: string | undefined, schema: z.ZodType<V>, fallback: V): V {
  if (text === undefined) return fallback;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : fallback;
  } catch (error) {
    if (error instanceof SyntaxError) return fallback;
    throw error;
  }
}

export const LanguagePreference = z.enum(['zh-CN', 'en']);
export const ThemePreference = z.enum(['auto', 'light', 'dark']);
export const DensityPreference = z.enum(['compact', 'comfortable']);
