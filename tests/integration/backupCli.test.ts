import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBackupName } from '../../src/main/features/backups/backupName.rules.ts';
import { measureTables } from '../../src/main/features/backups/measure.ts';
import { readSeal } from '../../src/main/features/backups/seal.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { type CommandLineOptions, commandLine } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
let file: string;
let stick: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-backup-cli-'));
  file = join(dir, 'shop', 'shop.dealerdesk');
  stick = join(dir, 'stick');
  mkdirSync(stick);
  mkdirSync(join(dir, 'shop'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** In this process; the built one in a process of its own where it is killed or starved. */
const run = (args: readonly string[], options?: CommandLineOptions) =>
  options === undefined ? commandInside(dir, args) : commandLine(dir, args, options);
const HEAD = ['单据日期', '单据编号', '客户编号', '金额'];
const bills = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => [`2026-0${1 + (i % 9)}-10`, `N${from + i}`, `K${i % 97}`, `${i + 0.5}`]);
const load = (from: number, count: number) =>
  run(['import', writeCsv(dir, [HEAD, ...bills(from, count)]), '--kind', 'orders', '--file', file, '--source', 's']);
const onStick = () => readdirSync(stick).toSorted();

/** Everything a good copy must hold: it opens, it is sound, and each table measures as its seal says. */
function isGood(path: string): boolean {
  const raw = new Database(path, { readonly: true });
  try {
    const seal = readSeal(raw);
    return (
      raw.pragma('integrity_check', { simple: true }) === 'ok' &&
      seal !== undefined &&
      JSON.stringify(seal.measure) === JSON.stringify(measureTables(raw))
    );
  } finally {
    raw.close();
  }
}

describe('backup and restore on the command line', () => {
  it('a backup, restored as a new file, holds the same data', async () => {
    await load(0, 200);

    const made = await run(['backup', '--to', stick, '--file', file, '--json']);
    const { path } = JSON.parse(made.out) as { path: string };
    const restored = await run(['restore', path, '--out', join(dir, 'again.dealerdesk'), '--lang', 'en']);

    expect(made.code).toBe(0);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('200 bills');
    expect(canonicalDump(join(dir, 'again.dealerdesk'))).toBe(canonicalDump(file));
    expect(onStick()).toHaveLength(1);
  });

  it('a dry run looks inside, compares and changes nothing', async () => {
    await load(0, 50);
    const { path } = JSON.parse((await run(['backup', '--to', stick, '--file', file, '--json'])).out) as {
      path: string;
    };
    await load(1000, 30);
    const before = canonicalDump(file);

    const seen = await run(['restore', path, '--dry-run', '--file', file, '--json']);

    expect(JSON.parse(seen.out)).toMatchObject({
      dryRun: true,
      contents: { orders: 50, cutOffOn: '2026-09-10' },
      present: { lost: { orders: 30, imports: 1 } },
    });
    expect(canonicalDump(file)).toBe(before);
    expect(readdirSync(join(dir, 'shop')).filter((name) => name.endsWith('.dealerdesk'))).toEqual(['shop.dealerdesk']);
    expect(existsSync(join(dir, 'home', 'documents'))).toBe(false);
  });

  it('replacing keeps the former file, and the wrong words are wrong usage', async () => {
    await load(0, 50);
    const then = canonicalDump(file);
    const { path } = JSON.parse((await run(['backup', '--to', stick, '--file', file, '--json'])).out) as {
      path: string;
    };
    await load(1000, 30);
    const now = canonicalDump(file);

    const replaced = await run(['restore', path, '--replace', '--file', file, '--json']);

    const { kept } = JSON.parse(replaced.out) as { kept: string };
    expect(canonicalDump(file)).toBe(then);
    expect(canonicalDump(join(dir, 'shop', kept))).toBe(now);
    expect((await run(['restore', path, '--replace'])).code).toBe(2);
    expect((await run(['restore', path, '--out', 'x', '--replace', '--file', file])).code).toBe(2);
    expect((await run(['backup', '--out', 'x', '--to', stick, '--file', file])).code).toBe(2);
    expect(await run(['backup', '--file', file, '--lang', 'en'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^no_safe_place: /),
    });
  });

  /** What a backup does one after the other; the data make three blocks of what is copied. */
  const OF_A_BACKUP: readonly { step: RegExp; nth?: number }[] = [
    { step: /^fsyncSync .*\.copy\.part$/ },
    { step: /^renameSync .*\.copy\.part$/ },
    { step: /^run INSERT INTO meta / },
    { step: /^writeSync .*stick.*\.part$/ },
    { step: /^writeSync .*stick.*\.part$/, nth: 2 },
    { step: /^writeSync .*stick.*\.part$/, nth: 3 },
    { step: /^fsyncSync .*stick.*\.part$/ },
    { step: /^renameSync .*stick.*\.part$/ },
    { step: /^fsyncSync .*stick$/ },
    { step: /^rmSync .*\.copy$/ },
  ];

  it('kill -9 at twelve moments of a backup: never a copy that looks good and is not, and the earlier ones stay', async () => {
    await load(0, 4000);
    const first = JSON.parse((await run(['backup', '--to', stick, '--file', file, '--json'])).out) as { path: string };
    const earlier = readFileSync(first.path);
    const dump = canonicalDump(file);

    let finished = 0;
    for (const killAt of OF_A_BACKUP) {
      const { code } = await run(['backup', '--to', stick, '--file', file], { killAt });
      expect(code, killAt.step.source).toBeNull();
    }
    // Somewhere between them, if the machine is quick enough, or while it starts, or not at all.
    for (const killAfterMs of [350, 500]) {
      if ((await run(['backup', '--to', stick, '--file', file], { killAfterMs })).code === 0) finished += 1;
    }

    const copies = onStick().filter((name) => readBackupName(name) !== undefined);
    // The last two had their name when they were killed.
    expect(copies.length).toBeGreaterThanOrEqual(1 + 2 + finished);
    for (const name of copies) expect(isGood(join(stick, name)), name).toBe(true);
    for (const name of copies) expect(canonicalDump(join(stick, name))).toBe(dump);
    expect(onStick().filter((name) => readBackupName(name) === undefined && !name.endsWith('.part'))).toEqual([]);
    expect(readFileSync(first.path).equals(earlier)).toBe(true);
    expect((await run(['check', '--file', file])).code).toBe(0);
  });

  /** What a restore does, and whether the data are the restored ones where it ends before it. */
  const OF_A_RESTORE: readonly [restored: boolean, step: RegExp, nth?: number][] = [
    [false, /^writeSync .*\.restoring$/, 2],
    [false, /^run DELETE FROM meta /],
    [false, /^fsyncSync .*\.restoring$/, 2],
    [false, /^rmSync .*shop\.dealerdesk-wal$/],
    [false, /^linkSync .*shop\.dealerdesk$/],
    [false, /^fsyncSync .*shop$/],
    [false, /^renameSync .*\.restoring$/],
    [true, /^fsyncSync .*shop$/, 2],
  ];

  it('kill -9 at eight moments of a restore that replaces: the old data or the new, whole, under the file’s name', async () => {
    await load(0, 2000);
    const then = canonicalDump(file);
    const { path } = JSON.parse((await run(['backup', '--to', stick, '--file', file, '--json'])).out) as {
      path: string;
    };
    await load(5000, 2000);
    const now = canonicalDump(file);
    const replace = ['restore', path, '--replace', '--file', file];
    const moments: [restored: boolean | undefined, CommandLineOptions][] = [
      ...OF_A_RESTORE.map(([restored, step, nth = 1]): [boolean, CommandLineOptions] => [
        restored,
        { killAt: { step, nth } },
      ]),
      // Somewhere between them, or not at all.
      [undefined, { killAfterMs: 450 }],
      [undefined, { killAfterMs: 600 }],
    ];

    for (const [restored, options] of moments) {
      const { code } = await run(replace, options);
      if (restored !== undefined) expect(code, options.killAt?.step.source).toBeNull();
      const dump = canonicalDump(file);
      if (restored === undefined) expect([then, now]).toContain(dump);
      else expect(dump === then, options.killAt?.step.source).toBe(restored);
      if (dump !== then) expect(dump).toBe(now);
      // The state with more data comes back for the next round.
      const shop = join(dir, 'shop');
      const kept = readdirSync(shop).find((name) => /^shop 2026-11-22 .*\.dealerdesk$/.test(name));
      if (dump === then && kept !== undefined)
        expect((await run(['restore', join(shop, kept), '--replace', '--file', file])).code).toBe(0);
      for (const name of readdirSync(shop)) if (/^shop 2026/.test(name)) rmSync(join(shop, name));
      expect(canonicalDump(file)).toBe(now);
    }
  });
});

/** A disk of its own that is too small; only the system's administrator can make one. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe('a second disk that is full', () => {
  /** Room for one copy and a half. */
  const mounted = () => {
    const kilobytes = Math.ceil((statSync(file).size * 1.5) / 1024);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', stick]);
  };

  it.skipIf(!canMount)('is one sentence; the earlier copy and the data stay, and nothing half is left', async () => {
    await load(0, 20);
    mounted();
    try {
      const small = await run(['backup', '--to', stick, '--file', file]);
      const before = onStick();
      await load(1000, 6000);
      const dump = canonicalDump(file);

      const full = await run(['backup', '--to', stick, '--file', file, '--lang', 'en']);

      expect(small.code).toBe(0);
      expect(full.code).toBe(1);
      expect(full.err.trim().split('\n')).toEqual([
        `safe_place_full: The safe place “${stick}” does not have enough room. This backup was not made; the earlier ones are all there. Free some space or choose another place.`,
      ]);
      expect(onStick()).toEqual(before);
      expect(isGood(join(stick, before[0] ?? ''))).toBe(true);
      expect(canonicalDump(file)).toBe(dump);
    } finally {
      execFileSync('umount', [stick]);
    }
  });
});
