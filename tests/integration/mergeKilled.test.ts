import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { type CommandLineOptions, commandLine, type KillAt } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';

/** Bills of either dealer: enough for a merge to take a noticeable while. */
const BILLS = 2000;

let dir: string;
/** The shop before a merge, and with it. */
let apart: string;
let merged: string;

/** In this process; the built one in a process of its own where it is killed. */
const run = (file: string, args: string[], options?: CommandLineOptions) =>
  options === undefined
    ? commandInside(dir, [...args, '--file', file])
    : commandLine(dir, [...args, '--file', file], options);

/** What either does one after the other: half-way, on the point of committing, and when it is done. */
const MOMENTS: readonly (KillAt & { done?: true })[] = [
  { step: /^run UPDATE orders SET dealer_id/ },
  { step: /^run UPDATE orders SET dealer_id/, nth: BILLS / 2 },
  { step: /^run UPDATE orders SET dealer_id/, nth: BILLS },
  { step: /^exec INSERT OR REPLACE INTO dealer_day_renewed/ },
  { step: /^run COMMIT/, after: /dealer_day_renewed/ },
  { step: /^pragma wal_checkpoint/, after: /dealer_day_renewed/, done: true },
  { step: /^rmSync .*\.lock$/, after: /dealer_day_renewed/, done: true },
];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-merge-killed-'));
  [apart, merged] = [join(dir, 'apart.dealerdesk'), join(dir, 'merged.dealerdesk')];
  const dealers = [
    ['客户编号', '客户名称', '手机'],
    ['K01', '鑫源商行', '13900000001'],
    ['K02', '鑫源批发部', '13900000002'],
  ];
  const bills = Array.from({ length: 2 * BILLS }, (_, i) => ['2026-09-01', `X${i}`, i % 2 === 0 ? 'K01' : 'K02', '10']);
  await run(apart, ['import', writeCsv(dir, dealers), '--kind', 'dealers']);
  await run(apart, [
    'import',
    writeCsv(dir, [['单据日期', '单据编号', '客户编号', '金额'], ...bills]),
    '--kind',
    'orders',
  ]);
  copyFileSync(apart, merged);
  expect((await run(merged, ['merge', 'K02', '--into', 'K01'])).code).toBe(0);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a program that is killed', () => {
  it.each([
    ['merging', () => apart, ['merge', 'K02', '--into', 'K01']],
    ['taking apart', () => merged, ['unmerge', 'K02']],
  ] as const)('while %s leaves the file as before or as after, and sound', async (_what, from, args) => {
    const before = canonicalDump(from());
    const whole = join(dir, 'whole.dealerdesk');
    copyFileSync(from(), whole);
    expect((await run(whole, [...args])).code).toBe(0);
    const orders = (text: string) => text.slice(text.indexOf('\norders\n'), text.indexOf('\norder_line\n'));
    const after = orders(canonicalDump(whole));
    expect(after).not.toBe(orders(before));

    const moments: [done: boolean | undefined, CommandLineOptions][] = [
      ...MOMENTS.map(({ done = false, ...killAt }): [boolean, CommandLineOptions] => [done, { killAt }]),
      // Somewhere between them, or not at all: a write is cut that the steps do not show.
      [undefined, { killAfterMs: 450 }],
      [undefined, { killAfterMs: 600 }],
    ];
    for (const [at, [done, options]] of moments.entries()) {
      const file = join(dir, `killed-${at}.dealerdesk`);
      copyFileSync(from(), file);
      const ended = await run(file, [...args], options);
      if (done !== undefined) expect(ended.code, options.killAt?.step.source).toBeNull();
      // Opened again, for writing: what a killed program leaves in the journal is settled.
      expect((await run(file, ['check'])).code).toBe(0);
      const there = orders(canonicalDump(file));
      if (done === undefined) expect([orders(before), after]).toContain(there);
      else expect(there === (done ? after : orders(before)), options.killAt?.step.source).toBe(true);
    }
  });
});
