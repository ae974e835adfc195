import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  OLD_CASE_HEADERS,
  type OldCaseField,
  PARTY_WORDS,
  RESULT_WORDS,
  SATISFACTION_WORDS,
  STATUS_WORDS,
  URGENCY_WORDS,
  VERDICT_WORDS,
  wordOf,
} from '../../../src/main/features/cases/oldCaseSynonyms.ts';
import { oldCaseColumns, readOldCase } from '../../../src/main/features/cases/oldCases.rules.ts';
import { lacksToClose } from '../../../src/main/features/cases/status.rules.ts';

const context = {
  ...{ today: '2026-11-27', digits: 2, causes: new Set(['damage']) },
  causeOf: (text: string) => (text === '破损' ? 'damage' : text),
};
const read = (row: Partial<Record<OldCaseField, string>>) => readOldCase((field) => row[field] ?? '', context);
const plain = { reportedOn: '2025-03-01', body: '破了两箱' };

/** What each of these is read as; commas part the words. */
const readAs = <W>(list: Parameters<typeof wordOf<W>>[0], said: string) =>
  new Set(said.split(',').map((text) => wordOf(list, text)));

test('headers of a list in Chinese and in English say which column is what', () => {
  const header = [
    '单号',
    '客户名称',
    '投诉日期',
    '投诉内容',
    '原因',
    '处理结果',
    '状态',
    '满意度（1-5）',
    '备注',
    '结案日期',
  ];
  expect(oldCaseColumns(header)).toEqual({
    ...{
      number: 0,
      dealerName: 1,
      reportedOn: 2,
      body: 3,
      cause: 4,
      remedy: 5,
      status: 6,
      satisfaction: 7,
      closedOn: 9,
    },
  });
  expect(oldCaseColumns(['Case No.', 'Customer', 'Reported on', 'Description', 'Rating'])).toEqual({
    ...{ number: 0, dealerName: 1, reportedOn: 2, body: 3, satisfaction: 4 },
  });
});

test('closed in a list is closed here only with what the dealer said and his satisfaction', () => {
  const closed = read({ ...plain, status: '已结案', closedOn: '2025-03-10', result: '已解决', satisfaction: '4分' });
  expect(closed).toMatchObject({ status: 'closed', followedOn: '2025-03-10', satisfaction: 4, notes: [] });

  for (const [note, part] of [
    ['notClosed', {}],
    ['noSatisfaction', { result: '满意' }],
    ['noResult', { satisfaction: '5' }],
    ['noReason', { result: '未解决', satisfaction: '2' }],
    ['notReached', { result: '联系不上', satisfaction: '2' }],
  ] as const)
    expect(read({ ...plain, status: '已结案', closedOn: '2025-03-10', ...part })).toMatchObject({
      ...{ status: 'solved', solvedOn: '2025-03-10', closedOn: null, followResult: '' },
      notes: [{ note }],
      left: ['status', ...Object.keys(part)],
    });
  const early = { solvedOn: '2025-03-10', followedOn: '2025-03-09', result: '满意', satisfaction: '5' };
  expect(read({ ...plain, status: '已结案', ...early })).toMatchObject({ notes: [{ note: 'earlyCall' }] });
});

test('days that cannot be are named, and figures that cannot be read', () => {
  expect(read({ body: '破了' })).toEqual({ problem: 'noDay', text: '' });
  expect(read({ ...plain, reportedOn: '2027-01-01' })).toMatchObject({ problem: 'ahead' });
  expect(read({ ...plain, solvedOn: '2025-02-01' })).toEqual({ problem: 'before', text: '2025-02-01' });
  expect(read({ reportedOn: '2025-03-01' })).toEqual({ problem: 'noBody', text: '' });
  expect(read({ ...plain, cost: '说不清', satisfaction: '9', kind: '闲聊', cause: '破损' })).toMatchObject({
    fields: { cause: 'damage', costMinor: null },
    notes: [
      { note: 'kind', text: '闲聊' },
      { note: 'cost', text: '说不清' },
      { note: 'satisfaction', text: '9' },
    ],
  });
});

test('what a list tells of the call about a case that is not closed is told and kept', () => {
  const call = { result: '不满意', satisfaction: '1', followReason: '还要赔' };
  expect(read({ ...plain, status: '未关闭', ...call })).toMatchObject({
    ...{ status: 'open', followResult: '', satisfaction: null },
    notes: [{ note: 'heard', text: '不满意 · 1 · 还要赔' }],
    left: ['result', 'satisfaction', 'followReason'],
  });
  expect(read({ ...plain, status: '处理中', closedOn: '2025-03-10' })).toMatchObject({
    ...{ notes: [{ note: 'heard', text: '2025-03-10' }], left: ['closedOn'] },
  });
  // The day of the end is the one it was solved: nothing is lost.
  expect(read({ ...plain, status: '已解决', closedOn: '2025-03-10' })).toMatchObject({
    ...{ status: 'solved', solvedOn: '2025-03-10', notes: [], left: [] },
  });
  expect(read({ ...plain, status: '并非未关闭' })).toMatchObject({
    ...{ status: 'open', notes: [{ note: 'status', text: '并非未关闭' }], left: ['status'] },
  });
});

test('words that are not ours are told; what the case has no place for is kept', () => {
  const odd = {
    ...{ cause: '态度恶劣', responsibility: '张三', channel: '飞鸽', urgency: '三', verdict: '采纳', cost: '五十' },
    ...{ status: '已结案', closedOn: '2025-03-10', result: '还行吧', satisfaction: '凑合' },
  };
  const found = read({ ...plain, ...odd });
  expect(found).toMatchObject({
    fields: {
      cause: '态度恶劣',
      responsibility: '',
      channel: 'other',
      urgency: 'normal',
      verdict: '',
      costMinor: null,
    },
  });
  if ('problem' in found) throw new Error(found.problem);
  expect(found.notes.map(({ note }) => note).sort()).toEqual(
    ['cause', 'channel', 'cost', 'notClosed', 'responsibility', 'result', 'satisfaction', 'urgency', 'verdict'].sort(),
  );
  const { cause: _, closedOn: __, ...rest } = odd;
  expect([...found.left].sort()).toEqual(Object.keys(rest).sort());
  const none = { responsibility: '无', channel: '-', urgency: '/', verdict: '无', satisfaction: '', cause: '破损' };
  expect(read({ ...plain, ...none, channel: '其他' })).toMatchObject({ notes: [], left: [] });
});

test('whatever a list says, no case is taken that the rule of closing would not let through, nor one out of order', () => {
  const day = fc.constantFrom('', '2025-03-01', '2025-03-05', '2025-04-01', '2026-11-27', '不详');
  const row = fc.record({
    reportedOn: day,
    body: fc.constantFrom('', '坏了'),
    status: fc.constantFrom('', '已关闭', '待回访', '处理中', '待审批', '否', '是', '重新打开', '???'),
    ...{ answeredOn: day, solvedOn: day, closedOn: day, followedOn: day },
    result: fc.constantFrom('', '满意', '部分', '不满意', '联系不上', '嗯'),
    satisfaction: fc.constantFrom('', '1', '3', '5', '很满意', '6'),
    followReason: fc.constantFrom('', '不愿再谈'),
    kind: fc.constantFrom('', '建议', '退货'),
  });
  fc.assert(
    fc.property(row, (given) => {
      const found = read(given);
      if ('problem' in found) return;
      const { fields, status, answeredOn, solvedOn, followedOn, closedOn } = found;
      const rest = { cause: '', remedy: '', approval: '', verdict: '', followTries: 0 } as const;
      const state = { ...found, ...rest };
      if (status === 'closed') expect(lacksToClose(state)).toBeNull();
      else expect([followedOn, closedOn, found.followResult, found.satisfaction]).toEqual([null, null, '', null]);
      if (status !== 'open') expect(answeredOn !== null && answeredOn >= fields.reportedOn).toBe(true);
      if (status === 'solved' || status === 'closed') expect(solvedOn !== null).toBe(true);
      if (closedOn !== null) expect(followedOn !== null && closedOn >= followedOn).toBe(true);
    }),
    { seed: 54, numRuns: 1000 },
  );
});

test('what is turned round twice is nobody’s word', () => {
  const twice = '并非未关闭,不是没解决,没有未处理,not unresolved,isn’t unsolved,没有不满意';
  expect(readAs(STATUS_WORDS, twice)).toEqual(new Set([undefined]));
});

test('no two fields claim the same header', () => {
  const words = Object.values(OLD_CASE_HEADERS).flatMap((pattern) => pattern.source.slice(2, -2).split('|'));
  expect(words.length).toBe(new Set(words).size);
});

test('words that deny are not read as what they deny', () => {
  const open =
    '未完成,未处理完待关闭,未结案,未办结,未完结,待结案,未关闭,未处理,未解决,没有解决,没处理完,还没完成,无法解决,待回应,否,not closed,not done,undone,unresolved,not resolved,unsolved,not yet solved,hasn’t been closed,to be closed';
  expect(readAs(STATUS_WORDS, open)).toEqual(new Set(['open']));
  expect(readAs(STATUS_WORDS, '已关闭,结案,已完成,closed,Done,是')).toEqual(new Set(['closed']));
  expect(readAs(STATUS_WORDS, '已解决,已处理未结案,处理完待关闭,resolved,待回访')).toEqual(new Set(['solved']));

  const unsettled =
    '不太满意,没有解决,无法解决,没解决,未得到解决,不满意,不是很满意,不认可,解决不了,dissatisfied,not satisfied,unsatisfied,not solved,not ok,unresolved';
  expect(readAs(RESULT_WORDS, unsettled)).toEqual(new Set(['unsettled']));
  expect(readAs(RESULT_WORDS, '已解决,满意,客户认可,ok,OK,client satisfied,Solved')).toEqual(new Set(['settled']));
  expect(readAs(RESULT_WORDS, '未完全解决,部分解决,not fully solved')).toEqual(new Set(['partly']));
  const nothing = 'spoke to him,broken,token,待解决,希望尽快解决,没有不满意,not dissatisfied,满意度低';
  expect(readAs(RESULT_WORDS, nothing)).toEqual(new Set([undefined]));

  const low = '不是很满意,不太满意,不满意,不很满意,不是特别满意,not very satisfied,unsatisfied,dissatisfied';
  expect(readAs(SATISFACTION_WORDS, low)).toEqual(new Set([2]));
  expect(readAs(SATISFACTION_WORDS, '非常不满意,很不满,very dissatisfied')).toEqual(new Set([1]));
  expect(readAs(SATISFACTION_WORDS, '很满意,非常满意,very satisfied')).toEqual(new Set([5]));
  expect(readAs(SATISFACTION_WORDS, '满意,satisfied')).toEqual(new Set([4]));

  expect(readAs(VERDICT_WORDS, '不予采纳,未被采纳,暂不采纳,不采纳,not adopted,isn’t accepted')).toEqual(
    new Set(['declined']),
  );
  expect(readAs(VERDICT_WORDS, '采纳,已采纳,adopted')).toEqual(new Set(['adopted']));
  expect(readAs(URGENCY_WORDS, '不紧急,不太急,非紧急,不急,not urgent')).toEqual(new Set(['low']));
  expect(readAs(URGENCY_WORDS, '紧急,特急,urgent')).toEqual(new Set(['urgent']));
  expect([wordOf(PARTY_WORDS, '非厂家责任，物流'), wordOf(PARTY_WORDS, '不是客户原因')]).toEqual([
    'logistics',
    undefined,
  ]);
});

test('a case whose dealer was not satisfied is not closed as settled; one not done is not solved', () => {
  const closed = { ...plain, status: '已关闭', closedOn: '2025-03-10' };
  expect(read({ ...closed, result: '不太满意', satisfaction: '不是很满意' })).toMatchObject({
    ...{ status: 'solved', closedOn: null, followResult: '' },
    notes: [{ note: 'noReason' }],
  });
  expect(read({ ...closed, result: '不太满意', satisfaction: '不是很满意', followReason: '还要赔' })).toMatchObject({
    ...{ status: 'closed', followResult: 'unsettled', satisfaction: 2 },
  });
  expect(read({ ...plain, status: '未完成' })).toMatchObject({ status: 'open', solvedOn: null });
  expect(read({ ...plain, status: '未完成', answeredOn: '2025-03-02' })).toMatchObject({
    ...{ status: 'answered', answeredOn: '2025-03-02', solvedOn: null },
  });
});
