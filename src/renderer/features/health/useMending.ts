import { useCallback, useRef } from 'react';
import type { HealthCheck, HealthRefusal, HealthRow } from '../../../shared/contract/health.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Dealers an act takes; the rest stays on the list and is taken by the next. */
const MOST_AT_ONCE = 20_000;

interface Fix {
  id: DealerId;
  expectedRevision: number;
  text: string;
}

/** Mends findings of a check by texts, or says that they are right; each with its way back. */
export function useMending(check: HealthCheck) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  /** Rows that the user has just dealt with: the cursor takes the next one. */
  const gone = useRef(new Set<number>());

  const mend = useCallback(
    async (wanted: readonly Fix[]): Promise<HealthRefusal | undefined> => {
      const fixes = wanted.slice(0, MOST_AT_ONCE);
      // One call is one act: it is undone in one step.
      const { changed, refused } = await api.call('health.fix', { check, fixes });
      const left = new Set<number>(refused.map(({ id }) => id));
      for (const { id } of fixes) if (!left.has(id)) gone.current.add(id);
      if (changed > 0) notify.done(t('health.act.fixed', { count: changed }), () => void undo());
      const reason = refused[0]?.reason;
      if (reason !== undefined)
        notify.done(
          fixes.length === 1
            ? t(`health.refused.${reason}`)
            : t('health.refused.some', { count: refused.length, reason: t(`health.refused.${reason}`) }),
        );
      return reason;
    },
    [api, check, notify, t, undo],
  );

  const ignore = useCallback(
    async (ids: readonly DealerId[], ignored: boolean) => {
      try {
        const { changed } = await api.call('health.ignore', { check, ids: [...ids], ignored });
        for (const id of ids) gone.current.add(id);
        if (changed > 0)
          notify.done(
            t(ignored ? 'health.act.ignored' : 'health.act.unignored', { count: changed }),
            () => void undo(),
          );
      } catch (error) {
        notify.error(error);
      }
    },
    [api, check, notify, t, undo],
  );

  const isLeaving = useCallback((id: number) => gone.current.has(id), []);
  return { mend, ignore, isLeaving };
}

/** The proposals of rows, as they are taken. */
export function proposalsOf(rows: readonly HealthRow[]): Fix[] {
  return rows.flatMap(({ id, revision, proposal }) =>
    proposal === null ? [] : [{ id, expectedRevision: revision, text: proposal }],
  );
}
