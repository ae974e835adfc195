import { type QUESTION_KINDS, Question, type Question as StoredQuestion } from '../../../shared/domain/surveys.ts';
import type { T } from '../../../shared/i18n/translator.ts';

export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question as it is typed: choices a line each. The key stays with it wherever it is moved to. */
export interface DraftQuestion {
  key: number;
  kind: QuestionKind;
  text: string;
  required: boolean;
  choices: string;
}

export interface SurveyDraft {
  name: string;
  everyMonths: number | null;
  questions: readonly DraftQuestion[];
}

export const PRESETS = ['csat', 'nps', 'both', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

/** The questions that a preset begins with, in the reader's language. */
export function presetDraft(preset: Preset, t: T): SurveyDraft {
  const ask = (kind: QuestionKind, text: string, more: Partial<DraftQuestion> = {}): Omit<DraftQuestion, 'key'> => ({
    ...{ kind, text, required: kind !== 'text', choices: '' },
    ...more,
  });
  const why = ask('text', t('surveys.question.why'));
  const other = ask('text', t('surveys.question.other'));
  const overall = ask('csat', t('surveys.question.overall'));
  const recommend = ask('nps', t('surveys.question.recommend'));
  const marks = (['service', 'delivery', 'quality', 'price'] as const).map((name) =>
    ask('csat', t(`surveys.question.${name}`)),
  );
  const matters = ask('many', t('surveys.question.matters'), {
    required: false,
    choices: t('surveys.question.choices'),
  });
  const of: Readonly<Record<Preset, Omit<DraftQuestion, 'key'>[]>> = {
    csat: [overall, ...marks, other],
    nps: [recommend, why],
    both: [overall, recommend, matters, other],
    own: [ask('csat', '')],
  };
  return {
    name: t(`surveys.preset.${preset}Name`),
    everyMonths: null,
    questions: of[preset].map((question, at) => ({ key: at + 1, ...question })),
  };
}

/** A survey that is there, to be changed or asked again. */
export function draftOf(survey: {
  name: string;
  everyMonths: number | null;
  questions: readonly StoredQuestion[];
}): SurveyDraft {
  return {
    name: survey.name,
    everyMonths: survey.everyMonths,
    questions: survey.questions.map(({ kind, text, required, choices }, at) => ({
      ...{ key: at + 1, kind, text, required },
      choices: choices.join('\n'),
    })),
  };
}

const hasChoices = (kind: QuestionKind) => kind === 'one' || kind === 'many';

/** Choices as they are kept: each once, without blanks around it. */
export function choicesOf({ kind, choices }: Pick<DraftQuestion, 'kind' | 'choices'>): string[] {
  if (!hasChoices(kind)) return [];
  const lines = choices
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Set(lines)];
}

/** What a question lacks before it can be kept. */
export function lackOf(question: DraftQuestion): 'lackText' | 'lackChoices' | null {
  if (question.text.trim() === '') return 'lackText';
  return hasChoices(question.kind) && choicesOf(question).length < 2 ? 'lackChoices' : null;
}

/** The questions as they are kept; null while one of them lacks something. */
export function questionsOf(draft: SurveyDraft): StoredQuestion[] | null {
  if (draft.questions.length === 0 || draft.questions.some((question) => lackOf(question) !== null)) return null;
  const read = draft.questions.map((question) =>
    Question.safeParse({
      kind: question.kind,
      text: question.text,
      required: question.required,
      choices: choicesOf(question),
    }),
  );
  return read.every(({ success }) => success) ? read.flatMap(({ data }) => data ?? []) : null;
}

/** Moves a question to another place. */
export function moved(draft: SurveyDraft, from: number, to: number): SurveyDraft {
  const questions = [...draft.questions];
  const [one] = questions.splice(from, 1);
  if (one === undefined || to < 0 || to > questions.length) return draft;
  questions.splice(to, 0, one);
  return { ...draft, questions };
}

export function added(draft: SurveyDraft): SurveyDraft {
  const key = Math.max(0, ...draft.questions.map((question) => question.key)) + 1;
  return { ...draft, questions: [...draft.questions, { key, kind: 'csat', text: '', required: true, choices: '' }] };
}

/** A draft and the ways back and forth; typing on in one field is one step. */
export interface History {
  now: SurveyDraft;
  past: readonly SurveyDraft[];
  ahead: readonly SurveyDraft[];
  /** What the last step was typed into; null for anything but typing. */
  field: string | null;
}

export const begun = (now: SurveyDraft): History => ({ now, past: [], ahead: [], field: null });

const MOST_STEPS = 200;

/** @param field of what is typed, so that letters of one field are one step */
export function stepped(history: History, next: SurveyDraft, field: string | null = null): History {
  if (next === history.now) return history;
  if (field !== null && field === history.field) return { ...history, now: next, ahead: [] };
  return { now: next, past: [...history.past.slice(-MOST_STEPS), history.now], ahead: [], field };
}

export function back({ now, past, ahead, field }: History): History {
  const last = past.at(-1);
  return last === undefined
    ? { now, past, ahead, field }
    : { now: last, past: past.slice(0, -1), ahead: [now, ...ahead], field: null };
}

export function forth({ now, past, ahead, field }: History): History {
  const [next, ...rest] = ahead;
  return next === undefined
    ? { now, past, ahead, field }
    : { now: next, past: [...past, now], ahead: rest, field: null };
}
