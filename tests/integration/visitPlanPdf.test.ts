import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/main/hosts/browserPdf.ts';
import { newUid } from '../../src/main/runtime/ids.ts';
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
    expect(again).toContain('拜访单号 3（第 2 版）');
    const lines = file.raw.prepare('SELECT visit_id FROM visit_sheet_line WHERE sheet_id = ? ORDER BY line_no').pluck();
    expect(lines.all(1)).toEqual(visits.slice(0, 9));
    expect(lines.all(3)).toEqual(visits.slice(0, 9).reverse());
  });
});
