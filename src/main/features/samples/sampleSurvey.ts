import { addDays } from '../../../shared/domain/calendarDay.ts';
import { badPlaces } from '../../../shared/domain/surveyAnswers.ts';
import type { Question } from '../../../shared/domain/surveys.ts';
import type { Random } from '../../runtime/random.ts';
import { invitesOf, repliesOf } from '../surveys/surveys.repo.ts';
import { answerSurvey, drawSurvey, followSurvey, saveSurvey } from '../surveys/surveys.service.ts';
import { onDay, type SampleBook, say } from './sampleBook.ts';
import { SURVEY_BLAME, SURVEY_CHOICES, SURVEY_NAME, SURVEY_PRAISE, SURVEY_QUESTIONS } from './sampleVoices.ts';

const STARTED_DAYS_AGO = 24;
const ASKED = 60;
const ANSWERED = 0.7;
const FOLLOWED = 2;
const CSAT = [0.02, 0.05, 0.13, 0.42, 0.38];

/** One survey with its sample and most of the answers, two of the bad ones already cases. */
export async function tellSurvey(book: SampleBook, random: Random, seed: number): Promise<void> {
  const { ctx, lang, today } = book;
  const begun = onDay(ctx, addDays(today, -STARTED_DAYS_AGO));
  const text = (of: keyof typeof SURVEY_QUESTIONS) => SURVEY_QUESTIONS[of][0]?.[lang] ?? '';
  const choices = SURVEY_CHOICES.map((choice) => choice[lang]);
  const questions: Question[] = [
    { kind: 'csat', text: text('overall'), required: true, choices: [] },
    { kind: 'csat', text: text('delivery'), required: true, choices: [] },
    { kind: 'nps', text: text('nps'), required: true, choices: [] },
    { kind: 'one', text: text('most'), required: false, choices },
    { kind: 'text', text: text('text'), required: false, choices: [] },
  ];
  const { id } = await saveSurvey(begun, { name: say(book, random, SURVEY_NAME), questions, everyMonths: 6 });
  await drawSurvey(begun, { id, seed, size: ASKED, without: [] });
  for (const { dealerId } of invitesOf(ctx.db, id, today)) {
    if (!random.chance(ANSWERED)) continue;
    const mark = () => random.weighted([1, 2, 3, 4, 5], (value) => CSAT[value - 1] ?? 0);
    const [overall, delivery] = [mark(), mark()];
    const nps = Math.max(0, Math.min(10, overall * 2 + random.int(-1, 1)));
    const words = overall <= 2 || delivery <= 2 ? SURVEY_BLAME : SURVEY_PRAISE;
    const said = overall <= 2 || random.chance(0.3) ? say(book, random, words) : '';
    const on = addDays(today, -random.int(2, STARTED_DAYS_AGO - 3));
    const dealer = book.dealers.find((each) => each.id === dealerId);
    if (!dealer) continue;
    const cells = [String(overall), String(delivery), String(nps), random.pick(choices), said];
    await answerSurvey(onDay(ctx, on), { id, dealerId: dealer.id, on, cells });
  }
  const bad = new Set(
    repliesOf(ctx.db, id)
      .filter(({ answers }) => badPlaces(questions, answers).length > 1)
      .map(({ dealerId }) => dealerId),
  );
  const dealerIds = book.dealers
    .filter((dealer) => bad.has(dealer.id))
    .slice(0, FOLLOWED)
    .map((dealer) => dealer.id);
  await followSurvey(onDay(ctx, addDays(today, -1)), { id, dealerIds });
}
