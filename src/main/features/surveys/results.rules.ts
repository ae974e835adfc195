import { type Answers, FEW_ANSWERS, isBad, type Question } from '../../../shared/domain/surveys.ts';

export interface Mark {
  answers: number;
  mean: number | null;
  /** CSAT: the share of 4 and 5; NPS: −100 to 100. */
  score: number | null;
  isFew: boolean;
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Marks of a question. CSAT is the share of 4 and 5 among all answers; NPS is the share of 9 and 10 less the share of 0 to 6,
 * in points.
 * @source F. F. Reichheld, The One Number You Need to Grow (Harvard Business Review, 2003)
 */
export function markOf(kind: 'csat' | 'nps', values: readonly number[]): Mark {
  const count = (is: (value: number) => boolean) => values.filter(is).length;
  const score =
    values.length === 0
      ? null
      : kind === 'csat'
        ? count((value) => value >= 4) / values.length
        : ((count((value) => value >= 9) - count((value) => value <= 6)) * 100) / values.length;
  return { answers: values.length, mean: meanOf(values), score, isFew: values.length < FEW_ANSWERS };
}

/** Numbers given to a question. */
export function numbersOf(replies: readonly Answers[], place: number): number[] {
  return replies.flatMap((answers) => {
    const value = answers[String(place)];
    return typeof value === 'number' ? [value] : [];
  });
}

/** How often each choice was taken; several may be. */
export function choicesOf(
  replies: readonly Answers[],
  place: number,
  choices: readonly string[],
): { choice: string; count: number }[] {
  return choices.map((choice) => ({
    choice,
    count: replies.filter((answers) => {
      const value = answers[String(place)];
      return Array.isArray(value) ? value.includes(choice) : value === choice;
    }).length,
  }));
}

/** The places of the questions that a reply answers badly. */
export function badPlaces(questions: readonly Question[], answers: Answers): number[] {
  return questions.flatMap(({ kind }, place) => (isBad(kind, answers[String(place)]) ? [place] : []));
}

/** Why an answer cannot be kept. */
export type AnswerProblem = 'missing' | 'range' | 'choice';

/** Reads what stands in a cell as the answer to a question. Nothing at all is an answer to what need not be answered. */
export function readAnswer(
  { kind, required, choices }: Question,
  text: string,
): { value: Answers[string] | undefined } | { problem: AnswerProblem } {
  const given = text.trim();
  if (given === '' || given === '(空)' || given === '(跳过)')
    return required ? { problem: 'missing' } : { value: undefined };
  switch (kind) {
    case 'csat':
    case 'nps': {
      const digits = /^(\d+)(?:\.0+)?\s*(?:分|星)?$/.exec(given)?.[1];
      const value = Number(digits);
      const isIn = digits !== undefined && (kind === 'csat' ? value >= 1 && value <= 5 : value <= 10);
      return isIn ? { value } : { problem: 'range' };
    }
    case 'one': {
      const choice = choiceOf(choices, given);
      return choice === undefined ? { problem: 'choice' } : { value: choice };
    }
    case 'many': {
      const found = given.split(/[┋;；、,，|]/).map((part) => choiceOf(choices, part.trim()));
      const known = found.filter((choice) => choice !== undefined);
      return known.length === found.length ? { value: known } : { problem: 'choice' };
    }
    default:
      return { value: given };
  }
}

/** A choice by its words, its letter, or its number from 1. */
function choiceOf(choices: readonly string[], given: string): string | undefined {
  const letter = /^[A-Za-z]$/.test(given) ? given.toUpperCase().charCodeAt(0) - 65 : -1;
  const number = /^\d+$/.test(given) ? Number(given) - 1 : -1;
  return choices.find((choice) => choice === given) ?? choices[letter] ?? choices[number];
}
