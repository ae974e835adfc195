import { useMemo } from 'react';
import type { DealerId, SegmentId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Takes ticked dealers off the list that is shown; undefined where the list is narrowed to none, or to a rule. */
export function useTakeOff(
  shown: readonly SegmentId[],
  ticked: readonly DealerId[],
  onDone: () => void,
): (() => void) | undefined {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const segments = useApiQuery('segments.names', {}).data?.segments;
  const [id, ...others] = shown;
  const isList = id !== undefined && others.length === 0 && segments?.find((each) => each.id === id)?.dynamic === false;
  return useMemo(() => {
    if (!isList || id === undefined) return undefined;
    const takeOff = async () => {
      try {
        const { changed, changeId } = await api.call('segments.removeMembers', { id, ids: [...ticked] });
        onDone();
        const message = t('segments.saveAs.takenOff', { count: changed });
        notify.done(message, changeId === null ? undefined : () => void undo(changeId));
      } catch (error) {
        notify.error(error);
      }
    };
    return () => void takeOff();
  }, [isList, id, api, ticked, onDone, notify, t, undo]);
}
