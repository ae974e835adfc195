import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namingOf } from '../../src/main/features/dealers/dealers.repo.ts';
import { reportFormat } from '../../src/main/features/reports/reportFormat.ts';
import { reportTexts } from '../../src/main/features/reports/reportTexts.ts';
import type { PlanLine } from '../../src/main/features/reports/visitPlan.data.ts';
import { visitPlanPage } from '../../src/main/features/reports/visitPlan.report.ts';
import type { VisitPlanPaper } from '../../src/main/features/reports/visitPlanWords.ts';
import { browserPdf, findBrowser } from '../../src/main/hosts/browserPdf.ts';
import { newUid } from '../../src/main/runtime/ids.ts';
import { ReportOptions } from '../../src/shared/contract/reports.contract.ts';
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
const MM_A_POINT = 25.4 / 72;
let file: ReportFile;
const visits: number[] = [];

beforeAll(async () => {
  file = await reportFile(DAY);
  file.setting('companyName', '恒达商贸');
  const rep = file.rep('王伟');
  const add = file.raw.prepare(
    `INSERT INTO visit (uid, dealer_id, rep_id, origin, visit_on, place, length_minutes, purposes, created_at, updated_at)
     VALUES (?, ?, ?, 'plan', ?, ?, 30, '["collect","order"]', 0, 0)`,
  );
  for (let i = 1; i <= 11; i++) {
    const name = i === 3 ? '名字特别特别长的一家便利店'.repeat(4) : `客户${i}号店`;
    const id = file.dealer({ name, code: `K${i}`, repId: rep, city: '杭州市', district: '西湖区' }, [
      [`2026-0${(i % 8) + 1}-11`, i * 317_25],
    ]);
    visits.push(Number(add.run(newUid(), id, rep, i <= 9 ? DAY : '2026-11-26', i <= 9 ? i : i - 9).lastInsertRowid));
  }
  await file.score();
});
afterAll(() => {
  file.close();
});

/** The heights of lines by the distance of their numbers, in the first column. */
function heights(words: readonly Word[]): number[] {
  return distances(words.filter(({ text, x }) => x < 18 && /^(\d{1,2}|\+)$/.test(text)));
}

describe.skipIf(missing.length > 0)('visit sheets on paper', () => {
  it.each(['zh-CN', 'en'] as const)('have lines that a hand can write in, 7 to 9 to a page: %s', async (lang) => {
    const path = join(file.dir, `plan-${lang}.pdf`);

    await file.build({
      format: 'pdf',
      path,
      freeze: true,
      options: { kind: 'visitPlan', lang, from: DAY, to: '2026-11-26', overview: true },
    });

    const { stdout } = await run('pdftotext', ['-layout', path, '-']);
    const pages = stdout.split('\f').filter((page) => page.trim() !== '');
    // The overview, two pages of nine dealers, and the other day.
    expect(pages).toHaveLength(4);
    const rows = heights(await wordsOfPage(path, 2));
    // Eight dealers and one line for somebody else.
    expect(rows).toHaveLength(8);
    for (const height of rows) expect(height).toBeGreaterThanOrEqual(16);
    for (const page of pages.slice(1)) {
      expect(page).toContain(lang === 'en' ? 'Sheet no.' : '拜访单号');
      expect(page).toContain(lang === 'en' ? 'Manager' : '主管');
      expect(page.replace(/\s/g, '')).toContain(lang === 'en' ? '6Refused' : '6拒访');
    }
    const { stdout: info } = await run('pdfinfo', [path]);
    expect(info).toMatch(/Page size:\s+841\.\d+ x 59[45]\.\d+ pts \(A4\)/);
  });

  it('print the same numbers for the phone, on one narrow page for each day', async () => {
    const path = join(file.dir, 'phone.pdf');

    await file.build({
      format: 'pdf',
      path,
      freeze: true,
      options: { kind: 'visitPlan', form: 'phone', from: DAY, to: '2026-11-26' },
    });

    const { stdout } = await run('pdftotext', ['-layout', path, '-']);
    const pages = stdout.split('\f').filter((page) => page.trim() !== '');
    const { stdout: info } = await run('pdfinfo', [path]);
    expect(pages).toHaveLength(2);
    expect(Number(/Page size:\s+([\d.]+)/.exec(info)?.[1]) * MM_A_POINT).toBeCloseTo(90, 0);
    expect(pages[0]).toContain('拜访单号 1');
    expect(pages[0]).toContain('9. 客户9号店');
    expect(pages[1]).toContain('拜访单号 2');
  });

  it('keep their numbers while the plan is unchanged, and are a new edition when it has changed', async () => {
    const build = (freeze: boolean) =>
      file
        .build({ freeze, options: { kind: 'visitPlan', from: DAY, to: DAY } })
        .then((path) => readFileSync(path, 'utf8'));
    const sheets = () => file.raw.prepare('SELECT rep_id, visit_on, edition FROM visit_sheet ORDER BY id').raw().all();

    await build(true);
    const before = sheets();
    file.raw.prepare('UPDATE visit SET place = 10 - place WHERE visit_on = ?').run(DAY);
    const preview = await build(false);
    const asBefore = sheets();
    const again = await build(true);

    expect(before).toEqual([
      [1, DAY, 1],
      [1, '2026-11-26', 1],
    ]);
    expect(asBefore).toEqual(before);
    expect(preview).toContain('打印时编号');
    // In the new order, and none of the numbers of the print before.
    const shownLines = [...preview.matchAll(/class="num"><b>(\d*)<\/b>[\s\S]*?<b>([^<]+)<\/b>/g)];
    expect(shownLines.map(([, no]) => Number(no))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shownLines.map(([, , name]) => name).slice(0, 2)).toEqual(['客户9号店', '客户8号店']);
    expect(again).toContain('拜访单号 3（第 2 版）');
    const lines = file.raw.prepare('SELECT visit_id FROM visit_sheet_line WHERE sheet_id = ? ORDER BY line_no').pluck();
    expect(lines.all(1)).toEqual(visits.slice(0, 9));
    expect(lines.all(3)).toEqual(visits.slice(0, 9).reverse());
  });

  it('print what a visit is for by what is owed and open on the day they go out', async () => {
    const on = '2026-11-27';
    const rep = file.rep('李雷');
    const dealers = (['超期店', '未到期店', '结清店', '客诉店'] as const).map((name) =>
      file.dealer({ name, repId: rep }),
    );
    const visit = file.raw.prepare(
      `INSERT INTO visit (uid, dealer_id, rep_id, origin, visit_on, place, length_minutes, purposes, created_at, updated_at)
       VALUES (?, ?, ?, 'hand', ?, ?, 30, ?, 0, 0)`,
    );
    dealers.forEach((id, at) => {
      visit.run(newUid(), id, rep, on, at + 1, at === 2 ? '["collect","order"]' : '["order"]');
    });
    file.raw.exec(`INSERT INTO receivable (dealer_id, source_id, as_of_on, balance_minor, overdue_minor, not_due_minor, late30_minor,
        late60_minor, late90_minor, late_over_minor, late_unaged_minor, undated_minor, content_key)
      VALUES (${dealers[0]}, 1, '2026-11-20', 90000, 50000, 40000, 50000, 0, 0, 0, 0, 0, ''), (${dealers[1]}, 1, '2026-11-20', 30000, 0, 30000, 0, 0, 0, 0, 0, 0, '');
      INSERT INTO dealer_case (uid, number, dealer_id, kind, status, reported_on, created_at, updated_at)
      VALUES ('c-1', 'KS-20261120-001', ${dealers[3]}, 'complaint', 'open', '2026-11-20', 0, 0)`);

    const path = await file.build({ options: { kind: 'visitPlan', from: on, to: on } });

    const rows = readFileSync(path, 'utf8').split('<tr>').slice(-7, -3);
    const said = rows.map((row) => [
      /<b>([^<]+)<\/b> <small>/.exec(row)?.[1],
      [...row.matchAll(/<small>· ([^<]+)<\/small>/g)].map(([, text]) => text),
      row.includes('答应付款'),
    ]);
    expect(said).toEqual([
      ['收款对账、催单补货', ['超期欠款 500.00'], true],
      ['催单补货', ['欠款 300.00（未到期）'], false],
      ['收款对账、催单补货', ['按 2026-11-20 的余额不欠款'], true],
      ['客诉、催单补货', ['未关闭客诉 1 件'], false],
    ]);
  });
});

describe.skipIf(missing.length > 0)('a visit of which there is much to say', () => {
  const NAMES = {
    'zh-CN': ['老坛酸菜牛肉面', '红烧牛肉面桶装', '高钙低脂纯牛奶', '无糖乌龙茶饮料'],
    en: [
      'Pickled cabbage beef noodles',
      'Braised beef noodles in a cup',
      'Skimmed calcium milk',
      'Unsweetened oolong tea drink',
    ],
  };

  it.each(['zh-CN', 'en'] as const)('is written in whole lines inside of its row: %s', async (lang) => {
    const path = join(file.dir, `full-${lang}.pdf`);
    const page = join(file.dir, `full-${lang}.html`);
    const [a = '', b = '', c = '', d = ''] = NAMES[lang];
    const line = (no: number, much: boolean): PlanLine => ({
      ...{ no, dealerId: no, name: `${a}${b}${no}`, code: `K${no}`, tier: 'A', contact: c, phone: '13800000000' },
      ...{ address: `${d} 1 ${a} ${b}`, lastOn: '2026-11-02', overdueDays: 12, time: '09:30', note: much ? b : '' },
      ...{ status: 'planned', said: null, purposes: much ? ['case', 'collect', 'relation', 'order'] : ['order'] },
      bring: {
        ...{ cases: 2, overdueMinor: 4_586_900, balanceMinor: 9_999_900, notDue: false, balancesOn: DAY },
        ...{ stopped: much ? [a, c] : [c], shouldBuy: much ? [b, d, a] : [d] },
      },
    });
    const lines = [1, 2, 3, 4, 5, 6, 7, 8].map((no) => line(no, no % 2 === 1));
    const t = reportTexts(lang, '客户');
    const paper: VisitPlanPaper = {
      sheets: [{ sheetId: 7, edition: 1, repId: 1, repName: c, on: DAY, lines }],
      ...{ why: [], from: DAY, to: DAY, company: '', currency: 'CNY', naming: namingOf(file.env.db, null), t },
      options: ReportOptions.parse({ kind: 'visitPlan', lang }) as VisitPlanPaper['options'],
      printedAt: 0,
      f: reportFormat(lang, 'CNY', 'one'),
    };
    writeFileSync(page, visitPlanPage(paper, readFileSync(join(file.env.resourcesDir, 'print.css'), 'utf8')));
    await browserPdf(page, path);

    const words = await wordsOfPage(path, 1);
    const numbers = words.filter(({ text, x }) => x < 18 && /^(\d|\+)$/.test(text));
    for (const height of heights(words)) expect(height).toBeGreaterThanOrEqual(16);
    expect(numbers).toHaveLength(9);
    const middle = (word: Word) => (word.y + word.bottom) / 2;
    const inColumn = words.filter(({ x }) => x > 86 && x < 131);
    for (const [at, number] of numbers.slice(0, 8).entries()) {
      // The number stands in the middle of its row of 18 mm.
      const own = inColumn.filter((word) => Math.abs(middle(word) - middle(number)) < 9);
      for (const word of own) expect(Math.abs(middle(word) - middle(number))).toBeLessThan(8);
      // What is short is there whole; what is too long ends with an ellipsis.
      const text = own.map((word) => word.text).join('');
      if (at % 2 === 1) expect(text).toContain(d.replaceAll(' ', ''));
      else if (lang === 'en') expect(text).toMatch(/…$/);
    }
  });
});
