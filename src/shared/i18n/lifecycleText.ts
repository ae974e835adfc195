import type { T } from './translator.ts';

/** A step of the funnel: who has bought on so many days or more, wherever it stands now. */
export interface Step {
  purchases: number;
  dealers: number;
}

export function stepName({ purchases }: Pick<Step, 'purchases'>, t: T): string {
  if (purchases === 0) return t('lifecycle.reached.known');
  if (purchases === 1) return t('lifecycle.reached.once');
  return purchases === 2 ? t('lifecycle.reached.twice') : t('lifecycle.reached.often', { count: purchases });
}

/** Of those who reached the step before; null for the first step, and where nobody did. */
export function conversion(steps: readonly Step[], at: number): number | null {
  const before = steps[at - 1]?.dealers ?? 0;
  return before === 0 ? null : (steps[at]?.dealers ?? 0) / before;
}

/** The funnel in one line. */
export function reachedLine(steps: readonly Step[], t: T, percent: (share: number) => string): string {
  const parts = steps.map((step, at) => {
    const share = conversion(steps, at);
    const words = { step: stepName(step, t), dealers: step.dealers };
    return share === null
      ? t('lifecycle.reached.partFirst', words)
      : t('lifecycle.reached.part', { ...words, share: percent(share) });
  });
  return parts.join(' → ');
}
