import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
let file: string;
const run = (...args: string[]) => commandInside(dir, [...args, '--file', file, '--lang', 'en']);
/** The answer of a command that went well. */
const told = async (...args: string[]) => {
  const { code, out, err } = await run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};
/** What a report says: it is written as a page and read back. */
const printed = async (kind: string, ...options: string[]) => {
  const out = join(dir, `${kind}.html`);
  expect(await run('report', kind, '--out', out, ...options)).toMatchObject({ code: 0, err: '' });
  return readFileSync(out, 'utf8');
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-cli-cases-'));
  file = join(dir, 'shop.dealerdesk');
  const list = writeCsv(dir, [
    ['客户编号', '客户名称', '业务员', '电话'],
    ['K1', 'East Shop', 'Wang', '13800000001'],
    ['K2', 'West Shop', 'Li', '13800000002'],
    ['K3', 'North Shop', '', '13800000003'],
  ]);
  expect((await run('import', list, '--kind', 'dealers')).code).toBe(0);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('cases by the command line', () => {
  const number = 'KS-20261120-001';

  it('go from the report to the call that closes them', async () => {
    const words = ['--body', 'two boxes broken', '--cause', '破损', '--owner', 'Anybody', '--on', '2026-11-20'];
    const { case: added } = await told('case', 'add', '--dealer', 'K1', ...words);
    expect(added).toMatchObject({ number, cause: 'damage', owner: 'Anybody', repName: 'Wang', status: 'open' });
    await told('case', 'add', '--dealer', 'K2', '--kind', 'suggestion', '--body', 'come earlier');

    await told('case', 'set', number, '--to', 'in_work');
    const worked = await told('case', 'set', number, '--remedy', 'two sent', '--cost', '12.50', '--to', 'solved');
    expect(worked.case).toMatchObject({ status: 'solved', cost: '12.50', remedy: 'two sent' });
    const closed = await told('case', 'close', number, '--result', 'settled', '--satisfaction', '4');
    expect(closed.case).toMatchObject({ status: 'closed', satisfaction: 4 });

    const { out } = await run('case', 'show', number);
    expect(out).toMatch(/Closed\tEast Shop/);
    expect(out).toContain('Follow-up call Settled · 4/5');
  });

  it('are listed by state, kind, whoever looks after them and whose dealers they are of', async () => {
    const numbers = async (...options: string[]) =>
      (await told('case', 'list', ...options)).cases.map((row: { number: string }) => row.number);
    const suggestion = 'JY-20261122-001';
    expect(await numbers()).toEqual([suggestion]);
    expect(await numbers('--shown', 'closed')).toEqual([number]);
    expect(await numbers('--shown', 'all', '--kind', 'complaint')).toEqual([number]);
    expect(await numbers('--shown', 'all', '--owner', 'Anybody')).toEqual([number]);
    expect(await numbers('--shown', 'all', '--rep', 'Li')).toEqual([suggestion]);
    expect(await numbers('--shown', 'all', '--until', '2026-11-20')).toEqual([number]);
    expect(await numbers('--shown', 'all', '--dealer', 'North Shop')).toEqual([]);
    expect(await numbers('--shown', 'all', '--tier', 'A')).toEqual([]);
  });

  it('end on their own where nobody was reached, and get another kind', async () => {
    const { case: row } = await told('case', 'add', '--dealer', 'K3', '--kind', 'complaint', '--body', 'no light');
    const changed = await told('case', 'set', row.number, '--kind', 'service', '--remedy', 'repaired');
    expect(changed.case).toMatchObject({ kind: 'service', number: row.number });
    await told('case', 'set', row.number, '--to', 'in_work');
    // A cost that nobody has approved keeps nothing from going on, and is told.
    expect((await run('case', 'set', row.number, '--cost', '30', '--to', 'solved')).out).toContain(
      'nobody has approved',
    );
    for (let tries = 0; tries < 3; tries += 1) await told('case', 'close', row.number, '--try');
    const given = await told('case', 'close', row.number, '--result', 'unreached', '--reason', 'number dead');
    expect(given.case).toMatchObject({ status: 'solved', followResult: 'unreached', satisfaction: null });
    expect((await told('case', 'list', '--shown', 'unreached')).total).toBe(1);
    expect((await run('case', 'show', row.number)).out).toContain('Complaint changed to Service');
  });

  it('come from an old list, row by row', async () => {
    const old = writeCsv(dir, [
      ['No', 'Customer', 'Date', 'Description', 'Status'],
      ['OLD-1', 'East Shop', '2026-03-01', 'two broken', 'closed'],
      ['OLD-2', 'Nobody', '2026-03-02', 'lost', ''],
    ]);
    const dry = await told('case', 'import', old, '--dry-run');
    expect([dry.written, dry.taken.length, dry.problems.map(({ row }: { row: number }) => row)]).toEqual([0, 1, [3]]);
    expect((await told('case', 'import', old)).written).toBe(1);
    expect((await told('case', 'list', '--shown', 'followUp')).total).toBe(1);
  });

  it('are refused in one sentence where something is wrong, and nothing is written', async () => {
    const total = async () => (await told('case', 'list', '--shown', 'all')).total;
    const before = await total();
    for (const [args, code, words] of [
      [['case', 'show', 'KS-1'], 1, 'There is no case KS-1.'],
      [['case', 'add', '--dealer', 'Nobody', '--body', 'x'], 2, 'No dealer of that code or name, or several: Nobody'],
      [['case', 'set', number, '--to', 'waiting'], 1, 'Not possible from where the case is now'],
      [['case', 'close', number, '--on', '2026-13-01'], 2, '2026-13-01'],
      [['case', 'list', '--tier', 'Z'], 2, '--tier Z: A, B, C'],
      [['case', 'list', '--rep', 'Nobody'], 1, 'Nobody'],
      [['case', 'import', 'not-there.csv'], 1, 'not-there.csv'],
    ] as const) {
      const ended = await run(...args);
      expect([args, ended.code, ended.out]).toEqual([args, code, '']);
      expect(ended.err).toContain(words);
      expect(ended.err.trim().split('\n')).toHaveLength(1);
    }
    expect(await total()).toBe(before);
  });

  it('are printed: the report as it was narrowed, the form of one and a blank one', async () => {
    const all = await printed('cases');
    for (const words of [number, 'East Shop', 'Damage', 'Not reached', 'OLD-1']) expect(all).toContain(words);
    const some = await printed('cases', '--owner', 'Anybody', '--shown', 'closed', '--from', '2026-11-01');
    expect(some).toContain('Closed · Reported from');
    expect(some).toContain('Looked after by Anybody');
    expect(some).toContain(number);
    expect(some).not.toContain('OLD-1');

    const form = await printed('case-form', '--case', number);
    for (const words of [number, 'K1 East Shop', '☑ Damage', 'two sent']) expect(form).toContain(words);
    const blank = await printed('case-form');
    expect(blank).not.toContain('☑');
    for (const words of ['First answer', 'Evidence', 'Came by']) expect(blank).toContain(words);

    const out = join(dir, 'no.html');
    expect(await run('report', 'case-form', '--case', 'KS-1', '--out', out)).toMatchObject({ code: 1 });
    expect((await run('report', 'cases', '--shown', 'overLimit', '--out', out)).err).toContain(
      '--shown overLimit: open',
    );
  });
});

describe('surveys by the command line', () => {
  const questions = () => join(dir, 'questions.json');

  it('go from the questions to the cases of bad answers', async () => {
    writeFileSync(
      questions(),
      JSON.stringify([
        { kind: 'nps', text: 'Recommend us?', required: true, choices: [] },
        { kind: 'text', text: 'Why?', required: false, choices: [] },
      ]),
    );
    const saved = await told('survey', 'new', 'Autumn', '--questions', questions(), '--every', '6');
    expect(saved.survey).toMatchObject({ name: 'Autumn', everyMonths: 6 });
    const { invites, drawn } = await told('survey', 'draw', 'Autumn', '--size', '2', '--seed', '7');
    expect(drawn).toMatchObject({ seed: 7, population: 3 });
    expect(invites).toHaveLength(2);
    // The same seed draws the same.
    expect((await told('survey', 'draw', 'Autumn', '--size', '2', '--seed', '7')).invites).toEqual(invites);

    const [one, two] = invites;
    const sheet = writeCsv(dir, [
      ['Form no.', 'Code', 'Dealer', '1. Recommend us?', '2. Why?'],
      [String(one.place), one.code, one.name, '2', 'always late'],
      [String(two.place), two.code, two.name, '12', ''],
      ['9', 'K9', 'Nobody', '5', ''],
    ]);
    const answer = await told('survey', 'answers', 'Autumn', sheet);
    expect(answer.taken).toBe(1);
    expect(answer.problems.map(({ row, problem }: { row: number; problem: string }) => [row, problem])).toEqual([
      [3, 'range'],
      [4, 'unmatched'],
    ]);

    const results = await told('survey', 'results', 'Autumn');
    expect([results.asked, results.replies]).toEqual([2, 1]);
    expect((await run('survey', 'results', 'Autumn')).out).toContain('always late');
    const { cases } = await told('survey', 'follow', 'Autumn');
    expect(cases).toHaveLength(1);
    expect((await told('survey', 'list')).surveys).toMatchObject([{ name: 'Autumn', asked: 2, replies: 1 }]);
  });

  it('are printed: what it came to, the forms and a blank one', async () => {
    const report = await printed('survey', '--survey', 'Autumn');
    for (const words of ['Autumn', 'Recommend us?', 'always late']) expect(report).toContain(words);
    const forms = await printed('survey-form', '--survey', 'Autumn');
    expect(forms).toContain('1. Recommend us?');
    // Only of the one who has not answered.
    expect(forms.split('<table class="sf').length - 1).toBe(1);
    expect(await printed('survey-form', '--blank')).toContain('<table class="sf blank">');
  });

  it('are refused in one sentence where something is wrong', async () => {
    writeFileSync(join(dir, 'bad.json'), '[{');
    for (const [args, code, words] of [
      [['survey', 'results', 'Spring'], 1, 'There is no survey called “Spring”.'],
      [['survey', 'new', 'X', '--questions', join(dir, 'bad.json')], 2, '--questions'],
      [['survey', 'new', 'X'], 2, 'survey new needs --questions <path>'],
      [['survey', 'answers', 'Autumn', 'not-there.csv'], 1, 'not-there.csv'],
      [['survey', 'draw', 'Autumn', '--size', '1'], 1, 'Somebody has answered already'],
      [['report', 'survey', '--survey', 'Spring', '--out', join(dir, 'no.html')], 1, 'Spring'],
    ] as const) {
      const ended = await run(...args);
      expect([args[1], ended.code, ended.out]).toEqual([args[1], code, '']);
      expect(ended.err).toContain(words);
    }
  });
});
