import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type AnswerProblem, readAnswer } from '../../../shared/domain/surveyAnswers.ts';
import type { Answers, Question } from '../../../shared/domain/surveys.ts';

import { codeOf, type DealerKeys, phoneDigits } from '../dealers/dealerKeys.rules.ts';

/** What a row of a returned sheet could not be taken for. */
export type RowProblem = 'unmatched' | 'several' | 'twice' | 'differs' | 'unchanged' | AnswerProblem;

export interface TakenRow {
  row: number;
  dealerId: number;
  answeredOn: string;
  answers: Answers;
}

export interface Known extends Pick<DealerKeys, 'byCode' | 'byPhone'> {
  /** Dealers by the number of their form. */
  byPlace: ReadonlyMap<string, number>;
  /** What was answered already. */
  replies: ReadonlyMap<number, Answers>;
}

export interface TakeOptions {
  /** The rows' numbers in the file; counted from 1 without them. */
  lines?: readonly number[] | undefined;
  /** Rows whose answers take the place of those there are. */
  replace?: readonly number[];
}

/** Columns of a 问卷星 export before its questions. */
const WJX = /^(序号|提交答卷时间|所用时间|来源|来源详情|来自IP|总分)$/;
const CODE = /(客户编号|客户编码|dealer code)/i;
const PHONE = /(手机|电话|phone)/i;
const PLACE = /^(问卷号|form no\.?)$/i;

/** Whether a header is that of a 问卷星 export. */
export function isWjx(header: readonly string[]): boolean {
  return header.includes('提交答卷时间');
}

/** 1、Question, Question[多选题]: the question without what counts it and what kind it is. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[[【(](?:单选|多选|可多选|量表|填空|必答|选填|可不答|NPS)[^\]】)]*[\]】)]\s*\*?$/i, '')
    .replace(/^(?:Q?\d+\s*[、.．:：]\s*)/i, '')
    .replace(/\s+/g, '')
    .toLowerCase();

/** Which column holds which question: by its words, in their order where the words are the same. */
export function questionColumns(header: readonly string[], questions: readonly Question[]): (number | null)[] {
  const used = new Set<number>();
  return questions.map(({ text }) => {
    const at = header.findIndex(
      (cell, column) => !used.has(column) && !WJX.test(cell.trim()) && bare(cell) === bare(text),
    );
    if (at < 0) return null;
    used.add(at);
    return at;
  });
}

/**
 * Rows of a returned sheet: each is matched by the dealer's code or the number of his form, else by a phone. A phone that several
 * dealers have matches none. Answers that differ from what is there are named and not taken.
 */
export function takeRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  questions: readonly Question[],
  known: Known,
  today: string,
  { lines, replace = [] }: TakeOptions = {},
): { taken: TakenRow[]; problems: { row: number; problem: RowProblem; text: string }[] } {
  const columns = questionColumns(header, questions);
  // A question may speak of phones too.
  const isQuestion = new Set(columns);
  const find = (pattern: RegExp) =>
    header.flatMap((cell, at) =>
      !isQuestion.has(at) && (pattern.test(bare(cell)) || pattern.test(cell.trim())) ? [at] : [],
    );
  const [codes, phones, places] = [find(CODE), find(PHONE), find(PLACE)];
  const timeAt = header.indexOf('提交答卷时间');
  const taken: TakenRow[] = [];
  const problems: { row: number; problem: RowProblem; text: string }[] = [];
  const met = new Set<number>();
  const replaced = new Set(replace);
  for (const [at, cells] of rows.entries()) {
    const texts = (some: readonly number[]) => some.map((column) => (cells[column] ?? '').trim()).filter(Boolean);
    const asked = columns.flatMap((column) => (column === null ? [] : [(cells[column] ?? '').trim()]));
    const who = [...texts(codes), ...texts(phones), ...texts(places)];
    // A form that nobody filled in is no problem.
    if (asked.every((text) => text === '')) continue;
    const row = lines?.[at] ?? at + 1;
    const say = (problem: RowProblem, text: string) => problems.push({ row, problem, text });
    const byPhone = texts(phones).flatMap((text) => known.byPhone.get(phoneDigits(text)) ?? []);
    const found = new Set([
      ...texts(codes).flatMap((text) => known.byCode.get(codeOf(text)) ?? []),
      ...texts(places).flatMap((text) => known.byPlace.get(String(Number(text))) ?? []),
    ]);
    const ids = found.size > 0 ? [...found] : [...new Set(byPhone)];
    const [dealerId] = ids;
    if (dealerId === undefined) {
      say('unmatched', who.join(' '));
      continue;
    }
    if (ids.length > 1) {
      say('several', who.join(' '));
      continue;
    }
    if (met.has(dealerId)) {
      say('twice', who.join(' '));
      continue;
    }
    met.add(dealerId);
    const read = questions.map((question, place) => {
      const column = columns[place];
      return readAnswer(question, column === null || column === undefined ? '' : (cells[column] ?? ''));
    });
    const wrong = read.findIndex((answer) => 'problem' in answer);
    const first = read[wrong];
    if (first !== undefined && 'problem' in first) {
      say(first.problem, questions[wrong]?.text ?? '');
      continue;
    }
    const answers: Answers = {};
    for (const [place, answer] of read.entries())
      if ('value' in answer && answer.value !== undefined) answers[String(place)] = answer.value;
    const before = known.replies.get(dealerId);
    if (before !== undefined) {
      const isSame = JSON.stringify(sortedKeys(before)) === JSON.stringify(sortedKeys(answers));
      if (isSame || !replaced.has(row)) {
        say(isSame ? 'unchanged' : 'differs', who.join(' '));
        continue;
      }
    }
    taken.push({ row, dealerId, answeredOn: dayOf(cells[timeAt] ?? '', today), answers });
  }
  return { taken, problems };
}

function sortedKeys(answers: Answers): [string, unknown][] {
  return Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** 2026/11/2 9:30:01 → 2026-11-02; what is no day, or later than today, is today. */
function dayOf(text: string, today: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text.trim());
  const day = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : today;
  return day > today || !isCalendarDay(day) ? today : day;
}
