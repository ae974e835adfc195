import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserPdf, findBrowser } from '../../src/main/hosts/browserPdf.ts';
import type { Paper } from '../../src/shared/contract/reports.contract.ts';
import { RepId } from '../../src/shared/domain/ids.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

const run = promisify(execFile);
const missing = [
  ...(findBrowser() === undefined ? ['a Chromium browser'] : []),
  ...(spawnSync('pdftotext', ['-v']).error ? ['pdftotext'] : []),
];
// Only where they cannot be installed by a script is their absence no failure.
if (missing.length > 0 && process.platform === 'linux')
  throw new Error(`not on this machine: ${missing.join(', ')}; npm test installs them as root`);

const DEALERS = 160;
let file: ReportFile | undefined;

afterEach(() => {
  file?.close();
  file = undefined;
});

/** Enough dealers for several pages, one of them with a name that fills lines. */
async function printed(lang: 'zh-CN' | 'en', paper: Paper = 'A4'): Promise<{ path: string; names: string[] }> {
  file = await reportFile('2026-11-25');
  file.setting('companyName', '恒达商贸');
  const names = Array.from({ length: DEALERS }, (_, i) =>
    i === 3 ? `${'很长的名称'.repeat(14)}Z${'LongName'.repeat(9)}` : `客户${i}号店`,
  );
  file.raw.exec('BEGIN');
  names.forEach((name, i) => {
    file?.dealer({ name, code: `K${i}` }, [
      ['2025-02-01', 1000_00 + i],
      [`2026-${String((i % 9) + 1).padStart(2, '0')}-11`, (i + 1) * 317_25],
    ]);
  });
  file.raw.exec(`INSERT INTO receivable (dealer_id, source_id, as_of_on, balance_minor, overdue_minor, not_due_minor,
    late30_minor, late60_minor, late90_minor, late_over_minor, late_unaged_minor, undated_minor, content_key)
    SELECT id, 1, '2026-11-24', id * 12345, 0, id * 12345, 0, 0, 0, 0, 0, 0, '' FROM dealer`);
  file.raw.exec('COMMIT');
  await file.score();
  const path = join(file.dir, 'report.pdf');
  await file.build({ format: 'pdf', path, freeze: true, paper, options: { lang } });
  return { path, names };
}

async function pagesOf(path: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', path, '-']);
  return stdout.split('\f').filter((page) => page.trim() !== '');
}

describe.skipIf(missing.length > 0)('the tier report on paper', () => {
  it('names every dealer, carries its header on every page and counts its pages', async () => {
    const { path, names } = await printed('zh-CN');

    const pages = await pagesOf(path);

    const text = pages.join('\n').replace(/\s/g, '');
    expect(pages.length).toBeGreaterThan(4);
    for (const name of names.filter((_, i) => i !== 3)) expect(text).toContain(name);
    for (const [i, page] of pages.entries()) expect(page).toContain(`第 ${i + 1} 页 / 共 ${pages.length} 页`);
    for (const page of pages) expect(page).toContain('订单数据截至 2026年9月11日；应收数据截至 2026年11月24日');
    const listPages = pages.filter((page) => /客户\d+号店/.test(page) && !page.includes('净额增加最多'));
    for (const page of listPages) expect(page).toMatch(/排名\s+编号\s+客户名称.*应收余额\s+超期金额/);
    expect(pages[0]).toContain('制表');
    expect(pages[0]).toMatch(/应收余额\s+超期金额/);
  });

  it.each([
    ['A5', 595, 420],
    ['Letter', 792, 612],
  ] as const)('is as long on %s as on A4, for it is the same page made smaller', async (paper, width, height) => {
    const { path } = await printed('zh-CN', paper);

    const { stdout: info } = await run('pdfinfo', [path]);
    const pages = await pagesOf(path);

    const [, wide, high] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
    expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([width, height]);
    const onA4 = await pagesOf((await printed('zh-CN')).path);
    expect(Math.abs(pages.length - onA4.length)).toBeLessThanOrEqual(1);
    expect(pages[0]).toContain('客户占比（净额从大到小）');
    expect(pages[0]).toContain('制表');
  });

  it('is A4 landscape with its fonts inside, none of them as Type 3 drawings', async () => {
    const { path } = await printed('en');

    const { stdout: fonts } = await run('pdffonts', [path]);
    const { stdout: info } = await run('pdfinfo', [path]);

    const lines = fonts.trim().split('\n').slice(2);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/NotoSansSC\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(info).toMatch(/Page size:\s+841\.\d+ x 59[45]\.\d+ pts \(A4\)/);
    const pages = await pagesOf(path);
    for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
  });

  it('leaves nothing behind: no page, no profile, no half file', async () => {
    const own = mkdtempSync(join(tmpdir(), 'dealerdesk-own-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = own; // other tests print at the same time

    await printed('zh-CN').finally(() => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    });

    expect(readdirSync(file?.dir ?? '').filter((name) => name.startsWith('print-') || name.endsWith('.part'))).toEqual(
      [],
    );
    // The data file itself was made there too.
    expect(readdirSync(own).filter((name) => name.startsWith('dealerdesk-pdf-'))).toEqual([]);
    file?.close();
    file = undefined;
    rmSync(own, { recursive: true, force: true });
  });
});

describe.skipIf(missing.length > 0)('the hand-over list on paper', () => {
  it('is a part for each who takes over, on pages of its own, with a header on every page and lines to sign', async () => {
    file = await reportFile('2026-11-25');
    const [wang, zhao, chen] = ['王伟', '赵敏', '陈静'].map((name) => file?.rep(name)) as [number, number, number]; // one each
    const pass = file.raw.prepare(
      "INSERT INTO dealer_owner (dealer_id, rep_id, from_on, created_at) VALUES (?, ?, '2026-11-20', 0)",
    );
    file.raw.exec('BEGIN');
    for (let i = 0; i < 90; i++)
      pass.run(
        file.dealer({ name: `客户${i}号店`, code: `K${i}`, repId: wang }, [['2026-10-11', (i + 1) * 317_25]]),
        i < 60 ? zhao : chen,
      );
    file.raw.exec('COMMIT');
    await file.score();
    const path = join(file.dir, 'handOver.pdf');

    await file.build({
      format: 'pdf',
      path,
      options: { kind: 'handOver', repId: RepId.parse(wang), from: '2026-11-20', preparedBy: '老李' },
    });

    const pages = await pagesOf(path);
    const text = pages.map((page) => page.replace(/\s/g, ''));
    expect(pages.length).toBe(3);
    for (const [i, page] of pages.entries()) expect(page).toContain(`第 ${i + 1} 页 / 共 3 页`);
    for (const page of pages) expect(page).toMatch(/序号\s+编号\s+客户/);
    for (const page of text) {
      expect(page).toContain('移交清单');
      expect(page).toContain('生效日期：2026年11月20日起');
      expect(page).toContain('移交人：王伟');
    }
    for (let i = 0; i < 90; i++) expect(text.join('')).toContain(`客户${i}号店`);
    expect(text[0]).toContain('接收人：赵敏·60家');
    expect(text[2]).toContain('接收人：陈静·30家');
    const signed = text.map((page) => /移交人王伟接收人(.*?)监交人日期/.exec(page)?.[1]);
    expect(signed).toEqual([undefined, '赵敏', '陈静']);
  });
});

describe('the browser that prints', () => {
  it('is the one that is named, or none where that one is not there', () => {
    expect(findBrowser({ DEALERDESK_BROWSER: process.execPath })).toBe(process.execPath);
    expect(findBrowser({ DEALERDESK_BROWSER: '/no/such/browser' })).toBeUndefined();
    expect(findBrowser({ ProgramFiles: 'C:\\none' }, 'win32')).toBeUndefined();
  });

  it('is asked for in words where there is none', async () => {
    file = await reportFile();

    await expect(
      browserPdf(join(file.dir, 'a.html'), join(file.dir, 'a.pdf'), { browser: join(file.dir, 'none') }),
    ).rejects.toMatchObject({
      code: 'report_no_browser',
    });
  });

  it.skipIf(process.platform === 'win32')('is ended with its children when it hangs', async () => {
    file = await reportFile();
    const browser = join(file.dir, 'hangs');
    const pidFile = join(file.dir, 'pid');
    writeFileSync(browser, `#!/bin/sh\nsleep 60 &\necho $! > '${pidFile}'\nwait\n`);
    chmodSync(browser, 0o755);

    const failure = browserPdf(join(file.dir, 'a.html'), join(file.dir, 'a.pdf'), { browser, timeoutMs: 5000 });

    await expect(failure).rejects.toThrow('did not finish within 5000 ms');
    expect(existsSync(pidFile)).toBe(true);
    await vi.waitFor(
      async () => {
        const { stdout } = await run('sh', ['-c', `ps -o stat= -p "$(cat '${pidFile}')" || true`]);
        expect(stdout.trim() === '' || stdout.startsWith('Z')).toBe(true);
      },
      { timeout: 300_000 },
    );
  });

  it.skipIf(process.platform === 'win32')('is not believed when it ends well but made no PDF', async () => {
    file = await reportFile();
    const browser = join(file.dir, 'empty');
    writeFileSync(browser, '#!/bin/sh\necho nothing to see >&2\n');
    chmodSync(browser, 0o755);

    await expect(browserPdf(join(file.dir, 'a.html'), join(file.dir, 'a.pdf'), { browser })).rejects.toThrow(
      /made no PDF: nothing to see/,
    );
  });
});
