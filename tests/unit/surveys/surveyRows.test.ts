import { expect, test } from 'vitest';
import { isAsked, questionColumns } from '../../../src/main/features/surveys/questionColumns.rules.ts';
import { takeRows } from '../../../src/main/features/surveys/takeRows.rules.ts';
import { readAnswer } from '../../../src/shared/domain/surveyAnswers.ts';
import { Questions } from '../../../src/shared/domain/surveys.ts';

const known = {
  byCode: new Map([
    ['k01', 1],
    ['k02', 2],
  ]),
  byName: new Map([
    ['城东便利店', [1]],
    // A former name of the same dealer.
    ['城东小卖部', [1]],
    ['城西商行', [2]],
    ['惠民', [3, 4]],
  ]),
  byPhone: new Map([
    ['13900000001', [1]],
    ['13900000002', [2]],
    ['13900000003', [3]],
  ]),
  byPlace: new Map([
    ['1', 1],
    ['2', 2],
  ]),
  replies: new Map(),
};
const asked = Questions.parse([
  { kind: 'csat', text: '对服务满意吗' },
  { kind: 'many', text: '想要', required: false, choices: ['促销', '1.5L 装', '账期'] },
]);
const taking = (header: string, ...rows: string[]) => {
  const { taken, problems } = takeRows(
    header.split(','),
    rows.map((row) => row.split(',')),
    asked,
    known,
    '2026-11-27',
  );
  return {
    taken: taken.map(({ row, dealerId, answers }) => [row, dealerId, answers]),
    problems: problems.map(({ row, problem }) => [row, problem]),
    texts: problems.map(({ text }) => text),
  };
};

test('a question that stands twice and is answered twice otherwise is told by its row', () => {
  const { taken, problems, texts } = taking(
    '客户编号,对服务满意吗,1、对服务满意吗',
    'K01,1,5',
    'K02,4,4分',
    'K01,,5',
    'K01,5,',
    ',,',
  );
  expect(taken).toEqual([
    [2, 2, { 0: 4 }],
    [4, 1, { 0: 5 }],
  ]);
  expect(problems).toEqual([
    [1, 'doubled'],
    [3, 'doubled'],
  ]);
  expect(texts[0]).toBe('对服务满意吗 · 1 / 5');
  // What only the second one says is not taken for the first.
  expect(taking('客户编号,对服务满意吗,对服务满意吗', 'K01,,5').problems).toEqual([[1, 'doubled']]);
  expect(taking('客户编号,对服务满意吗,对服务满意吗', 'K01,5,').taken).toEqual([[1, 1, { 0: 5 }]]);
});

test('a row that is refused leaves its dealer to the next one; every row of the file is accounted for', () => {
  const { taken, problems } = taking(
    '客户编号,手机,对服务满意吗',
    'K01,,6',
    ',13900000002,',
    'K01,,5',
    'K01,,4',
    'K02,,不知道',
    'K02,,3',
    ',,',
  );
  expect(taken).toEqual([
    [3, 1, { 0: 5 }],
    [6, 2, { 0: 3 }],
  ]);
  expect(problems).toEqual([
    [1, 'range'],
    [2, 'empty'],
    [4, 'twice'],
    [5, 'mark'],
  ]);
});

test('a row that skips every question has no answer', () => {
  const optional = asked.map((question) => ({ ...question, required: false }));
  const rows = [['K01', '(跳过)', '(空)']];
  const { taken, problems } = takeRows(['客户编号', '对服务满意吗', '想要'], rows, optional, known, '2026-11-27');
  expect([taken, problems]).toEqual([[], [{ row: 1, problem: 'empty', text: 'K01' }]]);
});

test('of two rows of one dealer, one that is there already is the one that counts; one that differs is the owner’s to choose', () => {
  const there = { ...known, replies: new Map([[1, { 0: 5 }]]) };
  const again = (marks: string[], replace: number[] = []) => {
    const rows = marks.map((mark) => ['K01', mark]);
    const { taken, problems } = takeRows(['客户编号', '对服务满意吗'], rows, asked, there, '2026-11-27', { replace });
    return [taken.map(({ row }) => row), problems.map(({ problem }) => problem)];
  };
  expect(again(['5', '4'])).toEqual([[], ['unchanged', 'twice']]);
  expect(again(['4', '3'])).toEqual([[], ['differs', 'differs']]);
  expect(again(['4', '3'], [2])).toEqual([[2], ['differs']]);
  expect(again(['4', '3'], [1])).toEqual([[1], ['twice']]);
});

test('a row is of the dealer whom code, form number, name and phone fit; of two dealers it is told', () => {
  const header = '客户编号,问卷号,客户,手机,对服务满意吗';
  const { taken, problems, texts } = taking(
    header,
    'K01,1,城东小卖部,13900000001,5',
    'K01,,,13900000002,5',
    'K01,,城西商行,,5',
    'K01,2,,,5',
    ',,惠民,,5',
    ',,惠民,13900000003,4',
    'K99,,城西商行,,3',
    ',,,,3',
    'K98,,没有这家,,3',
  );
  expect(taken).toEqual([
    [1, 1, { 0: 5 }],
    [6, 3, { 0: 4 }],
    [7, 2, { 0: 3 }],
  ]);
  expect(problems).toEqual([
    [2, 'dealersDiffer'],
    [3, 'dealersDiffer'],
    [4, 'dealersDiffer'],
    [5, 'several'],
    [8, 'nobody'],
    [9, 'unmatched'],
  ]);
  expect(texts[0]).toBe('K01 13900000002');
  // Two things agree: whose phone it was before does not matter.
  expect(taking(header, 'K01,,城东便利店,13900000002,5').taken).toEqual([[1, 1, { 0: 5 }]]);
});

test('a question of 问卷星 for the number, the code or the shop tells whose a row is', () => {
  for (const header of ['1、您的编号', '1、请填写您的客户编号：', '1.编号', '1、您的客户编码是？'])
    expect(taking(`${header},2、对服务满意吗`, 'K02,3').taken).toEqual([[1, 2, { 0: 3 }]]);
  for (const header of ['1、您的店名', '1、请填写您的门店名称', '客户名称', 'Dealer'])
    expect(taking(`${header},2、对服务满意吗`, '城西商行,3').taken).toEqual([[1, 2, { 0: 3 }]]);
});

test('choices of 问卷星 that have a column each are read; what is neither a tick nor a choice is told', () => {
  const header = '客户编号,4、对服务满意吗,5、想要(促销),5、想要[多选题](B.1.5L装),5、想要：账期,5、想要(其他)';
  const { taken, problems } = taking(header, 'K01,5,1,0,√,0', 'K02,4,(跳过),,-3,');
  expect(taken).toEqual([
    [1, 1, { 0: 5, 1: ['促销', '账期'] }],
    [2, 2, { 0: 4 }],
  ]);
  expect(problems).toEqual([]);
  expect(taking(header, 'K01,5,促销,1.5l 装,,').taken).toEqual([[1, 1, { 0: 5, 1: ['促销', '1.5L 装'] }]]);
  expect(taking(header, 'K01,5,2,,,').problems).toEqual([[1, 'choice']]);
  expect(taking(header, 'K01,5,,,,1').problems).toEqual([[1, 'choice']]);

  const isKnown = (headers: string[]) => questionColumns(headers, asked).map(isAsked);
  expect(isKnown(header.split(','))).toEqual([true, true]);
  expect(isKnown(['对服务满意吗', '想要(别的)', '想要买什么'])).toEqual([true, false]);
});

test('marks said in other words are the nearest of the scale; what is none is told apart from one out of range', () => {
  const [csat] = asked;
  const nps = Questions.parse([{ kind: 'nps', text: '愿意推荐吗' }])[0];
  if (!csat || !nps) throw new Error('there are two');
  const marks = (...said: string[]) => said.map((text) => readAnswer(csat, text));
  expect(marks('完全不满意', '不太满意', '比较不满意', '一般', '比较满意', '十分满意')).toEqual(
    [1, 2, 2, 3, 4, 5].map((value) => ({ value })),
  );
  expect(marks('Not satisfied', 'somewhat satisfied', 'fully satisfied')).toEqual(
    [2, 4, 5].map((value) => ({ value })),
  );
  expect(marks('没有不满意', '还行吧', '4.5', '6', '0')).toEqual([
    ...Array.from({ length: 3 }, () => ({ problem: 'mark' })),
    ...Array.from({ length: 2 }, () => ({ problem: 'range' })),
  ]);
  expect([readAnswer(nps, '不太满意'), readAnswer(nps, '11'), readAnswer(nps, '0')]).toEqual([
    ...[{ problem: 'mark' }, { problem: 'range' }, { value: 0 }],
  ]);
});
