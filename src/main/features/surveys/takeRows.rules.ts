import type { SurveyRowProblem } from '../../../shared/contract/surveys.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Answers, Question } from '../../../shared/domain/surveys.ts';
import { type DealerKeys, dealerNamed } from '../dealers/dealerKeys.rules.ts';
import { bare, columnsOf, questionColumns, readColumns } from './questionColumns.rules.ts';

export interface TakenRow {
  row: number;
  dealerId: number;
  answeredOn: string;
  answers: Answers;
}

export interface Known extends DealerKeys {
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

/** Columns that say whose a row is, as our sheet and as questions of 问卷星 call them. */
const ASKED = '^(?:请(?:填写?|输入|写下?|问))?(?:您|你|贵店|贵司|本店)?的?';
const END = '(?:是|为|是什么|是多少)?[?:]?$';
const CODE = new RegExp(`客户编号|客户编码|客户代码|dealer ?code|customer ?code|${ASKED}(?:编号|编码|代码)${END}`, 'i');
const NAME = new RegExp(
  `${ASKED}(?:客户(?:名称?)?|(?:单位|公司|店铺|门店)(?:名称?)?|店名|(?:dealer|customer)(?:name)?)${END}`,
  'i',
);
const PHONE = /(手机|电话|phone)/i;
const PLACE = /^(问卷号|form ?no\.?)$/i;

/** Whether a header is that of a 问卷星 export. */
export function isWjx(header: readonly string[]): boolean {
  return header.includes('提交答卷时间');
}

/**
 * Rows of a returned sheet: each is matched by all that it says of whose it is, the dealer's code, the number of his form, his name and
 * a phone; what is of different dealers, or of several, matches none. Answers that differ from what is there are named and not taken.
 * Of several rows of one dealer the first that can be taken is taken: who sent his answers twice often did so because of the first.
 */
export function takeRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  questions: readonly Question[],
  known: Known,
  today: string,
  { lines, replace = [] }: TakeOptions = {},
): { taken: TakenRow[]; problems: { row: number; problem: SurveyRowProblem; text: string }[] } {
  const columns = questionColumns(header, questions);
  // A question may speak of phones too.
  const isQuestion = new Set(columns.flatMap(columnsOf));
  const find = (pattern: RegExp) =>
    header.flatMap((cell, at) =>
      !isQuestion.has(at) && (pattern.test(bare(cell)) || pattern.test(cell.trim())) ? [at] : [],
    );
  const [codes, names, phones, places] = [find(CODE), find(NAME), find(PHONE), find(PLACE)];
  const timeAt = header.indexOf('提交答卷时间');
  const taken: TakenRow[] = [];
  const problems: { row: number; problem: SurveyRowProblem; text: string }[] = [];
  /** Dealers with answers: of an earlier row, or there already as an earlier row has them. */
  const met = new Set<number>();
  const replaced = new Set(replace);
  for (const [at, cells] of rows.entries()) {
    const texts = (some: readonly number[]) => some.map((column) => (cells[column] ?? '').trim()).filter(Boolean);
    const who = [...texts(codes), ...texts(places), ...texts(names), ...texts(phones)];
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = lines?.[at] ?? at + 1;
    const say = (problem: SurveyRowProblem, text: string) => problems.push({ row, problem, text });
    if (texts([...isQuestion]).length === 0) {
      say('empty', who.join(' '));
      continue;
    }
    const whose = dealerNamed(known, {
      ...{ codes: texts(codes), names: texts(names), phones: texts(phones) },
      others: texts(places).flatMap((text) => known.byPlace.get(String(Number(text))) ?? []),
    });
    if ('problem' in whose) {
      say(who.length === 0 ? 'nobody' : whose.problem, who.join(' '));
      continue;
    }
    const { dealerId } = whose;
    if (met.has(dealerId)) {
      say('twice', who.join(' '));
      continue;
    }
    const answers: Answers = {};
    const wrong = questions.find((question, place) => {
      const of = columns[place];
      const read = of === undefined ? { value: undefined } : readColumns(cells, question, of);
      if ('problem' in read) say(read.problem, [question.text, read.said].filter(Boolean).join(' · '));
      else if (read.value !== undefined) answers[String(place)] = read.value;
      return 'problem' in read;
    });
    if (wrong !== undefined) continue;
    // (空) and (跳过) in every cell.
    if (Object.keys(answers).length === 0) {
      say('empty', who.join(' '));
      continue;
    }
    const before = known.replies.get(dealerId);
    if (before !== undefined) {
      const isSame = JSON.stringify(sortedKeys(before)) === JSON.stringify(sortedKeys(answers));
      if (isSame) met.add(dealerId);
      if (isSame || !replaced.has(row)) {
        say(isSame ? 'unchanged' : 'differs', who.join(' '));
        continue;
      }
    }
    met.add(dealerId);
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
