import { Button, Group, Text } from '@mantine/core';
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from '../components/useT.ts';

/** What was typed on pages that were left before it was saved, by file and page; it lives as long as the window. */
const kept = new Map<string, unknown>();

interface KeptDraft<S> {
  state: S;
  set: Dispatch<SetStateAction<S>>;
  /** What is on show was typed before the page was left. */
  restored: boolean;
  /** It is saved: nothing is kept of it. */
  drop(): void;
  /** Begins anew, as if nothing had been typed. */
  discard(): void;
}

/**
 * A state of a page that is not lost when the page is left.
 * @param name of what is typed, the same for the same form of state
 * @param isUnsaved whether it holds anything that is worth keeping
 */
export function useKeptDraft<S>(name: string, begin: () => S, isUnsaved: (state: S) => boolean): KeptDraft<S> {
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  const key = `${file}/${name}`;
  const [restored, setRestored] = useState(() => kept.has(key));
  // The name says of which form it is.
  const [state, set] = useState<S>(() => (kept.has(key) ? (kept.get(key) as S) : begin()));
  const unsaved = isUnsaved(state);
  useEffect(() => {
    if (unsaved) kept.set(key, state);
    else kept.delete(key);
  }, [key, state, unsaved]);
  const drop = () => {
    kept.delete(key);
    setRestored(false);
  };
  return {
    state,
    set,
    restored: restored && unsaved,
    drop,
    discard() {
      drop();
      set(begin());
    },
  };
}

/** Says that something typed before is there again, and offers to throw it away. */
export function KeptNote({ draft }: { draft: Pick<KeptDraft<unknown>, 'restored' | 'discard'> }) {
  const t = useT();
  if (!draft.restored) return null;
  return (
    <Group gap="xs" role="status">
      <Text size="sm">{t('common.draft.restored')}</Text>
      <Button size="compact-xs" variant="default" onClick={draft.discard}>
        {t('common.draft.discard')}
      </Button>
    </Group>
  );
}
