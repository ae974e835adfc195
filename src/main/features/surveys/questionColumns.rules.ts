import { type AnswerProblem, readAnswer } from '../../../shared/domain/surveyAnswers.ts';
import type { Answers, Question } from '../../../shared/domain/surveys.ts';

/** Where a file says what was answered to a question. */
export interface QuestionColumns {
  /** The column that holds the answer; null where none asks it, or its choices have a column each. */
  at: number | null;
  /** Further columns of the same question. */
  again: number[];
  /** Columns of single choices that are ticked, as 问卷星 parts them; the choice is null where it is none of the question's. */
  parts: { column: number; choice: string | null }[];
}

/** Columns of a 问卷星 export before its questions. */
const WJX = /^(序号|提交答卷时间|所用时间|来源|来源详情|来自IP|总分)$/;
/** What says of which kind a question is, in brackets. */
const KIND = /[[【(](?:单选|多选|可多选|量表|填空|必答|选填|可不答|NPS)[^\]】)]*[\]】)]\s*\*?/i;

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** 1、Question, Question[多选题]: the question without what counts it and what kind it is. */
export function bare(text: string): string {
  const kindless = text
    .normalize('NFKC')
    .trim()
    .replace(new RegExp(`${KIND.source}$`, 'i'), '');
  return squeezed(kindless.replace(/^(?:Q?\d+\s*[、.．:：]\s*)/i, ''));
}

/** 5、Question(choice), Question:choice: which choice a column of its own is of; undefined for a column that is of none. */
function partOf(header: string, { text, choices }: Question): string | null | undefined {
  const whole = bare(header.replace(KIND, ''));
  if (!whole.startsWith(bare(text))) return undefined;
  const rest = whole.slice(bare(text).length);
  const said = /^[[【(](.+)[\]】)]$/.exec(rest)?.[1] ?? /^[:：—_-]+(.+)$/.exec(rest)?.[1];
  if (said === undefined) return undefined;
  const letterless = said.replace(/^[a-z][.、:](?=.)/, '');
  return choices.find((choice) => [said, letterless].includes(squeezed(choice))) ?? null;
}

/** Which columns hold which question: by its words, in their order where several questions have the same. */
export function questionColumns(header: readonly string[], questions: readonly Question[]): QuestionColumns[] {
  const used = new Set<number>();
  /** Columns that are still nobody's and for which it is so; at most so many, which are a question's from now on. */
  const taken = (isIt: (text: string) => boolean, most = header.length) => {
    const all = header.flatMap((text, at) => (used.has(at) || WJX.test(text.trim()) || !isIt(text) ? [] : [at]));
    const some = all.slice(0, most);
    for (const at of some) used.add(at);
    return some;
  };
  const asks = (question: Question) => (text: string) => bare(text) === bare(question.text);
  const first = questions.map((question) => taken(asks(question), 1)[0] ?? null);
  const again = questions.map((question) => taken(asks(question)));
  return questions.map((question, place) => {
    const at = first[place] ?? null;
    const isParted = question.kind === 'many' && at === null;
    const parts = isParted
      ? taken((text) => partOf(text, question) !== undefined).map((column) => ({
          column,
          choice: partOf(header[column] ?? '', question) ?? null,
        }))
      : [];
    return { at, again: again[place] ?? [], parts: parts.some(({ choice }) => choice !== null) ? parts : [] };
  });
}

/** Whether any column asks a question. */
export const isAsked = ({ at, parts }: QuestionColumns): boolean => at !== null || parts.length > 0;

/** Every column of a question. */
export const columnsOf = ({ at, again, parts }: QuestionColumns): number[] => [
  ...(at === null ? [] : [at]),
  ...again,
  ...parts.map(({ column }) => column),
];

/** A choice's own column says 1 or √, or the choice once more; 0, nothing, or −2 and −3 for what was not asked. */
const TICK = /^(?:1|是|有|√|✓|✔|☑|选中|已选|y|yes|true)$/i;
const NO_TICK = /^(?:0|-2|-3|否|无|未选|n|no|false|\(空\)|\(跳过\))$/i;

type Read = { value: Answers[string] | undefined } | { problem: AnswerProblem | 'doubled'; said: string };

/** What a row answers to a question; told where two columns of it say different things. */
export function readColumns(cells: readonly string[], question: Question, { at, again, parts }: QuestionColumns): Read {
  const cell = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim());
  const read = (said: string): Read => {
    const answer = readAnswer(question, said);
    return 'problem' in answer ? { ...answer, said } : answer;
  };
  const isNone = (said: string) => said === '' || NO_TICK.test(said);
  if (parts.length > 0) {
    const said = parts.filter(({ column }) => !isNone(cell(column)));
    const isIts = (choice: string, text: string) => TICK.test(text) || squeezed(text) === squeezed(choice);
    const odd = said.find(({ column, choice }) => choice === null || !isIts(choice, cell(column)));
    if (odd !== undefined) return { problem: 'choice', said: cell(odd.column) };
    const value = [...new Set(said.flatMap(({ choice }) => choice ?? []))];
    return value.length === 0 ? read('') : { value };
  }
  const answer = read(cell(at));
  const other = again.find(
    (column) => cell(column) !== '' && JSON.stringify(read(cell(column))) !== JSON.stringify(answer),
  );
  return other === undefined
    ? answer
    : { problem: 'doubled', said: [cell(at), cell(other)].filter(Boolean).join(' / ') };
}
