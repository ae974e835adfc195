import type { Stage } from '../contract/lifecycleRules.ts';
import type { DealerRhythm } from '../contract/rhythm.contract.ts';
import type { T } from './translator.ts';

/** What is known of a dealer that asks for something to be done. */
export interface NextStepFacts {
  /** Overdue amount, 0 where nothing is known. */
  overdueMinor: number;
  rhythm: Pick<DealerRhythm, 'slipping' | 'atStakeMinor' | 'dueOn'> | null;
  /** As the owner set it, or as calculated. */
  stage: Stage | null;
  /** Whether it stands in the top tier. */
  isTop: boolean;
}

/** What to do with a dealer: what is owed, what is the matter, when it is due, in the order in which it is asked. */
export function nextStepTexts(
  { overdueMinor, rhythm, stage, isTop }: NextStepFacts,
  today: string,
  t: T,
  day: (day: string) => string,
  money: (minor: number) => string,
): string[] {
  const isGone = stage === 'lost' || stage === 'dormant';
  const slipping = rhythm?.slipping ?? false;
  const texts: string[] = [];
  if (overdueMinor > 0) texts.push(t('card.next.collect', { amount: money(overdueMinor) }));
  if (rhythm && slipping) texts.push(t('card.next.ask', { amount: money(rhythm.atStakeMinor) }));
  else if (isGone) texts.push(t('card.next.winBack'));
  else if (rhythm && rhythm.dueOn !== null)
    texts.push(t(rhythm.dueOn < today ? 'card.next.missed' : 'card.next.due', { day: day(rhythm.dueOn) }));
  if (isTop && !slipping) texts.push(t('card.next.keep'));
  return texts;
}
