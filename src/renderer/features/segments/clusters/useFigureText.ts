import { useMemo } from 'react';
import type { FigureText } from '../../../../shared/i18n/clusterText.ts';
import { useFormat } from '../../../components/format.ts';

/** Figures of features in the reader's language. */
export function useFigureText(): FigureText {
  const format = useFormat();
  return useMemo<FigureText>(
    () => (unit, value) => {
      if (unit === 'money') return format.moneyRound(Math.round(value));
      return unit === 'share' ? format.percent(value) : format.count(Number(value.toFixed(1)));
    },
    [format],
  );
}
