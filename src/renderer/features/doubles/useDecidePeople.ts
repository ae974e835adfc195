import { useCallback } from 'react';
import type { MergedContact } from '../../../shared/contract/contactDoubles.contract.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useT } from '../../components/useT.ts';
import { peopleApart } from './doubleTexts.ts';
import { useUndoableAct } from './useUndoableAct.ts';

interface Named {
  id: ContactId;
  name: string;
  phones?: readonly { text: string }[];
  role?: string;
}

/** What the owner says of two people of a dealer, each undone in one step. */
export function useDecidePeople() {
  const t = useT();
  const api = useApi();
  const act = useUndoableAct();
  const distinct = useCallback(
    (one: Named, other: Named, is = true) =>
      act(
        () => api.call('doubles.setDistinctContacts', { oneId: one.id, otherId: other.id, distinct: is }),
        t(is ? 'doubles.people.distinctDone' : 'doubles.people.distinctForgotten', peopleApart({ one, other }, t)),
      ),
    [act, api, t],
  );
  const unmerge = useCallback(
    ({ mergeId, kept, lost }: MergedContact) =>
      act(
        () => api.call('doubles.unmergeContacts', { mergeId }),
        t('doubles.people.unmerged', peopleApart({ kept, lost }, t)),
      ),
    [act, api, t],
  );
  return { distinct, unmerge };
}
