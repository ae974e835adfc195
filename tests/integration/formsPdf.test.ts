import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAct } from '../../src/main/db/changeLog.ts';
import { insertCase } from '../../src/main/features/cases/cases.service.ts';
import { findBrowser } from '../../src/main/hosts/browserPdf.ts';
import { newUid } from '../../src/main/runtime/ids.ts';
import { CaseId, DealerId } from '../../src/shared/domain/ids.ts';
import { distances, type Word, wordsOfPage } from '../helpers/paperPlaces.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

const run = promisify(execFile);
const missing = [
  ...(findBrowser() === undefined ? ['a Chromium browser'] : []),
  ...(spawnSync('pdftotext', ['-v']).error ? ['pdftotext'] : []),
];
if (missing.length > 0 && process.platform === 'linux')
  throw new Error(`not on this machine: ${missing.join(', ')}; npm test installs them as root`);

const DAY = '2026-11-25';
/** What a row that is written on by hand has at least, in millimetres. */
const HAND = 16;
let file: ReportFile;
let dealerId: number;

beforeAll(async () => {
  file = await reportFile(DAY);
  dealerId = file.dealer({ name: '城东便利店', code: 'K1' });
  file.setting('caseRules', JSON.stringify({ causes: ['damage', '冷链断了'] }));
});
afterAll(() => {
  file.close();
});

/** Without blanks, which the reader of a PDF sees where letters stand apart. */
const textOf = async (path: string) => (await run('pdftotext', ['-layout', path, '-'])).stdout.replace(/\s+/g, '');
const pagesOf = async (path: string) => {
  const { stdout } = await run('pdfinfo', [path]);
  return Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]);
};

/**
 * The names of rows in the first column, with the height of each by the distance to the next one on its page. The last row of a page
 * ends above its number, which stands at least so much lower.
 */
const FOOT = 6;
async function rowsOf(path: string): Promise<{ name: string; height: number }[]> {
  const rows: { name: string; height: number }[] = [];
  for (let page = 1; page <= (await pagesOf(path)); page += 1) {
    const words = await wordsOfPage(path, page);
    // A name of two lines is one row: the next one is further away than a line.
    const firsts: Word[] = [];
    const column = words.filter(({ x }) => x < 38);
    for (const word of column.toSorted((a, b) => a.y - b.y || a.x - b.x))
      if (word.y - (firsts.at(-1)?.y ?? -100) > 6) firsts.push(word);
    const foot = Math.max(...words.map(({ y }) => y)) - FOOT;
    const heights = distances([...firsts, { text: '', x: 0, y: foot, bottom: foot }]);
    // A word may be read in parts that stand beside one another.
    const nameAt = (top: number) =>
      column
        .filter(({ y }) => Math.abs(y - top) < 3)
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join('');
    rows.push(...firsts.map(({ y }, at) => ({ name: nameAt(y), height: heights[at] ?? 0 })));
  }
  return rows;
}

describe.skipIf(missing.length > 0)('forms that are written on by hand', () => {
  it('case form: every row for the hand is 16 mm and more, with the causes of the owner', async () => {
    const path = join(file.dir, 'case.pdf');

    await file.build({ format: 'pdf', path, options: { kind: 'caseForm', lang: 'zh-CN' } });

    const text = await textOf(path);
    for (const word of [
      '冷链断了',
      '破损',
      '退换货',
      '微信',
      '来访',
      '首次回应',
      '凭证',
      '签收单',
      '其他：',
      '满意度',
      '处理经过',
      '客户签字',
    ])
      expect(text).toContain(word);
    // Causes that the owner took off his list are not offered.
    expect(text).not.toContain('串货');
    expect(await pagesOf(path)).toBe(2);
    const rows = await rowsOf(path);
    const byHand = [
      '客户',
      '反映日期',
      '经办人',
      '内容',
      '客户诉求',
      '单据编号',
      '数量',
      '凭证',
      '原因',
      '处理办法',
      '费用',
      '审批',
      '厂家索赔',
      '回访',
    ];
    for (const name of byHand) {
      const found = rows.filter((row) => row.name === name);
      expect(found.map((row) => row.name)).toEqual([name]);
      for (const row of found) expect(row.height, name).toBeGreaterThanOrEqual(HAND);
    }
    expect(rows[1]?.name).toMatch(/^单号/);
    expect(rows[0]?.height).toBeGreaterThanOrEqual(HAND);
    // Room for what is done: four numbered lines, of which the last ends at the signatures.
    const steps = rows.filter(({ name }) => /^[1-4]$/.test(name));
    expect(steps).toHaveLength(4);
    for (const { height } of steps) expect(height).toBeGreaterThanOrEqual(HAND);
  });

  it('case form of a case: what is known is printed, what is not has room for the hand', async () => {
    const { db, clock } = file.env;
    const act = beginAct(db, clock.now(), { movesScores: false });
    const fields = {
      body: '到货破了两箱',
      cause: '吊车掉的',
      channel: 'wechat' as const,
      reportedTime: '09:30',
      owner: '王伟',
    };
    const ctx = { db, clock } as Parameters<typeof insertCase>[1];
    const id = insertCase(db, ctx, act, { dealerId: DealerId.parse(dealerId), kind: 'complaint', fields });
    const path = join(file.dir, 'one.pdf');

    await file.build({ format: 'pdf', path, options: { kind: 'caseForm', lang: 'zh-CN', id: CaseId.parse(id) } });

    const text = await textOf(path);
    for (const word of ['KS-20261125-001', 'K1城东便利店', '到货破了两箱', '☑吊车掉的', '☑微信', '王伟', '☑客诉'])
      expect(text).toContain(word);
    const rows = await rowsOf(path);
    const height = (name: string) => rows.find((row) => row.name === name)?.height ?? 0;
    // Reported, but not answered yet: that is written down by hand.
    expect(height('反映日期')).toBeGreaterThanOrEqual(HAND);
    expect(height('处理办法')).toBeGreaterThanOrEqual(HAND);
    expect(height('原因')).toBeLessThan(HAND);
  });

  it('case form of a closed case: what is not known of it takes no room, and everything stands on one page', async () => {
    const { db, clock } = file.env;
    const act = beginAct(db, clock.now(), { movesScores: false });
    const fields = { body: '少了一箱', cause: 'damage', remedy: '补一箱', channel: 'phone' as const };
    const ctx = { db, clock } as Parameters<typeof insertCase>[1];
    const id = insertCase(db, ctx, act, { dealerId: DealerId.parse(dealerId), kind: 'complaint', fields });
    file.raw
      .prepare(
        `UPDATE dealer_case SET status = 'closed', answered_on = @on, solved_on = @on, followed_on = @on,
         follow_result = 'settled', satisfaction = 4, closed_on = @on WHERE id = @id`,
      )
      .run({ on: DAY, id });
    const event = file.raw.prepare(
      `INSERT INTO case_event (case_id, kind, happened_on, happened_time, status, body, actor, created_at)
       VALUES (?, ?, ?, '', ?, '', '', 0)`,
    );
    for (const [kind, status] of [
      ...([
        ['answered', 'answered'],
        ['status', 'solved'],
        ['follow_up', 'settled'],
        ['status', 'closed'],
      ] as const),
    ])
      event.run(id, kind, DAY, status);
    const path = join(file.dir, 'closed.pdf');

    await file.build({ format: 'pdf', path, options: { kind: 'caseForm', lang: 'zh-CN', id: CaseId.parse(id) } });

    expect(await pagesOf(path)).toBe(1);
    const text = await textOf(path);
    for (const word of ['少了一箱', '☑破损', '补一箱', '☑4', '☑解决了', '处理经过', '客户签字'])
      expect(text).toContain(word);
    for (const word of ['客户诉求', '单据编号', '批号', '凭证', '审批', '厂家索赔'])
      expect(text, word).not.toContain(word);
    const rows = await rowsOf(path);
    expect(rows.map(({ name }) => name)).not.toContain('经办人');
    for (const name of ['客户', '反映日期', '内容', '原因', '处理办法', '回访'])
      expect(rows.find((row) => row.name === name)?.height, name).toBeLessThan(HAND);
  });

  it('survey form: room for words and for who filled it in, when', async () => {
    const questions = [
      { kind: 'nps', text: '愿意推荐吗', required: true, choices: [] },
      { kind: 'text', text: '为什么', required: false, choices: [] },
      { kind: 'one', text: '多久进一次货', required: true, choices: ['每周', '每月'] },
    ];
    file.raw
      .prepare(
        `INSERT INTO survey (uid, name, started_on, questions, created_at, updated_at) VALUES (?, '秋季调查', ?, ?, 0, 0)`,
      )
      .run(newUid(), DAY, JSON.stringify(questions));
    const path = join(file.dir, 'survey.pdf');

    await file.build({ format: 'pdf', path, options: { kind: 'surveyForm', lang: 'zh-CN', who: 'blank' } });

    const words = await wordsOfPage(path, 1);
    const y = (pattern: RegExp) => {
      const found = words.find(({ text }) => pattern.test(text));
      if (found === undefined)
        throw new Error(`not on the page: ${String(pattern)}: ${words.map(({ text }) => text).join(' ')}`);
      return found.y;
    };
    expect(y(/^3\./) - y(/^2\./)).toBeGreaterThanOrEqual(HAND);
    expect(y(/^客户：/) - y(/^秋季调查/)).toBeGreaterThanOrEqual(HAND);
    expect(y(/^填写人/) - y(/谢谢|感谢/)).toBeGreaterThanOrEqual(HAND);
  });
});
