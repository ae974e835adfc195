import { useCallback, useRef } from 'react';
import type { DealerPatch } from '../../../shared/contract/dealers.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useNotify } from '../../components/notify.tsx';

/** A dealer as its page knows it. */
export type Detail = Output<'dealers.get'>;

/**
 * Saves fields of a dealer one after another. Each save carries the revision the one before it made, so that quick
 * typing through the fields is never taken for an edit of an old version.
 */
export function useDealerEdit(detail: Detail): (patch: Partial<DealerPatch>) => Promise<boolean> {
  const api = useApi();
  const notify = useNotify();
  const revision = useRef({ id: detail.id, at: detail.revision });
  if (revision.current.id !== detail.id || revision.current.at < detail.revision) {
    revision.current = { id: detail.id, at: detail.revision };
  }
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (patch) => {
      const save = async () => {
        try {
          const { id, at } = revision.current;
          const saved = await api.call('dealers.update', { id, expectedRevision: at, patch });
          revision.current = { id, at: saved.revision };
          return true;
        } catch (error) {
          notify.error(error);
          return false;
        }
      };
      const result = queue.current.then(save);
      queue.current = result;
      return result;
    },
    [api, notify],
  );
}
