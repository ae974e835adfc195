import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useActiveScheme } from './useActiveScheme.ts';

/** Changes some rules of the scheme in use, in one step that can be undone; undefined until the scheme is known. */
export function useChangeRules() {
  const notify = useNotify();
  const undo = useUndo();
  const scheme = useActiveScheme();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const save = useApiCommand('scoring.saveScheme');
  if (!scheme) return undefined;
  const { id, name, rules } = scheme;
  /** @param said what is told when it is done */
  const change = (next: Partial<ScoreRules>, said: string, note = '') =>
    save.mutate(
      { id, name, rules: { ...rules, ...next }, note },
      {
        onSuccess: ({ changeId }) => notify.done(said, () => void undo(changeId)),
        onError: notify.error,
      },
    );
  return { rules, readOnly, busy: save.isPending, change };
}
