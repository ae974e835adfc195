import { type Answers, isBad, type Question } from './surveys.ts';

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
