import { useMemo } from 'react';
import type { ChangeId, DealerId } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { type Format, useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Most dealers one command takes. */
export const MOST_AT_ONCE = 20_000;

type Act = (ids: DealerId[]) => Promise<{ count: number; orders?: number; amountMinor?: number; changeId: ChangeId }>;

/** What the totals no longer hold; nothing to tell where nothing was bought. */
export function goneText(t: T, format: Pick<Format, 'money'>, orders: number, amountMinor: number): string {
  if (orders === 0 && amountMinor === 0) return '';
  return t('dealers.done.notCounted', { count: orders, amount: format.money(amountMinor) });
}

/** Puts dealers into the bin or takes them out; says how many and offers to take it back. */
export function useBin() {
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const inParts = async (
      ids: readonly DealerId[],
      text: 'dealers.done.removed' | 'dealers.done.restored',
      act: Act,
    ) => {
      const changes: ChangeId[] = [];
      let count = 0;
      let orders = 0;
      let amountMinor = 0;
      try {
        for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
          const part = await act(ids.slice(at, at + MOST_AT_ONCE));
          count += part.count;
          orders += part.orders ?? 0;
          amountMinor += part.amountMinor ?? 0;
          changes.unshift(part.changeId);
        }
      } catch (error) {
        notify.error(error);
      }
      const takeBack = async () => {
        for (const change of changes) await undo(change);
      };
      if (count > 0)
        notify.done(`${t(text, { count })}${goneText(t, format, orders, amountMinor)}`, () => void takeBack());
    };
    return {
      remove: (ids: readonly DealerId[]) =>
        inParts(ids, 'dealers.done.removed', async (part) => {
          const { removed, ...rest } = await api.call('dealers.remove', { ids: part });
          return { count: removed, ...rest };
        }),
      restore: (ids: readonly DealerId[]) =>
        inParts(ids, 'dealers.done.restored', async (part) => {
          const { restored, changeId } = await api.call('dealers.restore', { ids: part });
          return { count: restored, changeId };
        }),
    };
  }, [api, notify, undo, t, format]);
}
