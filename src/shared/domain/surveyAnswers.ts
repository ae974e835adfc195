import { type Answers, isBad, type Question } from './surveys.ts';

/** The places of the questions that a reply answers badly. */
export function badPlaces(questions: readonly Question[], answers: Answers): number[] {
  return questions.flatMap(({ kind }, place) => (isBad(kind, answers[String(place)]) ? [place] : []));
}

/** Why an answer cannot be kept. */
export type AnswerProblem = 'missing' | 'range' | 'mark' | 'choice';

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
      const digits = /^(\d+)(?:\.0+)?\s*(?:分|星)?$/.exec(given.normalize('NFKC'))?.[1];
      const said = kind === 'csat' ? SATISFIED.findIndex((word) => word.test(given)) : -1;
      if (digits === undefined && said < 0) return { problem: 'mark' };
      const value = digits === undefined ? said + 1 : Number(digits);
      return value >= (kind === 'csat' ? 1 : 0) && value <= (kind === 'csat' ? 5 : 10)
        ? { value }
        : { problem: 'range' };
    }
    case 'one': {
      const choice = choiceOf(choices, given);
      return choice === undefined ? { problem: 'choice' } : { value: choice };
    }
    case 'many': {
      const found = partsOf(given, choices).map((part) => choiceOf(choices, part.trim()));
      const known = found.filter((choice) => choice !== undefined);
      return known.length === found.length ? { value: [...new Set(known)] } : { problem: 'choice' };
    }
    default:
      return { value: given };
  }
}

/** Marks of satisfaction in words, from 1 to 5, as scales of 问卷星 are exported and as people say them. */
const SATISFIED = [
  /^(?:(?:非常|很|极其?|十分|特别|完全)不满意?|very dissatisfied|very unsatisfied)$/i,
  /^(?:(?:比较|较|有点|有些)?不满意?|不(?:太|大|够|怎么|是很)满意|(?:somewhat |rather )?(?:dissatisfied|unsatisfied)|not (?:very )?satisfied)$/i,
  /^(?:一般般?|中立|neutral)$/i,
  /^(?:(?:比较|较|还算)?满意|(?:somewhat |rather |fairly )?satisfied)$/i,
  /^(?:(?:非常|很|极其?|十分|特别|完全)满意|(?:very|fully|completely) satisfied)$/i,
];

/** Several choices: 问卷星 parts them by its own mark; people by whatever they have, or write letters behind one another. */
function partsOf(given: string, choices: readonly string[]): string[] {
  if (choices.includes(given)) return [given];
  if (/[┋|]/.test(given)) return given.split(/[┋|]/);
  return /^[A-Za-z]+$/.test(given) ? [...given] : given.split(/[;；、,，]/);
}

/** A choice by its words, its letter with or without them, or its number from 1. */
function choiceOf(choices: readonly string[], told: string): string | undefined {
  const given = choices.includes(told) ? told : told.replace(/^[A-Za-z]\s*[.、:：]\s*(?=.)/, '');
  const letter = /^[A-Za-z]$/.test(given) ? given.toUpperCase().charCodeAt(0) - 65 : -1;
  const number = /^\d+$/.test(given) ? Number(given) - 1 : -1;
  return choices.find((choice) => choice === given) ?? choices[letter] ?? choices[number];
}
