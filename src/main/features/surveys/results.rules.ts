import { type Answers, FEW_ANSWERS } from '../../../shared/domain/surveys.ts';

export interface Mark {
  answers: number;
  mean: number | null;
  /** CSAT: the share of 4 and 5; NPS: −100 to 100. */
  score: number | null;
  /** Where the score of all would lie, at 95 %; null of fewer than two answers. */
  low: number | null;
  high: number | null;
  isFew: boolean;
}

/** Of a normal distribution, for 95 %. */
const Z = 1.96;

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Marks of a question. CSAT is the share of 4 and 5 among all answers; NPS is the share of 9 and 10 less the share of 0 to 6,
 * in points.
 * @source F. F. Reichheld, The One Number You Need to Grow (Harvard Business Review, 2003)
 */
export function markOf(kind: 'csat' | 'nps', values: readonly number[]): Mark {
  const answers = values.length;
  const count = (is: (value: number) => boolean) => values.filter(is).length;
  const [low, high] =
    kind === 'csat'
      ? [null, count((value) => value >= 4)]
      : [count((value) => value <= 6), count((value) => value >= 9)];
  const score = answers === 0 ? null : low === null ? high / answers : ((high - low) * 100) / answers;
  const range = low === null ? shareRange(high, answers) : npsRange(high, low, answers);
  return { answers, mean: meanOf(values), score, ...range, isFew: answers < FEW_ANSWERS };
}

interface Range {
  low: number | null;
  high: number | null;
}

/**
 * Where a share would lie, at 95 %: it stays between 0 and 1 and holds of few answers too.
 * @source E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference (JASA 22, 1927)
 */
export function shareRange(hits: number, answers: number): Range {
  if (answers < 2) return { low: null, high: null };
  const share = hits / answers;
  const over = 1 + (Z * Z) / answers;
  const middle = (share + (Z * Z) / (2 * answers)) / over;
  const half = (Z / over) * Math.sqrt((share * (1 - share)) / answers + (Z * Z) / (4 * answers * answers));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Where the NPS would lie, at 95 %, in points: the mean of +1, 0 and −1, whose variance is p + d − (p − d)². Three answers are
 * added, ¾ of a promoter, ¾ of a detractor and 1½ between them, or few equal answers would have a range of no width.
 * @source B. Rocks, Interval Estimation for the Net Promoter Score (The American Statistician 70, 2016)
 */
export function npsRange(promoters: number, detractors: number, answers: number): Range {
  if (answers < 2) return { low: null, high: null };
  const more = answers + 3;
  const [p, d] = [(promoters + 0.75) / more, (detractors + 0.75) / more];
  const half = Z * Math.sqrt((p + d - (p - d) ** 2) / more);
  return { low: Math.max(-100, (p - d - half) * 100), high: Math.min(100, (p - d + half) * 100) };
}

/** How often each mark was given, from 1 to 5 or from 0 to 10. */
export function countsOf(kind: 'csat' | 'nps', values: readonly number[]): { value: number; count: number }[] {
  const marks = kind === 'csat' ? [1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  return marks.map((value) => ({ value, count: values.filter((given) => given === value).length }));
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
