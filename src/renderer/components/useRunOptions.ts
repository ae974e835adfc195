import { useApiQuery } from '../api/useApiQuery.ts';
import { useFormat } from './format.ts';
import { useT } from './useT.ts';

/** The kept runs to choose from, by number, day, scheme and, where the owner gave one, name; undefined until they are known. */
export function useRunOptions(): { value: string; label: string }[] | undefined {
  const t = useT();
  const format = useFormat();
  const runs = useApiQuery('scoring.runs', { limit: 200 }).data?.runs;
  return runs?.map(({ runId, asOf, schemeName, name }) => ({
    value: String(runId),
    label: [
      t('scoring.moves.run', { id: runId ?? 0, day: format.day(asOf), scheme: schemeName }),
      ...(name === '' ? [] : [name]),
    ].join(' · '),
  }));
}
