import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { type CommandLineOptions, commandLine, type KillAt } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

/** The whole data file, out and in, where the program is killed, the disk is full or nothing may be written. */

/** Enough for both ways to take a noticeable while. */
const BILLS = 4000;
/** root may write everywhere: without this ability it is bound by the folder's permissions like everybody. */
const BOUND =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all'] : [];

/** What taking one in does, and whether the file is filled where it ends before it. */
const TAKING_IN: readonly [filled: boolean, KillAt][] = [
  [false, { step: /^run INSERT INTO orders/, nth: BILLS / 2 }],
  [false, { step: /^run ATTACH/ }],
  [false, { step: /^run INSERT INTO main\.orders/ }],
  [false, { step: /^run COMMIT/, after: /dealer_day_renewed/ }],
  [true, { step: /^exec DETACH/ }],
];

let dir: string;
let temp: string;
let shop: string;
let empty: string;
let whole: string;
/** The empty one with all of the shop's. */
let filled: string;

/** Runs the program with a temporary folder that nobody else writes into. @param limits what the shell does before */
const run = (args: readonly string[], options: CommandLineOptions = {}, limits = '') =>
  commandLine(dir, args, options.through ? options : { shell: `export TMPDIR='${temp}'${limits}`, ...options });

const exportTo = (out: string, options: CommandLineOptions = {}, limits = '') =>
  run(['export', '--out', out, '--file', shop, '--lang', 'en'], options, limits);

const takeInto = (file: string, options: CommandLineOptions = {}, limits = '') =>
  run(['import', whole, '--file', file, '--lang', 'en'], options, limits);

/** A limit on the size of files stands for the disk: writing beyond it fails in the same way. */
const fullAt = (bytes: number) => `; trap '' XFSZ; ulimit -f ${Math.floor(bytes / 512)}`;

async function succeeds(work: () => Promise<{ code: number | null; err: string }>): Promise<void> {
  const { code, err } = await work();
  expect([code, err]).toEqual([0, '']);
}

const unfinishedIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.part'))
    .map((name) => join(folder, name));

const folderOf = (name: string): string => {
  const folder = join(dir, name);
  mkdirSync(folder);
  return folder;
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-whole-killed-'));
  temp = folderOf('temp');
  [shop, empty] = [join(dir, 'shop.dealerdesk'), join(dir, 'empty.dealerdesk')];
  whole = join(folderOf('whole'), 'whole.xlsx');
  const bills = Array.from({ length: BILLS }, (_, i) => ['2026-09-01', `X${i}`, `K${i % 200}`, `客户${i % 200}`, '10']);
  const path = writeCsv(dir, [['单据日期', '单据编号', '客户编号', '客户名称', '金额'], ...bills]);
  await run(['import', path, '--kind', 'orders', '--file', shop]);
  await (await startTestEngine({ dataFile: empty })).stop();
  await succeeds(() => exportTo(whole));
  filled = join(dir, 'filled.dealerdesk');
  copyFileSync(empty, filled);
  await succeeds(() => takeInto(filled));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a program that is killed', () => {
  test('while it writes leaves the old workbook, and the next export sweeps the rest', async () => {
    const folder = folderOf('books');
    const [old, next] = [join(folder, 'whole.xlsx'), join(folder, 'next.xlsx')];

    for (const killAt of [
      ...[1, 20, 60].map((nth) => ({ step: /^write$/, nth })),
      { step: /^rename .*books/, nth: 1 },
    ] satisfies KillAt[]) {
      writeFileSync(old, 'the old one');
      expect((await exportTo(old, { killAt })).code, JSON.stringify(killAt.nth)).toBeNull();
      expect(readFileSync(old, 'utf8')).toBe('the old one');
      expect(unfinishedIn(folder)).toHaveLength(1);
    }
    await succeeds(() => exportTo(next));

    expect(readdirSync(folder).sort()).toEqual(['next.xlsx', 'whole.xlsx']);
    expect(readdirSync(temp)).toEqual([]);
    expect((await run(['check', '--file', shop])).code).toBe(0);
  });

  test('while it writes text files leaves no folder, and the next export sweeps the rest', async () => {
    const folder = folderOf('folders');
    await succeeds(() => exportTo(join(folder, 'whole')));
    const files = readdirSync(join(folder, 'whole')).length;

    for (const killAt of [
      { step: /^write$/ },
      { step: /^rename .*\.orders\.csv/ },
      { step: /^rename .*\.csv/, nth: files },
      // The folder itself, when all is in it.
      { step: /^rename .*folders.\.[^/\\]*\.part$/ },
    ] satisfies KillAt[]) {
      expect((await exportTo(join(folder, 'killed'), { killAt })).code, killAt.step.source).toBeNull();
      expect(unfinishedIn(folder)).toHaveLength(1);
      expect(existsSync(join(folder, 'killed'))).toBe(false);
    }
    await succeeds(() => exportTo(join(folder, 'killed')));

    expect(readdirSync(folder).sort()).toEqual(['killed', 'whole']);
    expect(readdirSync(join(folder, 'killed'))).toHaveLength(files);
  });

  test('while it takes one in leaves the file empty or whole, and sound', async () => {
    const before = canonicalDump(empty);
    const after = canonicalDump(filled);
    expect(after).not.toBe(before);
    const moments: [filled: boolean | undefined, CommandLineOptions][] = [
      ...TAKING_IN.map(([then, killAt]): [boolean, CommandLineOptions] => [then, { killAt }]),
      // Somewhere between them, or not at all: a write is cut that the steps do not show.
      [undefined, { killAfterMs: 900 }],
    ];

    for (const [at, [then, options]] of moments.entries()) {
      const file = join(dir, `killed-${at}.dealerdesk`);
      copyFileSync(empty, file);
      const { code } = await takeInto(file, options);
      if (then !== undefined) expect(code, options.killAt?.step.source).toBeNull();
      // Opened again, for writing: what a killed program leaves in the journal is settled, and its copies go.
      expect((await run(['call', 'settings.update', '{}', '--file', file])).code).toBe(0);
      expect((await run(['check', '--file', file])).code).toBe(0);
      const dump = canonicalDump(file);
      if (then === undefined) expect([before, after]).toContain(dump);
      else expect(dump === (then ? after : before), options.killAt?.step.source).toBe(true);
      expect(readdirSync(temp)).toEqual([]);
    }
  });
});

describe('a full disk', () => {
  test.each(['whole.xlsx', 'tables'])('is one sentence, and of %s nothing is left', async (name) => {
    const folder = folderOf(`full-${name}`);
    const out = join(folder, name);
    if (name.endsWith('.xlsx')) writeFileSync(out, 'the old one');
    const before = readdirSync(folder);

    const { code, err } = await exportTo(out, {}, fullAt(statSync(whole).size / 3));

    expect([code, err]).toEqual([
      1,
      'disk_full: The disk is full. Nothing was changed. Free some space and try again.\n',
    ]);
    expect(readdirSync(folder)).toEqual(before);
    if (before.length > 0) expect(readFileSync(out, 'utf8')).toBe('the old one');
  });

  test('is one sentence wherever the taking in meets it, and the file stays empty', async () => {
    const before = canonicalDump(empty);
    const [book, data] = [statSync(whole).size, statSync(filled).size];

    for (const bytes of [book / 2, (book + data) / 2, data * 0.9]) {
      const file = join(dir, `full-${Math.floor(bytes)}.dealerdesk`);
      copyFileSync(empty, file);
      const { code, err } = await takeInto(file, {}, fullAt(bytes));

      expect([code, err]).toEqual([1, expect.stringMatching(/^disk_full: The disk is full\. .+\n$/)]);
      expect(canonicalDump(file)).toBe(before);
      expect((await run(['check', '--file', file])).code).toBe(0);
      expect(readdirSync(temp)).toEqual([]);
    }
  });
});

describe.skipIf(process.platform === 'win32')('where nothing may be written', () => {
  test('an export says so in one sentence, and the old workbook stays', async () => {
    const folder = folderOf('locked');
    const old = join(folder, 'whole.xlsx');
    writeFileSync(old, 'the old one');
    chmodSync(folder, 0o555);

    const answers = [
      await exportTo(old, { through: BOUND }),
      await exportTo(join(folder, 'new.xlsx'), { through: BOUND }),
      await exportTo(join(folder, 'tables'), { through: BOUND }),
    ];
    chmodSync(folder, 0o755);

    expect(answers.map(({ code, err }) => [code, err.split('.')[0]])).toEqual(
      ['whole.xlsx', 'new.xlsx', 'tables'].map((name) => [
        1,
        `not_writable: “${name}” cannot be written`.split('.')[0],
      ]),
    );
    expect(readdirSync(folder)).toEqual(['whole.xlsx']);
    expect(readFileSync(old, 'utf8')).toBe('the old one');
  });

  test('a taking in says so in one sentence, and the file stays empty', async () => {
    const folder = folderOf('stick');
    const file = join(folder, 'shop.dealerdesk');
    copyFileSync(empty, file);
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);

    const { code, err } = await takeInto(file, { through: BOUND });
    chmodSync(folder, 0o755);

    expect([code, err]).toEqual([1, expect.stringMatching(/^file_read_only: .+\n$/)]);
    expect(canonicalDump(file)).toBe(canonicalDump(empty));
  });
});

test('a folder that holds something is never written into', async () => {
  const folder = folderOf('full');
  writeFileSync(join(folder, 'dealer.csv'), 'the old one');

  const { code, err } = await exportTo(folder);

  expect([code, err]).toEqual([1, expect.stringMatching(/^transfer_folder_not_empty: .+\n$/)]);
  expect(readdirSync(folder)).toEqual(['dealer.csv']);
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
});
