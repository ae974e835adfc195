import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCell } from '../../../src/main/features/reports/surveyForm.build.ts';
import { questionColumns } from '../../../src/main/features/surveys/questionColumns.rules.ts';
import { choicesOf, markOf, npsRange, shareRange } from '../../../src/main/features/surveys/results.rules.ts';
import { drawSample, shares, sizeFor } from '../../../src/main/features/surveys/sample.rules.ts';
import { takeRows } from '../../../src/main/features/surveys/takeRows.rules.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { badPlaces, readAnswer } from '../../../src/shared/domain/surveyAnswers.ts';
import { marginOf } from '../../../src/shared/domain/surveySample.ts';
import { Questions } from '../../../src/shared/domain/surveys.ts';

const questions = Questions.parse([
  { kind: 'csat', text: '总体满意吗' },
  { kind: 'nps', text: '愿意推荐吗' },
  { kind: 'many', text: '看重什么', choices: ['价格', '送货', '质量'], required: false },
  { kind: 'text', text: '还想说什么', required: false },
]);

describe('the sample', () => {
  test('the textbook’s sizes', () => {
    // Cochran: 385 of very many, 278 of 1,000, 80 of 100 at ±5 %.
    expect([sizeFor(100_000_000, 0.05), sizeFor(1000, 0.05), sizeFor(100, 0.05)]).toEqual([385, 278, 80]);
    expect(sizeFor(3, 0.1)).toBe(3);
    expect(marginOf(1000, 278)).toBeCloseTo(0.05, 2);
    expect(marginOf(100, 100)).toBe(0);
    expect(marginOf(100, 0)).toBeNull();
  });

  test('shares add up, stay within each group, are near the proportion, and leave nobody out where the size allows', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 2000 }), (counts, size) => {
        const found = shares(counts, size);
        const total = counts.reduce((sum, count) => sum + count, 0);
        const wanted = Math.min(size, total);
        const present = counts.filter((count) => count > 0).length;

        expect(found.reduce((sum, count) => sum + count, 0)).toBe(wanted);
        for (const [at, count] of counts.entries()) {
          const got = found[at] ?? -1;
          expect(got >= 0 && got <= count).toBe(true);
          if (wanted >= present && count > 0) expect(got).toBeGreaterThan(0);
          // Above its part by less than one, but for the one it gets for being there.
          if (total > 0) expect(got).toBeLessThan(Math.max(1, (count * wanted) / total) + 1);
        }
      }),
      { seed: 50, numRuns: 500 },
    );
  });

  test('largest remainders: 10 of 47, 16, 37', () => {
    expect(shares([47, 16, 37], 10)).toEqual([5, 1, 4]);
  });

  test('the same seed draws the same dealers in whatever order they come, another seed others', () => {
    const dealers = Array.from({ length: 200 }, (_, id) => ({
      id,
      tier: 'ABC'[id % 3] ?? '',
      region: id % 2 ? '东' : '西',
    }));
    const draw = (seed: number, of = dealers) =>
      drawSample(of, 40, createRandom(seed).shuffled).dealers.map(({ id }) => id);

    expect(draw(7, dealers.toReversed())).toEqual(draw(7));
    expect(draw(8)).not.toEqual(draw(7));
    expect(new Set(draw(7)).size).toBe(40);
  });

  test('whoever is left out is followed by the next of his group; the others stay', () => {
    const dealers = Array.from({ length: 60 }, (_, id) => ({ id, tier: 'AB'[id % 2] ?? '', region: '' }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.nat(19), (seed, at) => {
        const draw = (without: readonly number[]) =>
          drawSample(dealers, 20, createRandom(seed).shuffled, new Set(without)).dealers;
        const before = draw([]);
        const out = before[at]?.id ?? -1;
        const after = draw([out]);
        const stay = before.filter(({ id }) => after.some((one) => one.id === id));

        expect(after.some(({ id }) => id === out)).toBe(false);
        expect([after.length, stay.length >= 18]).toEqual([20, true]);
      }),
      { seed: 52 },
    );
  });
});

describe('marks', () => {
  test('CSAT is the share of 4 and 5, NPS promoters less detractors', () => {
    expect(markOf('csat', [5, 4, 3, 1])).toMatchObject({ answers: 4, mean: 3.25, score: 0.5, isFew: true });
    expect(markOf('nps', [10, 9, 8, 7, 6, 0, 9, 10, 10, 10]).score).toBe(40);
    expect(markOf('nps', [0, 6]).score).toBe(-100);
    expect(markOf('nps', [])).toMatchObject({ mean: null, score: null });
  });

  test('the ranges are those of the textbooks', () => {
    // Wilson: 8 of 10 is 0.490 to 0.943; 0 of 10 reaches to 0.278.
    const share = shareRange(8, 10);
    expect([share.low, share.high].map((value) => value?.toFixed(3))).toEqual(['0.490', '0.943']);
    expect(shareRange(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.278, 3) });
    // p = 50.75 ÷ 103, d = 20.75 ÷ 103: variance 0.6094, half 15.1 points around 29.1.
    const nps = npsRange(50, 20, 100);
    expect([nps.low, nps.high].map((value) => value?.toFixed(1))).toEqual(['14.1', '44.2']);
    // Two equal answers say little: p = 2.75 ÷ 5, d = 0.75 ÷ 5, around 40 points with half 64.4.
    const two = markOf('nps', [10, 10]);
    expect([two.low?.toFixed(1), two.score, two.high]).toEqual(['-24.4', 100, 100]);
    expect(markOf('nps', [10])).toMatchObject({ score: 100, low: null, high: null });
  });

  test('answers all alike have a range too; each range holds its score', () => {
    expect(markOf('nps', [7, 8, 7])).toMatchObject({ score: 0, low: expect.any(Number), high: expect.any(Number) });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 60 }), (values) => {
        const { score, low, high } = markOf('nps', values);
        if (score === null || low === null || high === null) throw new Error('two have answered');
        expect(low <= score + 1e-9 && score <= high + 1e-9 && high - low > 1).toBe(true);
      }),
      { seed: 55 },
    );
  });

  test('NPS lies between −100 and 100 and moves with every mark', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (values) => {
        const { score, low, high } = markOf('nps', values);
        if (low !== null && high !== null) {
          expect(low).toBeLessThan(high);
          expect(low <= (score ?? 0) && (score ?? 0) <= high).toBe(true);
        }
        const better = markOf(
          'nps',
          values.map((value) => Math.min(10, value + 1)),
        ).score;
        expect(score !== null && score >= -100 && score <= 100).toBe(true);
        expect((better ?? 0) >= (score ?? 0)).toBe(true);
      }),
      { seed: 51 },
    );
  });

  test('what is bad is CSAT up to 2 and NPS up to 6', () => {
    expect(badPlaces(questions, { 0: 2, 1: 7 })).toEqual([0]);
    expect(badPlaces(questions, { 0: 3, 1: 6 })).toEqual([1]);
    expect(badPlaces(questions, { 0: 5, 1: 10, 3: '差' })).toEqual([]);
    expect(
      choicesOf([{ 2: ['价格', '送货'] }, { 2: ['价格'] }], 2, ['价格', '送货', '质量']).map(({ count }) => count),
    ).toEqual([2, 1, 0]);
  });

  test('a cell is read as its question asks', () => {
    const [csat, nps, many] = questions;
    if (!csat || !nps || !many) throw new Error('there are four');

    expect([readAnswer(csat, '4分'), readAnswer(csat, '6'), readAnswer(csat, ' ')]).toEqual([
      { value: 4 },
      { problem: 'range' },
      { problem: 'missing' },
    ]);
    expect(readAnswer(nps, '0')).toEqual({ value: 0 });
    expect([
      readAnswer(many, '价格┋质量'),
      readAnswer(many, 'A,B'),
      readAnswer(many, '别的'),
      readAnswer(many, '(空)'),
    ]).toEqual([{ value: ['价格', '质量'] }, { value: ['价格', '送货'] }, { problem: 'choice' }, { value: undefined }]);
  });
});

test('scales in words, choices with their letters or with marks inside, and kinds behind a question are understood', () => {
  const [csat] = questions;
  const many = Questions.parse([{ kind: 'many', text: '看重', choices: ['价格、政策', '送货', 'OK'] }])[0];
  if (!csat || !many) throw new Error('there are two');

  expect(['很不满意', '不满意', '一般', '满意', '非常满意'].map((said) => readAnswer(csat, said))).toEqual(
    [1, 2, 3, 4, 5].map((value) => ({ value })),
  );
  expect(readAnswer(csat, '凑合')).toEqual({ problem: 'mark' });
  expect(['价格、政策', '价格、政策┋送货', 'AB', 'OK', 'B、送货'].map((said) => readAnswer(many, said))).toEqual([
    { value: ['价格、政策'] },
    { value: ['价格、政策', '送货'] },
    { value: ['价格、政策', '送货'] },
    { value: ['OK'] },
    { value: ['送货'] },
  ]);
  expect(
    questionColumns(['1、总体满意吗[量表题]', '2、愿意推荐吗【NPS题】', '3、看重什么（可多选）'], questions).map(
      ({ at }) => at,
    ),
  ).toEqual([...[0, 1, 2, null]]);
});

test('an export of 问卷星 is matched by phone or code; what is wrong is named by its row, the rest is taken', () => {
  const header = [
    '序号',
    '提交答卷时间',
    '所用时间',
    '来源',
    '来源详情',
    '来自IP',
    '1、您的手机号',
    '2、总体满意吗',
    '3、愿意推荐吗',
    '4、看重什么',
    '5、还想说什么',
  ];
  const row = (phone: string, csat: string, nps: string, choice = '', when = '2026/11/2 9:30:01') => [
    '1',
    when,
    '60秒',
    '微信',
    'N/A',
    '1.1.1.1',
    phone,
    csat,
    nps,
    choice,
    '',
  ];
  const known = {
    byCode: new Map([['k01', 1]]),
    byName: new Map(),
    byPlace: new Map(),
    byPhone: new Map([
      ['13900000001', [1]],
      ['13900000002', [2]],
      ['13900000003', [3, 4]],
      ['13900000005', [5]],
      ['13900000006', [6]],
    ]),
    replies: new Map([[5, { 0: 1, 1: 1 }]]),
  };
  const { taken, problems } = takeRows(
    header,
    [
      row('139 0000 0001', '5', '9', '价格┋送货'),
      row('13900000002', '6', '9'),
      row('13900000003', '5', '9'),
      row('13911111111', '5', '9'),
      row('+86 13900000001', '1', '1'),
      row('13900000005', '5', '9'),
      row('13900000006', '4', '', ''),
      row('', '', ''),
    ],
    questions,
    known,
    '2026-11-27',
  );

  expect(taken).toEqual([
    { row: 1, dealerId: 1, answeredOn: '2026-11-02', answers: { 0: 5, 1: 9, 2: ['价格', '送货'] } },
  ]);
  expect(problems.map(({ row: at, problem }) => [at, problem])).toEqual([
    [2, 'range'],
    [3, 'several'],
    [4, 'unmatched'],
    [5, 'twice'],
    [6, 'differs'],
    [7, 'missing'],
    [8, 'empty'],
  ]);
});

test('a question that speaks of phones is no column of phones; a day that is none is today', () => {
  const asked = Questions.parse([
    { kind: 'csat', text: '我们的电话服务怎么样' },
    { kind: 'text', text: '还想留谁的手机', required: false },
  ]);
  const known = {
    byCode: new Map([['k01', 1]]),
    byName: new Map(),
    byPlace: new Map(),
    byPhone: new Map([['13900000002', [2]]]),
    replies: new Map(),
  };
  const header = ['客户编号', '提交答卷时间', '1、我们的电话服务怎么样', '2、还想留谁的手机'];
  const rows = [
    ['K01', '2026/2/31 9:00', '5', '13900000002'],
    ['', '2026/2/1', '5', '13900000002'],
  ];
  const { taken, problems } = takeRows(header, rows, asked, known, '2026-11-27');
  expect(taken.map(({ dealerId, answeredOn }) => [dealerId, answeredOn])).toEqual([[1, '2026-11-27']]);
  expect(problems).toMatchObject([{ row: 2, problem: 'nobody' }]);
});

test('choices that hold the mark that parts them come back from our own sheet as they went out', () => {
  const [many] = Questions.parse([{ kind: 'many', text: '看重', choices: ['价格、政策', '送货', '质量'] }]);
  if (!many) throw new Error('there is one');
  for (const value of [['价格、政策', '送货'], ['价格、政策'], ['送货', '质量']])
    expect(readAnswer(many, answerCell(value))).toEqual({ value });
  expect(answerCell(['送货', '质量'])).toBe('送货、质量');
});

test('a small sample of many regions keeps the tiers in proportion', () => {
  // Twelve of 398: as many groups as dealers asked would give the tier with the larger regions nearly all of them.
  const tiers = { A: 110, B: 80, C: 187, D: 15, '': 6 };
  let id = 0;
  const dealers = Object.entries(tiers).flatMap(([tier, count]) =>
    Array.from({ length: count }, (_, i) => {
      id += 1;
      return { id, tier, region: `${i % 6}` };
    }),
  );

  const { strata } = drawSample(dealers, 12, createRandom(1).shuffled);

  // Whoever has no tier is drawn in his turn and stands last.
  expect([...new Set(strata.map(({ tier }) => tier))]).toEqual(['A', 'B', 'C', 'D', '']);
  const asked = (of: string) => strata.filter(({ tier }) => tier === of).reduce((sum, one) => sum + one.asked, 0);
  expect(Object.keys(tiers).map(asked)).toEqual([3, 2, 5, 1, 1]);
});
