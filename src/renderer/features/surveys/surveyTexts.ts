import type { Output } from '../../../shared/contract/index.ts';
import type { Answers, Question } from '../../../shared/domain/surveys.ts';
import type { T } from '../../../shared/i18n/translator.ts';

export type ShownSurvey = Output<'surveys.get'>;
export type Invite = ShownSurvey['invites'][number];

/** An answer as it is read: a mark, a text, choices behind one another. */
export function answerText(value: Answers[string] | undefined): string {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(' · ') : String(value);
}

/** What somebody answered to these questions, in one line. */
export function answersText(questions: readonly Question[], answers: Answers, places?: readonly number[]): string {
  return questions
    .flatMap(({ text }, place) => {
      const said = answerText(answers[String(place)]);
      return said === '' || (places !== undefined && !places.includes(place)) ? [] : [`${text} ${said}`];
    })
    .join(' · ');
}

/** What a group is called that has no name of its own. */
export function groupName(
  what: 'tier' | 'rep' | 'region',
  name: string,
  t: T,
  tierName: (code: string) => string,
): string {
  if (name === '')
    return t(
      what === 'tier' ? 'surveys.sample.noTier' : what === 'rep' ? 'surveys.sample.noRep' : 'surveys.sample.noRegion',
    );
  return what === 'tier' ? tierName(name) : name;
}
