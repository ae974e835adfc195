import { useCallback, useRef, useState } from 'react';
import type { RepPatch, RepRow } from '../../../shared/contract/reps.contract.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { useApi } from '../../api/client.tsx';
import { useNotify } from '../../components/notify.tsx';

/** The rep whose name was wanted for another one. */
export interface Taken {
  repId: RepId;
  name: string;
}

/** The rep an error says the name belongs to, null for any other error. */
export function takenBy(error: unknown): Taken | null {
  if (!isAppError(error) || error.code !== 'rep_name_taken') return null;
  const repId = RepId.safeParse(error.params.repId);
  return repId.success ? { repId: repId.data, name: String(error.params.rep) } : null;
}

/**
 * Saves fields of a rep one after another, each against the revision the one before it made. A name that is another
 * rep's is told with whose it is, so that the two can be made one.
 */
export function useRepEdit({ id, revision }: Pick<RepRow, 'id' | 'revision'>) {
  const api = useApi();
  const notify = useNotify();
  const [taken, setTaken] = useState<Taken | null>(null);
  const known = useRef({ id, revision });
  if (known.current.id !== id || known.current.revision < revision) known.current = { id, revision };
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const save = useCallback(
    (patch: Partial<RepPatch>): Promise<boolean> => {
      const one = async () => {
        const { current } = known;
        try {
          const saved = await api.call('reps.update', { id: current.id, expectedRevision: current.revision, patch });
          known.current = { id: current.id, revision: saved.revision };
          setTaken(null);
          return true;
        } catch (error) {
          setTaken(takenBy(error));
          notify.error(error);
          return false;
        }
      };
      const result = queue.current.then(one);
      queue.current = result;
      return result;
    },
    [api, notify],
  );
  return { save, taken };
}
