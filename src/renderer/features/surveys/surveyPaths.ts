import { navigate } from '../../app/hashLocation.ts';
import type { Preset } from './surveyDraft.ts';

export const SURVEYS = '/cases/surveys';

/** The steps of a survey in their order. */
export const PARTS = ['questions', 'sample', 'answers', 'file', 'results'] as const;
export type Part = (typeof PARTS)[number];

export function openSurvey(id: number, part: Part): void {
  navigate(`${SURVEYS}/${id}/${part}`);
}

/** A new survey, of a preset or with the questions of one that is there. */
export function newSurvey(of: { preset: Preset } | { from: number }): void {
  navigate(`${SURVEYS}/new?${'preset' in of ? `preset=${of.preset}` : `from=${of.from}`}`);
}
