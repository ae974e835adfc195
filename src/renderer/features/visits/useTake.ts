import { useCallback, useState } from 'react';
import type { MergedResult } from '../../../shared/contract/visitSheets.contract.ts';
import type { GivenResult } from '../../../shared/domain/visitResults.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Rows on their way into the file: looked at first, then written as one act. */
export interface Taking {
  /** What was looked at; null before. */
  preview: readonly MergedResult[] | null;
  accepted: ReadonlySet<number>;
  busy: boolean;
  look(rows: readonly GivenResult[]): Promise<readonly MergedResult[]>;
  accept(row: number, yes: boolean): void;
  /** Writes what can be taken. @returns what became of the rows */
  take(rows?: readonly GivenResult[]): Promise<readonly MergedResult[] | null>;
  clear(): void;
}

export function useTake(origin: 'paper' | 'wechat'): Taking {
  const api = useApi();
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const [rows, setRows] = useState<readonly GivenResult[]>([]);
  const [preview, setPreview] = useState<readonly MergedResult[] | null>(null);
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const look = useCallback(
    async (next: readonly GivenResult[], choice: ReadonlySet<number> = new Set()) => {
      const answer = await api.call('visits.preview', { rows: [...next], accepted: [...choice] });
      setRows(next);
      setAccepted(choice);
      setPreview(answer.rows);
      return answer.rows;
    },
    [api],
  );
  const accept = (row: number, yes: boolean) => {
    const next = new Set(accepted);
    if (yes) next.add(row);
    else next.delete(row);
    void look(rows, next).catch((error: unknown) => notify.error(error));
  };
  const take = async (own: readonly GivenResult[] = rows) => {
    setBusy(true);
    try {
      const answer = await api.call('visits.take', { rows: [...own], accepted: [...accepted], origin });
      const { changeId } = answer;
      const left = answer.rows.filter(({ verdict }) => verdict === 'refused' || verdict === 'conflict');
      const told = t(left.length > 0 ? 'visitSheets.keyIn.takenLeft' : 'visitSheets.keyIn.taken', {
        count: answer.taken,
        left: left.length,
      });
      if (changeId === null) notify.done(told);
      else notify.done(told, () => void undo(changeId));
      // What was not taken stays in sight with its reason: to be chosen after all, put right, or saved for the rep.
      const numbers = new Set(left.map(({ given }) => given.row));
      setPreview(left.length === 0 ? null : left);
      setRows(own.filter(({ row }) => numbers.has(row)));
      setAccepted(new Set());
      return answer.rows;
    } catch (error) {
      notify.error(error);
      return null;
    } finally {
      setBusy(false);
    }
  };
  const clear = useCallback(() => {
    setPreview(null);
    setRows([]);
    setAccepted(new Set());
  }, []);
  return { preview, accepted, busy, look, accept, take, clear };
}
