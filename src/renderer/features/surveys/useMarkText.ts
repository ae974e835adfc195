import { useMemo } from 'react';
import { useFormat } from '../../components/format.ts';

interface Mark {
  score: number | null;
  low: number | null;
  high: number | null;
}
type Kind = 'csat' | 'nps';

/** A score as it is read: a share of satisfied, or points from −100 to 100. */
export function useMarkText() {
  const format = useFormat();
  return useMemo(() => {
    const scoreText = (kind: Kind, score: number | null) => {
      if (score === null) return '—';
      return kind === 'csat' ? format.percent(score) : format.count(Math.round(score));
    };
    const rangeText = (kind: Kind, { low, high }: Mark) =>
      low === null || high === null ? null : { low: scoreText(kind, low), high: scoreText(kind, high) };
    return { scoreText, rangeText };
  }, [format]);
}
