import { useMemo } from 'react';
import type { DeclineFormat } from '../../../shared/i18n/declineText.ts';
import { useFormat } from '../../components/format.ts';

/** How sentences about decline write their figures in the window. */
export function useDeclineFormat(): DeclineFormat {
  const format = useFormat();
  return useMemo(
    () => ({
      day: (day) => format.day(day),
      money: (minor) => format.moneyRound(minor),
      percent: (part) => format.percent(part),
    }),
    [format],
  );
}
