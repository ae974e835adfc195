import type { DealerCardOptions } from '../../../shared/contract/reports.contract.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readCard, readCardHead } from './dealerCard.data.ts';
import type { CardWords } from './dealerCard.parts.ts';
import { cardsPage, dealerCard } from './dealerCard.report.ts';
import type { Html } from './html.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** A card for each of the dealers, in their order. @throws AppError not_found, cancelled */
export async function buildDealerCards(options: DealerCardOptions, env: ReportEnv): Promise<BuiltReport> {
  const head = readCardHead(env.db, env.clock.today());
  const { lang, unit, preparedBy } = options;
  const words: CardWords = {
    head,
    lang,
    unit,
    preparedBy,
    printedAt: env.clock.now(),
    t: reportTexts(lang, head.dealerNoun),
    f: reportFormat(lang, head.currency, unit),
  };
  const cards: Html[] = [];
  for (const id of options.dealerIds) {
    env.port.checkCancelled();
    env.port.progress('building', cards.length, options.dealerIds.length);
    cards.push(dealerCard(await readCard(env, id, head), words));
  }
  return { page: (styles) => cardsPage(cards, words, styles), rows: cards.length };
}
