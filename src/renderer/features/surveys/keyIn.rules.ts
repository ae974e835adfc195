import { type AnswerProblem, readAnswer } from '../../../shared/domain/surveyAnswers.ts';
import type { Answers, Question } from '../../../shared/domain/surveys.ts';

/** An answer that is there as it is typed: choices by their letters. */
export function cellOf({ kind, choices }: Question, value: Answers[string] | undefined): string {
  if (value === undefined) return '';
  const letter = (choice: string) => {
    const at = choices.indexOf(choice);
    return at < 0 ? choice : String.fromCharCode(65 + at);
  };
  if (Array.isArray(value)) return value.map(letter).join('');
  return kind === 'one' ? letter(String(value)) : String(value);
}

/** The day of a form: one that is in keeps its own until another is given for it; new ones have the day of the pile. */
export function dayOfForm(
  { place, reply }: { place: number; reply: { on: string } | null },
  { pile, mended }: { pile: string; mended: { place: number; day: string } | null },
): string {
  if (reply === null) return pile;
  return mended?.place === place ? mended.day : reply.on;
}

/** What is typed as the engine reads it: letters of several choices are parted. */
export function typedCell({ kind }: Pick<Question, 'kind'>, text: string): string {
  const plain = text.normalize('NFKC').trim();
  if (kind === 'text') return text.trim();
  return kind === 'many' && /^[A-Za-z]+$/.test(plain) ? [...plain].join(',') : plain;
}

/** What is wrong with what is typed; a required answer that is empty only once the form is to be saved. */
export function problemOf(question: Question, text: string, isSaving: boolean): AnswerProblem | null {
  const read = readAnswer(question, typedCell(question, text));
  if (!('problem' in read)) return null;
  return read.problem === 'missing' && !isSaving ? null : read.problem;
}
