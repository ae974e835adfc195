import { useCallback } from 'react';
import type { ChangeId } from '../../../shared/domain/ids.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';

/** Does what the owner says, tells it, and offers to undo it in one step where anything has changed. */
export function useUndoableAct() {
  const notify = useNotify();
  const undo = useUndo();
  return useCallback(
    async (work: () => Promise<{ changeId: ChangeId | null }>, told: string) => {
      try {
        const { changeId } = await work();
        notify.done(told, changeId === null ? undefined : () => void undo(changeId));
      } catch (error) {
        notify.error(error);
      }
    },
    [notify, undo],
  );
}
