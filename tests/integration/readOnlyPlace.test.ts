import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { commandLine } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

/** root may write everywhere: without this ability it is bound by the folder's permissions like everybody. */
const BOUND =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all'] : [];

let dir: string;
let folder: string;
let file: string;

const run = (...args: string[]) => commandLine(dir, [...args, '--file', file], { through: BOUND });

/** A file with scores in a folder that takes no writing at all, as on a CD or a locked stick. */
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-locked-'));
  folder = join(dir, 'stick');
  file = join(folder, 'shop.dealerdesk');
  mkdirSync(folder);
  const bills = Array.from({ length: 40 }, (_, i) => [`2026-0${1 + (i % 9)}-10`, `N${i}`, `K${i % 9}`, `${i + 1}.5`]);
  const path = writeCsv(dir, [['单据日期', '单据编号', '客户编号', '金额'], ...bills]);
  await commandInside(dir, ['import', path, '--kind', 'orders', '--file', file]);
});

afterEach(() => {
  unlock();
  rmSync(dir, { recursive: true, force: true });
});

function lock(): void {
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
}

function unlock(): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
}

describe.skipIf(process.platform === 'win32')('a data file where nothing can be written', () => {
  it('answers every question of the command line and changes nothing', async () => {
    lock();
    const before = readFileSync(file);

    const dealers = await run('call', 'dealers.list', '{}', '--json');
    const check = await run('check', '--json');
    const score = await run('score', '--json');

    expect((JSON.parse(dealers.out) as { total: number }).total).toBe(9);
    expect(JSON.parse(check.out)).toMatchObject({ ok: true });
    expect(JSON.parse(score.out)).toMatchObject({ runId: null, dealers: 9, asOf: '2026-09-10' });
    expect([dealers.code, check.code, score.code]).toEqual([0, 0, 0]);
    expect(readdirSync(folder).filter((name) => name !== 'shop.dealerdesk.lock')).toEqual(['shop.dealerdesk']);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is printed and exported, and the report says that its run was not kept', async () => {
    lock();
    const page = join(dir, 'tier.html');
    const list = join(dir, 'list.xlsx');

    const report = await run('report', 'tier', '--out', page, '--lang', 'en');
    const wish = { columns: ['name', 'tier'], file: `file:write:${list}`, lang: 'en' };
    const exported = await run('call', 'dealers.export', JSON.stringify(wish));
    const copied = await run(
      'call',
      'session.saveCopy',
      JSON.stringify({ file: `file:write:${join(dir, 'copy.db')}` }),
    );

    expect([report.err, exported.err, copied.err]).toEqual(['', '', '']);
    expect(readFileSync(page, 'utf8')).toContain('not saved as a run');
    expect(readFileSync(list).subarray(0, 2).toString()).toBe('PK');
    const copy = new Database(join(dir, 'copy.db'), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(40);
    copy.close();
  });

  it.each([
    ['folder and file', 0o555, 0o444],
    ['the folder alone', 0o555, 0o644],
    ['the file alone', 0o755, 0o444],
  ])(
    'refuses what would change it, in one line with its own name, and is read: %s',
    async (_what, ofFolder, ofFile) => {
      const list = writeCsv(dir, [
        ['单据日期', '单据编号', '客户编号', '金额'],
        ['2026-10-01', 'M1', 'K1', '5'],
      ]);
      const before = readFileSync(file);
      chmodSync(file, ofFile);
      chmodSync(folder, ofFolder);

      const answers = [
        await run('call', 'dealers.create', '{"name":"甲"}', '--lang', 'en'),
        await run('score', '--as-of', '2026-08-31', '--lang', 'en'),
        await run('import', list, '--kind', 'orders', '--lang', 'en'),
        await run('cluster', '--k', '2', '--lang', 'en'),
      ];
      const score = await run('score', '--json');

      for (const { code, err } of answers) {
        expect(code).toBe(1);
        expect(err).toMatch(/^file_read_only: The data file “shop\.dealerdesk” is read-only: .+\n$/);
      }
      expect([score.err, JSON.parse(score.out).dealers]).toEqual(['', 9]);
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  it('is read with all that a crash has left beside it', async () => {
    const raw = new Database(file);
    raw.pragma('journal_mode = WAL');
    raw.prepare("UPDATE dealer SET name = '改过的店' WHERE code = 'K1'").run();
    const names = ['shop.dealerdesk', 'shop.dealerdesk-wal'];
    const left = names.map((name) => readFileSync(join(folder, name)));
    raw.close();
    names.forEach((name, i) => {
      writeFileSync(join(folder, name), left[i] ?? '');
    });
    lock();

    const dealers = await run('call', 'dealers.list', '{"filter":{"search":"改过"}}', '--json');

    expect(dealers.err).toBe('');
    expect((JSON.parse(dealers.out) as { total: number }).total).toBe(1);
  });

  it('that may not even be read gets its own sentence', async () => {
    chmodSync(file, 0o000);

    const { code, err } = await run('call', 'dealers.list', '{}', '--lang', 'en');

    expect([code, err.split(':')[0]]).toEqual([1, 'file_not_readable']);
  });

  it('is printed, exported and copied beside a program that has it open; only what writes is refused', async () => {
    const engine = await startTestEngine({ dataFile: file });
    try {
      await engine.scoreLive();
      const page = join(dir, 'tier.html');
      const list = join(dir, 'list.xlsx');
      const copy = join(dir, 'copy.db');
      const wish = { columns: ['name', 'tier'], file: `file:write:${list}`, lang: 'en' };

      const read = [
        await run('report', 'tier', '--out', page, '--lang', 'en'),
        await run('call', 'dealers.export', JSON.stringify(wish)),
        await run('call', 'session.saveCopy', JSON.stringify({ file: `file:write:${copy}` })),
      ];
      const written = [
        await run('report', 'tier', '--out', join(dir, 'x.html'), '--as-of', '2026-08-31'),
        await run('score'),
        await run('call', 'dealers.create', '{"name":"甲"}'),
      ];

      expect(read.map(({ code, err }) => [code, err])).toEqual([
        [0, ''],
        [0, ''],
        [0, ''],
      ]);
      expect(readFileSync(page, 'utf8')).toContain('not saved as a run');
      expect(readFileSync(list).subarray(0, 2).toString()).toBe('PK');
      expect(readFileSync(copy).subarray(0, 6).toString()).toBe('SQLite');
      expect(written.map(({ code, err }) => [code, err.split(':')[0]])).toEqual([
        [1, 'file_in_use'],
        [1, 'file_in_use'],
        [1, 'file_in_use'],
      ]);
    } finally {
      await engine.stop();
    }
  });

  it('is read as it is beside a program that has it open', async () => {
    unlock();
    const engine = await startTestEngine({ dataFile: file });
    try {
      await engine.ask('dealers.create', { name: '刚加的店' });
      lock();

      const dealers = await run('call', 'dealers.list', '{"filter":{"search":"刚加"}}', '--json');

      expect((JSON.parse(dealers.out) as { total: number }).total).toBe(1);
    } finally {
      unlock();
      await engine.stop();
    }
  });
});
