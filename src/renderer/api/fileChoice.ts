import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { usePreference } from './preferences.tsx';
import { useApiQuery } from './useApiQuery.ts';

const Kept = z.object({ file: z.string(), value: z.unknown() });
const NOTHING = { file: '', value: undefined };

/**
 * What was chosen on a page, remembered on this PC for the file that is open: another file has other reps and tiers.
 * @param fallback must be the same object on every render.
 */
export function useFileChoice<V>(key: string, schema: z.ZodType<V>, fallback: V): [V, (next: V) => void] {
  const [kept, keep] = usePreference<z.infer<typeof Kept>>(key, Kept, NOTHING);
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  const value = useMemo(() => {
    const read = kept.file === file ? schema.safeParse(kept.value) : undefined;
    return read?.success ? read.data : fallback;
  }, [kept, file, schema, fallback]);
  const choose = useCallback((next: V) => keep({ file, value: next }), [keep, file]);
  return [value, choose];
}
