import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseRow } from '../../src/shared/contract/cases.contract.ts';
import { CASE_KINDS, CASE_STATUSES } from '../../src/shared/domain/cases.ts';
import type { CaseId, DealerId } from '../../src/shared/domain/ids.ts';
import { isAppError } from '../../src/shared/errors/appError.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dealerId: DealerId;

beforeAll(async () => {
  engine = await startTestEngine({ fixedDay: '2026-11-27' });
  await engine.ask('dealers.create', { name: '城东便利店' });
  const first = (await engine.ask('dealers.list', {})).rows[0];
  if (!first) throw new Error('it was added');
  dealerId = first.id;
});
afterAll(() => engine.stop());

const at = ({ id, revision }: Pick<CaseRow, 'id' | 'revision'>) => ({ id, expectedRevision: revision });
const codeOf = (error: unknown) =>
  isAppError(error) ? [error.code, error.params.lack ?? error.params.reason ?? ''] : error;
const undoLast = () => engine.ask('data.undo', {});
const addComplaint = () =>
  engine.ask('cases.add', {
    dealerId,
    kind: 'complaint',
    fields: { cause: 'damage', body: '到货破了两箱', owner: '王伟' },
  });

test('the list of dealers counts the cases that are not closed, and is narrowed to those who have some', async () => {
  const withOpen = async () => {
    const ask = { filter: { ranges: [{ field: 'openCases' as const, min: 1 }] }, sort: { by: 'openCases' as const } };
    return (await engine.ask('dealers.list', ask)).rows.map(({ id, openCases }) => [id, openCases]);
  };
  expect(await withOpen()).toEqual([]);
  const row = await addComplaint();
  expect(await withOpen()).toEqual([[dealerId, 1]]);
  expect((await engine.ask('segments.count', { rule: { fact: 'openCases', min: 1 } })).dealers).toBe(1);
  const { idsOf } = await engine.ask('cases.stats', {});
  expect([idsOf.cases, idsOf.open, idsOf.late]).toEqual([[row.id], [row.id], []]);
  await undoLast();
  expect(await withOpen()).toEqual([]);
});

test('a complaint goes its whole way; each step has its day, its person and its line in the history', async () => {
  const added = await addComplaint();
  expect(added).toMatchObject({ number: 'KS-20261127-002', status: 'open', reportedOn: '2026-11-27' });

  let row = await engine.ask('cases.move', { ...at(added), to: 'answered', on: '2026-11-27', time: '12:30' });
  row = await engine.ask('cases.update', {
    ...at(row),
    patch: { remedy: '补两箱', costMinor: 12_000, claim: 'claimed', claimMinor: 12_000 },
  });
  row = await engine.ask('cases.move', { ...at(row), to: 'waiting', on: '2026-11-27' });
  row = await engine.ask('cases.approve', { ...at(row), verdict: 'yes', by: '陈老板', on: '2026-11-27' });
  expect(row.status).toBe('in_work');
  row = await engine.ask('cases.move', { ...at(row), to: 'solved', on: '2026-11-27' });
  await expect(engine.ask('cases.move', { ...at(row), to: 'closed', on: '2026-11-27' })).rejects.toMatchObject({
    code: 'case_lacks',
  });
  row = await engine.ask('cases.followUp', { ...at(row), on: '2026-11-27', result: 'settled', satisfaction: 4 });

  expect(row).toMatchObject({ status: 'closed', satisfaction: 4, closedOn: '2026-11-27', approval: 'yes' });
  const { events } = await engine.ask('cases.get', { id: row.id });
  expect(events.map(({ kind }) => kind)).toEqual([
    'reported',
    'answered',
    'claim',
    'status',
    'approval',
    'status',
    'status',
    'follow_up',
    'status',
  ]);
  const { activities } = await engine.ask('activities.list', { dealerId });
  expect(activities[0]).toMatchObject({ kind: 'call_out', on: '2026-11-27' });
  const { entries } = await engine.ask('data.changes', { dealerId, limit: 200 });
  expect(entries.some(({ entity, subject }) => entity === 'dealer_case' && subject === row.number)).toBe(true);
});

test('a dealer who is not reached closes nothing: tried three times, the case ends on its own and is closed once he is asked', async () => {
  let row = await addComplaint();
  row = await engine.ask('cases.update', { ...at(row), patch: { remedy: '补货' } });
  row = await engine.ask('cases.move', { ...at(row), to: 'in_work', on: '2026-11-27' });
  row = await engine.ask('cases.move', { ...at(row), to: 'solved', on: '2026-11-27' });
  const give = (reason: string) =>
    engine.ask('cases.followUp', { ...at(row), on: '2026-11-27', result: 'unreached', reason }).catch(codeOf);

  for (let tries = 0; tries < 3; tries += 1) {
    expect(await give('号码不通')).toEqual(['case_lacks', 'too_few_tries']);
    row = await engine.ask('cases.tryFollowUp', { ...at(row), on: '2026-11-27' });
  }
  expect(await give(' ')).toEqual(['case_lacks', 'no_reason']);
  const shown = async (which: 'open' | 'unreached' | 'followUp' | 'closed') =>
    (await engine.ask('cases.list', { filter: { shown: which } })).rows.some(({ id }) => id === row.id);
  const standing = async () => [await shown('open'), await shown('followUp'), await shown('unreached')];
  expect(await standing()).toEqual([true, true, false]);
  expect(await give('号码不通')).toMatchObject({ status: 'solved', followResult: 'unreached', satisfaction: null });
  row = (await engine.ask('cases.get', { id: row.id })).case;
  expect([...(await standing()), await shown('closed')]).toEqual([false, false, true, false]);
  const stats = await engine.ask('cases.stats', {});
  expect([stats.unreached, stats.idsOf.unreached, stats.satisfaction.asked]).toEqual([1, [row.id], 1]);
  const withOpen = { filter: { ranges: [{ field: 'openCases' as const, min: 1 }] } };
  expect((await engine.ask('dealers.list', withOpen)).rows).toEqual([]);
  const close = { ...at(row), to: 'closed' as const, on: '2026-11-27' };
  expect(await engine.ask('cases.move', close).catch(codeOf)).toEqual(['case_lacks', 'not_reached']);

  row = await engine.ask('cases.followUp', { ...at(row), on: '2026-11-27', result: 'partly', satisfaction: 3 });
  expect(row).toMatchObject({ status: 'closed', followResult: 'partly', satisfaction: 3 });
});

test('numbers are given once: not again after undo, not after the bin, and not in another file of theirs', async () => {
  const one = await engine.ask('cases.add', { dealerId, kind: 'service' });
  await undoLast();
  const two = await engine.ask('cases.add', { dealerId, kind: 'service' });
  await engine.ask('cases.remove', { id: two.id });
  const three = await engine.ask('cases.add', { dealerId, kind: 'service' });

  expect([one.number, two.number, three.number]).toEqual(['SH-20261127-001', 'SH-20261127-002', 'SH-20261127-003']);
  expect((await engine.ask('cases.find', { number: 'sh-20261127-001' })).id).toBeNull();
  expect((await engine.ask('data.bin', {})).entries.map(({ title }) => title.trim())).toContain(two.number);
  await engine.ask('data.restore', { entity: 'dealer_case', id: two.id });
  expect((await engine.ask('cases.find', { number: two.number })).id).toBe(two.id);
});

test('every act of a case can be taken back, and what is closed stays closed while what closed it would go', async () => {
  let row = await engine.ask('cases.add', { dealerId, kind: 'suggestion' });
  const before = canonicalDump(engine.dataFile);
  row = await engine.ask('cases.update', { ...at(row), patch: { verdict: 'adopted' } });
  await undoLast();
  expect(canonicalDump(engine.dataFile)).toBe(before);

  row = (await engine.ask('cases.get', { id: row.id })).case;
  row = await engine.ask('cases.move', { ...at(row), to: 'answered', on: '2026-11-27' });
  row = await engine.ask('cases.update', { ...at(row), patch: { verdict: 'adopted' } });
  row = await engine.ask('cases.move', { ...at(row), to: 'solved', on: '2026-11-27' });
  row = await engine.ask('cases.followUp', {
    ...at(row),
    on: '2026-11-27',
    result: 'settled',
    satisfaction: 5,
    close: false,
  });
  const { entries } = await engine.ask('data.changes', { limit: 1 });
  row = await engine.ask('cases.move', { ...at(row), to: 'closed', on: '2026-11-27' });
  const said = entries[0];
  if (!said) throw new Error('it was written down');

  await expect(engine.ask('data.undo', { changeId: said.id })).rejects.toMatchObject({ code: 'undo_conflict' });
  expect((await engine.ask('cases.get', { id: row.id })).case.status).toBe('closed');
});

test('an adopted suggestion stays on the list until the dealer is told, which is an activity of his', async () => {
  const untold = async () => (await engine.ask('cases.list', { filter: { shown: 'untold' } })).rows;
  const [row] = await untold();
  if (!row) throw new Error('the test before left one');
  await engine.ask('cases.tell', { ...at(row), on: '2026-11-27', channel: 'wechat', note: '下月起送货上午到' });

  expect(await untold()).toEqual([]);
  const { activities } = await engine.ask('activities.list', { dealerId });
  expect(activities[0]).toMatchObject({ kind: 'wechat', body: `${row.number} 下月起送货上午到` });
});

test('no sequence of calls closes a case without what the dealer said: the file itself refuses it', async () => {
  const raw = new Database(engine.dataFile);
  const ids: CaseId[] = [];
  for (const kind of CASE_KINDS) ids.push((await engine.ask('cases.add', { dealerId, kind })).id);
  try {
    const call = fc.record({
      id: fc.constantFrom(...ids),
      what: fc.oneof(
        fc.constantFrom(...CASE_STATUSES).map((to) => ({ to })),
        fc
          .constantFrom({ remedy: '换货', cause: 'damage' }, { verdict: 'adopted' as const })
          .map((patch) => ({ patch })),
        fc.constantFrom('yes' as const, 'no' as const).map((verdict) => ({ verdict })),
        fc.record({
          result: fc.constantFrom('settled' as const, 'unsettled' as const, 'unreached' as const),
          satisfaction: fc.constantFrom(null, 3),
          reason: fc.constantFrom('', '停机'),
        }),
        fc.constant({ trying: true }),
      ),
    });
    let closed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 30, maxLength: 30 }), async (calls) => {
        for (const { id, what } of calls) {
          const { revision, status } = (await engine.ask('cases.get', { id })).case;
          const given = { id, expectedRevision: revision };
          const on = '2026-11-27';
          const done =
            'to' in what
              ? engine.ask('cases.move', { ...given, to: what.to, on })
              : 'patch' in what
                ? engine.ask('cases.update', { ...given, patch: what.patch })
                : 'verdict' in what
                  ? engine.ask('cases.approve', { ...given, verdict: what.verdict, by: '陈老板', on })
                  : 'trying' in what
                    ? engine.ask('cases.tryFollowUp', { ...given, on })
                    : engine.ask('cases.followUp', { ...given, ...what, on });
          const after = await done.catch((error: unknown) => {
            if (isAppError(error) && error.code === 'case_lacks') return undefined;
            throw error;
          });
          if (after?.status !== 'closed' || status === 'closed') continue;
          closed += 1;
          expect(after.followedOn).not.toBeNull();
          expect(after.followResult).not.toBe('unreached');
          expect(after.satisfaction).not.toBeNull();
        }
      }),
      { seed: 43, numRuns: 10 },
    );
    expect(closed).toBeGreaterThan(3);

    const open = raw.prepare("SELECT id FROM dealer_case WHERE status <> 'closed' LIMIT 1").pluck().get();
    for (const set of [
      "status = 'closed'",
      "status = 'closed', answered_on = '2026-11-27', solved_on = '2026-11-27', closed_on = '2026-11-27'",
      "status = 'closed', answered_on = '2026-11-27', solved_on = '2026-11-27', closed_on = '2026-11-27', followed_on = '2026-11-27', follow_result = 'settled', satisfaction = NULL",
      "status = 'closed', answered_on = '2026-11-27', solved_on = '2026-11-27', closed_on = '2026-11-27', followed_on = '2026-11-27', follow_result = 'unreached', satisfaction = NULL, follow_tries = 2, follow_reason = 'x'",
    ])
      expect(() => raw.prepare(`UPDATE dealer_case SET ${set} WHERE id = ?`).run(open)).toThrow('CHECK');
  } finally {
    raw.close();
  }
});

test('what is counted agrees with the list, and says which cases it counted', async () => {
  const stats = await engine.ask('cases.stats', {});
  const { rows } = await engine.ask('cases.list', { filter: { shown: 'all' }, limit: 1000 });

  expect(stats.cases).toBe(rows.length);
  expect(stats.causes.reduce((sum, { cases }) => sum + cases, 0)).toBe(
    rows.filter(({ kind }) => kind !== 'suggestion').length,
  );
  const damage = stats.causes.find(({ name }) => name === 'damage');
  const behind = await engine.ask('cases.list', { filter: { shown: 'all', ids: damage?.ids ?? [] } });
  expect(behind.rows.every(({ cause }) => cause === 'damage')).toBe(true);
  expect(stats.ages.reduce((sum, { cases }) => sum + cases, 0)).toBe(stats.open);
  expect(rows.filter(({ repeat }) => repeat !== null).length).toBe(stats.repeats);
});

test('a first answer of today is timed now unless a time is given, and the case says whether it was in time', async () => {
  const answered = async (reportedOn: string, urgency: 'urgent' | 'normal', step: { on: string; time?: string }) => {
    const fields = { body: '破了', reportedOn, reportedTime: '08:00', urgency };
    const row = await engine.ask('cases.add', { dealerId, kind: 'complaint', fields });
    expect(row.answerInTime).toBeNull();
    const { answeredTime, answerInTime } = await engine.ask('cases.move', {
      ...{ id: row.id, expectedRevision: row.revision, to: 'answered', ...step },
    });
    const { events } = await engine.ask('cases.get', { id: row.id });
    expect(events.at(-1)).toMatchObject({ kind: 'answered', time: answeredTime });
    await undoLast();
    await undoLast();
    return [answeredTime, answerInTime];
  };
  const { now } = await engine.ask('cases.get', {
    id: (await engine.ask('cases.list', {})).rows[0]?.id ?? (0 as never),
  });
  expect(now).toMatch(/^\d\d:\d\d$/);
  const today = '2026-11-27';
  expect(await answered('2026-11-26', 'normal', { on: today })).toEqual([now, true]);
  expect(await answered('2026-11-26', 'urgent', { on: today })).toEqual([now, false]);
  expect(await answered('2026-11-26', 'urgent', { on: '2026-11-26' })).toEqual(['', true]);
  expect(await answered(today, 'urgent', { on: today, time: '09:15' })).toEqual(['09:15', true]);
  expect(await answered(today, 'urgent', { on: today, time: '' })).toEqual(['', true]);
});

test('a step is neither before the report nor tomorrow', async () => {
  const row = await engine.ask('cases.add', { dealerId, kind: 'complaint', fields: { reportedOn: '2026-11-20' } });
  expect(row.number).toBe('KS-20261120-001');

  await expect(engine.ask('cases.move', { ...at(row), to: 'answered', on: '2026-11-19' })).rejects.toMatchObject({
    code: 'case_before',
  });
  await expect(engine.ask('cases.move', { ...at(row), to: 'answered', on: '2026-11-28' })).rejects.toMatchObject({
    code: 'case_ahead',
  });
  await expect(
    engine.ask('cases.add', { dealerId, kind: 'complaint', fields: { reportedOn: '2026-11-28' } }),
  ).rejects.toMatchObject({ code: 'case_ahead' });
  await expect(
    engine.ask('cases.move', { id: row.id, expectedRevision: 99, to: 'answered', on: '2026-11-21' }),
  ).rejects.toMatchObject({ code: 'stale_edit' });
});

test('old cases of a list are taken in one act: each row with what becomes of it, once only, and taken back as one', async () => {
  const path = join(engine.dir, 'old.csv');
  const rows = [
    '我的客诉台账,,,,,,,,',
    '单号,客户名称,日期,内容,原因,状态,回访结果,满意度,天气',
    'T-1,城东便利店,2025-03-01,破了两箱,破损,已关闭,满意,5,晴',
    'T-2,城东便利店,2025/4/2,少发一箱,短少,已关闭,,,',
    ',城东便利店,2025-05-03,司机态度差,态度,处理中,,,',
    'T-1,城东便利店,2025-03-01,破了两箱,破损,已关闭,满意,5,',
    'T-4,没有这家,2025-03-01,破了,破损,,,,',
  ];
  writeFileSync(path, rows.join('\n'));
  const { jobId, bookId } = await engine.ask('cases.readFile', { file: engine.vault.register(path, 'read') });
  await engine.done(jobId);
  const { fileName: _, ...read } = await engine.ask('cases.fileRows', { bookId });
  const checked = await engine.ask('cases.checkRows', read);
  expect(checked.unknown).toEqual(['天气']);
  expect(checked.taken.map(({ row, status, notes }) => [row, status, notes.map(({ note }) => note)])).toEqual([
    [3, 'closed', ['guessedDay']],
    [4, 'solved', ['notClosed']],
    [5, 'in_work', []],
  ]);
  expect(checked.problems.map(({ row, problem }) => [row, problem])).toEqual([
    [6, 'twice'],
    [7, 'unmatched'],
  ]);
  const before = await engine.ask('cases.list', { filter: { shown: 'all' } });
  expect((await engine.ask('cases.takeRows', read)).taken).toBe(3);
  const { rows: own } = await engine.ask('cases.ofDealer', { dealerId, limit: 50 });
  const numbers = own.flatMap(({ number, cause }) => (/^(?:T-|KS-2025)/.test(number) ? [[number, cause]] : [])).sort();
  expect(numbers).toEqual([
    ['KS-20250503-001', 'attitude'],
    ['T-1', 'damage'],
    ['T-2', 'shortage'],
  ]);
  expect((await engine.ask('cases.checkRows', read)).taken).toEqual([]);
  await undoLast();
  expect(await engine.ask('cases.list', { filter: { shown: 'all' } })).toEqual(before);
  // Taken in again, they are other cases: what was on paper under a number is in the bin.
  const again = (await engine.ask('cases.checkRows', read)).taken;
  expect(again.map(({ number }) => number)).toEqual(['T-1-2', 'T-2-2', '']);
  expect((await engine.ask('cases.takeRows', read)).taken).toBe(3);
});

const listOf = (header: string, ...rows: string[]) => ({
  header: header.split(','),
  rows: rows.map((row) => row.split(',')),
  lines: rows.map((_, at) => at + 2),
});

test('a cell of an old list that is longer than its field is cut, stands whole in the description, and no page dies of it', async () => {
  const goods = '饮料A×2、'.repeat(60);
  const why = '司机'.repeat(40);
  const list = listOf(
    '客户名称,日期,内容,商品,原因,处理办法',
    ['城东便利店', '2024-02-01', '送错货', goods, why, '赔'.repeat(5000)].join(','),
  );
  const [row] = (await engine.ask('cases.checkRows', list)).taken;
  expect(row?.notes.map(({ note }) => note)).toEqual(['cut', 'cut', 'cut', 'cut']);
  expect((await engine.ask('cases.takeRows', list)).taken).toBe(1);

  const { rows } = await engine.ask('cases.list', { filter: { shown: 'all' }, limit: 1000 });
  const taken = rows.find(({ reportedOn }) => reportedOn === '2024-02-01');
  expect([taken?.productName.length, taken?.cause.length, taken?.remedy.length]).toEqual([200, 30, 4000]);
  expect(taken?.body).toContain(goods);
  expect(taken?.body).toContain(why);
  expect((await engine.ask('cases.checkRows', list)).problems).toMatchObject([{ problem: 'known' }]);
  await undoLast();
});

test('of an old list a column of dealers may hold codes; what is of two dealers is told, and former names are names', async () => {
  const made = await engine.ask('dealers.create', { name: '河东副食', code: 'HD01' });
  await engine.ask('dealers.create', { name: '河西副食', code: 'HX01' });
  const { revision } = await engine.ask('dealers.get', { id: made.id });
  await engine.ask('dealers.update', { id: made.id, expectedRevision: revision, patch: { name: '河东超市' } });
  const list = listOf(
    '客户,客户编号,日期,内容',
    'hd01,,2021-02-01,甲',
    '河东副食,HD01,2021-02-02,乙',
    '河西副食,HD01,2021-02-03,丙',
    'HX01,HD01,2021-02-04,丁',
    '改过的名,HD01,2021-02-05,戊',
  );
  const { taken, problems } = await engine.ask('cases.checkRows', list);
  expect(taken.map(({ row, dealerName }) => [row, dealerName])).toEqual([
    [2, '河东超市'],
    [3, '河东超市'],
    [6, '河东超市'],
  ]);
  expect(problems).toEqual([
    { row: 4, problem: 'dealersDiffer', text: 'HD01 河西副食' },
    { row: 5, problem: 'dealersDiffer', text: 'HD01 HX01' },
  ]);

  // A code under 客户 and a name beside it are both read.
  const both = listOf('客户,客户名称,日期,内容', 'HD01,河东超市,2021-03-01,甲', 'HD01,河西副食,2021-03-02,乙');
  const checked = await engine.ask('cases.checkRows', both);
  expect([checked.unknown, checked.taken.length]).toEqual([[], 1]);
  expect(checked.problems).toEqual([{ row: 3, problem: 'dealersDiffer', text: 'HD01 河西副食' }]);
});

test('lists that count their rows from one anew are other cases; the same number is the same case only of one dealer and day', async () => {
  await engine.ask('dealers.create', { name: '城西商行' });
  const counted = (year: number) =>
    listOf('序号,客户名称,日期,内容', `1,城东便利店,${year}-03-01,破了`, `2,城西商行,${year}-03-02,少了`);
  expect((await engine.ask('cases.takeRows', counted(2022))).taken).toBe(2);
  expect((await engine.ask('cases.takeRows', counted(2023))).taken).toBe(2);
  const again = await engine.ask('cases.checkRows', counted(2023));
  expect([again.taken, again.problems.map(({ problem }) => problem)]).toEqual([[], ['known', 'known']]);

  const named = (...rows: string[]) => listOf('单号,客户名称,日期,内容', ...rows);
  const first = named('A-1,城东便利店,2022-05-01,漏了');
  expect((await engine.ask('cases.takeRows', first)).taken).toBe(1);
  const second = named(
    'A-1,城东便利店,2022-05-01,漏了又写一遍',
    'A-1,城西商行,2022-05-01,漏了',
    'A-1,城东便利店,2023-05-01,漏了',
    'A-1,城东便利店,2023-05-01,同一件的第二行',
  );
  const checked = await engine.ask('cases.checkRows', second);
  expect(checked.taken.map(({ row, number, notes }) => [row, number, notes.map(({ note }) => note)])).toEqual([
    [3, 'A-1-2', ['renumbered']],
    [4, 'A-1-3', ['renumbered']],
  ]);
  expect(checked.problems.map(({ row, problem }) => [row, problem])).toEqual([
    [2, 'known'],
    [5, 'twice'],
  ]);
  expect((await engine.ask('cases.takeRows', second)).taken).toBe(2);
  // Those that got another number are not taken again either.
  expect((await engine.ask('cases.checkRows', named('A-1,城西商行,2022-05-01,漏了'))).taken).toEqual([]);
});

test('what an old list says of a case that is not closed, and words that are not ours, stand among its steps', async () => {
  const list = listOf(
    '客户名称,日期,内容,状态,责任方,处理费用（元）,回访结果,满意度',
    '城东便利店,2020-07-01,少了三箱,未关闭,张三,30,不满意,1',
  );
  const [row] = (await engine.ask('cases.checkRows', list)).taken;
  expect(row?.notes).toEqual([
    { note: 'responsibility', text: '张三' },
    { note: 'heard', text: '不满意 · 1' },
  ]);
  expect(row).toMatchObject({ status: 'open', costMinor: 3000, followResult: '', responsibility: '' });
  await engine.ask('cases.takeRows', list);
  const { rows } = await engine.ask('cases.list', { filter: { shown: 'all' }, limit: 1000 });
  const taken = rows.find(({ reportedOn }) => reportedOn === '2020-07-01');
  const { events } = await engine.ask('cases.get', { id: taken?.id ?? (0 as never) });
  expect(events.map(({ kind, body }) => [kind, body])).toContainEqual([
    'note',
    '责任方 张三 · 回访结果 不满意 · 满意度 1',
  ]);
  await undoLast();
});

test('a row without a number does not take the one that a later row brings', async () => {
  const list = listOf(
    '单号,客户名称,日期,内容',
    ',城东便利店,2021-06-01,没编号的',
    'ks-20210601-001,城东便利店,2021-06-01,有编号的',
  );
  expect((await engine.ask('cases.takeRows', list)).taken).toBe(2);
  const { rows } = await engine.ask('cases.list', { filter: { shown: 'all' }, limit: 1000 });
  const numbers = rows.filter(({ reportedOn }) => reportedOn === '2021-06-01').map(({ number }) => number);
  expect(numbers.sort()).toEqual(['KS-20210601-002', 'ks-20210601-001']);
});

test('no step is before the one it follows, and the report before none of them', async () => {
  let row = await engine.ask('cases.add', {
    dealerId,
    kind: 'complaint',
    fields: { cause: 'damage', remedy: '补货', reportedOn: '2026-11-01' },
  });
  row = await engine.ask('cases.move', { ...at(row), to: 'answered', on: '2026-11-10' });
  const early = { code: 'case_before_step' };
  await expect(engine.ask('cases.move', { ...at(row), to: 'solved', on: '2026-11-05' })).rejects.toMatchObject(early);
  row = await engine.ask('cases.move', { ...at(row), to: 'solved', on: '2026-11-12' });
  await expect(engine.ask('cases.tryFollowUp', { ...at(row), on: '2026-11-11' })).rejects.toMatchObject(early);
  const said = { on: '2026-11-20', result: 'settled' as const, satisfaction: 4, close: false };
  row = await engine.ask('cases.followUp', { ...at(row), ...said });
  await expect(engine.ask('cases.move', { ...at(row), to: 'closed', on: '2026-11-13' })).rejects.toMatchObject(early);
  await expect(engine.ask('cases.update', { ...at(row), patch: { reportedOn: '2026-11-11' } })).rejects.toMatchObject({
    code: 'case_before',
  });
  row = await engine.ask('cases.move', { ...at(row), to: 'closed', on: '2026-11-20' });
  await expect(engine.ask('cases.move', { ...at(row), to: 'reopened', on: '2026-11-19' })).rejects.toMatchObject(early);
});

test('the kind of a case is corrected afterwards: a step, a line of the history, taken back; its number stays', async () => {
  let row = await engine.ask('cases.add', { dealerId, kind: 'complaint', fields: { body: '能不能早点送' } });
  const before = canonicalDump(engine.dataFile);
  const changed = await engine.ask('cases.update', { ...at(row), patch: { kind: 'suggestion' } });
  expect(changed).toMatchObject({ kind: 'suggestion', number: row.number });
  const { events } = await engine.ask('cases.get', { id: row.id });
  expect(events.at(-1)).toMatchObject({ kind: 'note', status: 'suggestion', body: 'complaint' });
  const { entries } = await engine.ask('data.changes', { dealerId, limit: 5 });
  expect(entries.some(({ entity, subject }) => entity === 'dealer_case' && subject === row.number)).toBe(true);
  await undoLast();
  expect(canonicalDump(engine.dataFile)).toBe(before);

  row = (await engine.ask('cases.get', { id: row.id })).case;
  row = await engine.ask('cases.update', { ...at(row), patch: { kind: 'service', remedy: '早送' } });
  row = await engine.ask('cases.move', { ...at(row), to: 'in_work', on: '2026-11-27' });
  row = await engine.ask('cases.move', { ...at(row), to: 'solved', on: '2026-11-27' });
  // What is solved is so as a case of its other kind too.
  const to = (patch: Parameters<typeof engine.ask<'cases.update'>>[1]['patch']) =>
    engine.ask('cases.update', { ...at(row), patch }).catch(codeOf);
  expect(await to({ kind: 'suggestion' })).toEqual(['case_kind', 'no_verdict']);
  expect(await to({ kind: 'complaint' })).toEqual(['case_kind', 'no_cause']);
  expect(await to({ kind: 'return' })).toEqual(['case_kind', 'no_approval']);
  expect(await to({ kind: 'complaint', cause: 'delivery' })).toMatchObject({ kind: 'complaint', status: 'solved' });
});

test('list and figures are narrowed by period, kind, whoever looks after them, rep and tier', async () => {
  const { id: repId } = await engine.ask('reps.create', { name: '钱朗' });
  await engine.ask('dealers.create', { name: '湖滨超市', repId });
  const { rows } = await engine.ask('dealers.list', { filter: { search: '湖滨超市' } });
  const other = rows[0]?.id;
  if (other === undefined) throw new Error('it was added');
  const one = { owner: '任意写的名字', reportedOn: '2020-05-01' };
  const { id } = await engine.ask('cases.add', { dealerId: other, kind: 'service', fields: one });
  expect((await engine.ask('cases.choices', {})).owners).toContain('任意写的名字');
  const counted = async (filter: object) => {
    const { idsOf } = await engine.ask('cases.stats', { filter: { shown: 'all', ...filter } });
    const listed = (await engine.ask('cases.list', { filter: { shown: 'all', ...filter }, limit: 1000 })).rows;
    expect(new Set(listed.map((row) => row.id))).toEqual(new Set(idsOf.cases));
    return idsOf.cases;
  };
  const every = await counted({});
  expect(await counted({ owners: ['任意写的名字'] })).toEqual([id]);
  expect(await counted({ reps: [repId] })).toEqual([id]);
  expect(await counted({ reps: [null] })).toEqual(every.filter((each) => each !== id));
  expect(await counted({ from: '2020-05-01', to: '2020-05-01' })).toEqual([id]);
  expect(await counted({ reps: [repId], kinds: ['complaint'] })).toEqual([]);
  // Nobody has a tier in a file without orders.
  expect(await counted({ tiers: ['A'] })).toEqual([]);
  expect(await counted({ tiers: [''] })).toEqual(every);
});
