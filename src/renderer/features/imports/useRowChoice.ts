import { useState } from 'react';
import type { Batch, CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useNotify } from '../../components/notify.tsx';

type Rows = number[] | Promise<number[]>;
/** Pages of rows as the lists answer them. */
type PageOf = (page: { offset: number; limit: number }) => Promise<{ rows: readonly { row: number }[]; total: number }>;

const PAGE = 1000;

/** What the owner says of single rows of a checked file; it is checked again with his word. Null once it is written. */
export function useRowChoice({ batchId, options, status }: Batch) {
  const api = useApi();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  if (options === null || status !== 'checked') return null;

  const say = async (rows: Rows, word: (said: readonly number[]) => Partial<CheckOptions>) => {
    setBusy(true);
    try {
      await api.call('imports.check', { batchId, options: { ...options, ...word(await rows) } });
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    /** Reads rows whatever they look like. */
    take: (rows: Rows) =>
      void say(rows, (said) => ({
        takeRows: [...new Set([...options.takeRows, ...said.filter((row) => !options.leaveRows.includes(row))])],
        leaveRows: options.leaveRows.filter((row) => !said.includes(row)),
      })),
    /** Passes data rows over. */
    leave: (rows: Rows) =>
      void say(rows, (said) => ({
        takeRows: options.takeRows.filter((row) => !said.includes(row)),
        leaveRows: [...new Set([...options.leaveRows, ...said])],
      })),
  };
}

/** The numbers of all rows of a list. */
export async function allRowsOf(ask: PageOf): Promise<number[]> {
  const found: number[] = [];
  for (;;) {
    const { rows, total } = await ask({ offset: found.length, limit: PAGE });
    found.push(...rows.map(({ row }) => row));
    if (found.length >= total || rows.length === 0) return found;
  }
}
