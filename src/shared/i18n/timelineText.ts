import type { TimelineEntry } from '../contract/timeline.contract.ts';
import { ACTIVITY_OUTCOMES } from '../domain/activities.ts';
import { FESTIVAL_NAMES } from '../domain/festivalNames.ts';
import { priceText } from '../domain/money.ts';
import { VISIT_REASONS } from '../domain/visits.ts';
import type { T, TextKey } from './translator.ts';

const isOf = (list: readonly string[], word: string): boolean => list.includes(word);

/** What a thing of the timeline is called, and what came of it. The words are of the lists of the contract. */
export function entryWords({ kind, word, state, count }: TimelineEntry, t: T): { title: string; state: string } {
  switch (kind) {
    case 'activity':
      return {
        title: t(`activities.kind.${word}` as TextKey),
        state: isOf(ACTIVITY_OUTCOMES, state) ? t(`activities.outcomes.${state}` as TextKey) : state,
      };
    case 'visit':
      return {
        title: `${t('timeline.kind.visit')} · ${t(`today.visit.${word}` as TextKey)}`,
        state: isOf(VISIT_REASONS, state) ? t(`visits.reason.${state}` as TextKey) : state,
      };
    case 'order':
      return { title: count > 1 ? t('timeline.bills', { count }) : t('timeline.kind.order'), state: '' };
    case 'case':
      return {
        title: t(`cases.kind.${word}` as TextKey),
        state: state === 'unreached' ? t('cases.result.unreached') : t(`cases.status.${state}` as TextKey),
      };
    case 'spoken':
      return {
        title: t('timeline.kind.spoken'),
        state: state === '' ? '' : t(`visits.settled.${state}` as TextKey),
      };
    case 'gift':
      return {
        title: isOf(FESTIVAL_NAMES, word)
          ? t(`activities.care.festival.${word}` as TextKey)
          : t(`activities.care.occasion.${word}` as TextKey),
        state: t(state === 'done' ? 'today.act.done' : 'timeline.planned'),
      };
    case 'market':
      // What it cost there, in millionths.
      return {
        title: t('timeline.kind.market'),
        state: state === '' ? '' : t('timeline.price', { price: priceText(Number(state)) }),
      };
    default:
      return { title: t(`timeline.kind.${kind}`), state: '' };
  }
}
