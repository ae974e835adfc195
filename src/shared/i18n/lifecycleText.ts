import type { Output } from '../contract/index.ts';
import { STAGES, type Stage } from '../contract/lifecycleRules.ts';
import type { Conversion } from '../domain/quarterMoves.ts';
import { oneDecimal } from './declineText.ts';
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

/** So many of so many, and which part that is; null of nobody. */
export function conversionText({ dealers, of }: Conversion, t: T, percent: (share: number) => string): string | null {
  return of === 0 ? null : t('lifecycle.quarters.moved', { dealers, of, share: percent(dealers / of) });
}

/** What a stage's dealers would buy by their habit; null where there is no habit to go by. Minor units. */
export function stageExpected({ stage, expectedMinor }: { stage: Stage; expectedMinor: number }): number | null {
  // One purchase shows no habit; it counts only where the rules made a figure of it.
  const isTold = stage !== 'prospect' && stage !== 'lost' && (stage !== 'first' || expectedMinor > 0);
  return isTold ? expectedMinor : null;
}

/** How each stage is told, in one line. */
export function stageRules({ rules, goneCycles }: Output<'lifecycle.overview'>, t: T): string {
  const meaning = (stage: Stage) =>
    t(`lifecycle.meaning.${stage}`, {
      loyal: rules.loyalPurchases,
      late: oneDecimal(rules.loyalLateCycles),
      dormant: oneDecimal(rules.dormantCycles),
      gone: oneDecimal(goneCycles),
    });
  const parts = STAGES.map((stage) =>
    t('lifecycle.funnel.rule', { stage: t(`lifecycle.stage.${stage}`), rule: meaning(stage) }),
  );
  return `${t('lifecycle.funnel.meaning')}${parts.join(t('rhythm.why.separator'))}`;
}

/** How many buy and how many stay away, in one sentence. */
export function stagesLine({ stages }: Output<'lifecycle.overview'>, t: T, count: (dealers: number) => string): string {
  const of = (...wanted: Stage[]) =>
    count(stages.reduce((sum, { stage, dealers }) => sum + (wanted.includes(stage) ? dealers : 0), 0));
  return t('lifecycle.funnel.summary', {
    once: of('first', 'repeat', 'loyal', 'dormant', 'lost'),
    again: of('repeat', 'loyal'),
    loyal: of('loyal'),
    away: of('dormant', 'lost'),
  });
}
