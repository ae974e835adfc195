import { explainScore } from '../../../shared/domain/scoreReasons.ts';
import { nextStepTexts } from '../../../shared/i18n/nextStepTexts.ts';
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

function steps({ receivable, outlook: { rhythm, stage }, score }: CardFigures, { head, t, f }: CardWords): string[] {
  const facts = {
    overdueMinor: receivable?.overdueMinor ?? 0,
    rhythm,
    stage: stage?.override?.stage ?? stage?.computed ?? null,
    isTop: score !== null && explainScore(score, head.today).some(({ code }) => code === 'next_top'),
  };
  return nextStepTexts(facts, head.today, t, String, (minor) => f.amount(minor));
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
