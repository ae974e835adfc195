import { explainScore } from '../../../shared/domain/scoreReasons.ts';
import type { CardFigures } from './dealerCard.figures.ts';
import { box, type CardWords } from './dealerCard.parts.ts';
import { type Html, html } from './html.ts';

const MOST_STEPS = 3;
const MOST_PRODUCTS = 3;

/** What to talk about first, and what dealers like this one buy besides; nothing where neither is known. */
export function nextSteps(card: CardFigures, words: CardWords): Html | false {
  const { t } = words;
  const lines = [...steps(card, words).slice(0, MOST_STEPS), ...offers(card, words)];
  if (lines.length === 0) return false;
  return box(t('card.next.title'), html`<ul class="reasons">${lines.map((line) => html`<li>${line}</li>`)}</ul>`);
}

/** What is owed, what is the matter, when it is due: in the order in which it is asked. */
function steps({ receivable, outlook: { rhythm, stage }, score }: CardFigures, { head, t, f }: CardWords): string[] {
  const kept = stage?.override?.stage ?? stage?.computed;
  const isTop = score !== null && explainScore(score, head.today).some(({ code }) => code === 'next_top');
  const overdue = receivable?.overdueMinor ?? 0;
  return [
    ...(overdue > 0 ? [t('card.next.collect', { amount: f.amount(overdue) })] : []),
    ...(rhythm?.slipping ? [t('card.next.ask', { amount: f.amount(rhythm.atStakeMinor) })] : []),
    ...(!rhythm?.slipping && (kept === 'lost' || kept === 'dormant') ? [t('card.next.winBack')] : []),
    ...(rhythm && !rhythm.slipping && rhythm.dueOn !== null && kept !== 'lost' && kept !== 'dormant'
      ? [t(rhythm.dueOn < head.today ? 'card.next.missed' : 'card.next.due', { day: rhythm.dueOn })]
      : []),
    ...(isTop && !rhythm?.slipping ? [t('card.next.keep')] : []),
  ];
}

function offers({ advice }: CardFigures, { t }: CardWords): string[] {
  if (advice === null || advice.products.length === 0) return [];
  const names = advice.products
    .slice(0, MOST_PRODUCTS)
    .map(({ name, support, of }) => t('demand.buy.one', { name, support, of }))
    .join(t('demand.buy.comma'));
  const hint = advice.verdict === 'better' ? '' : t(`card.next.${advice.verdict}`);
  return [t('card.next.offer', { names, hint })];
}
