import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandLine } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';

/** Bills of either dealer: enough for a merge to take a noticeable while. */
const BILLS = 4000;

let dir: string;
/** The shop before a merge, and with it. */
let apart: string;
let merged: string;

const run = (file: string, args: string[], killAfterMs?: number) =>
  commandLine(dir, [...args, '--file', file], killAfterMs === undefined ? {} : { killAfterMs });

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
}, 120_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a program that is killed', () => {
  it.each([
    ['merging', () => apart, ['merge', 'K02', '--into', 'K01']],
    ['taking apart', () => merged, ['unmerge', 'K02']],
  ] as const)(
    'while %s leaves the file as before or as after, and sound',
    async (_what, from, args) => {
      const before = canonicalDump(from());
      const whole = join(dir, 'whole.dealerdesk');
      copyFileSync(from(), whole);
      const started = performance.now();
      expect((await run(whole, [...args])).code).toBe(0);
      let took = performance.now() - started;
      const orders = (text: string) => text.slice(text.indexOf('\norders\n'), text.indexOf('\norder_line\n'));
      const after = orders(canonicalDump(whole));
      expect(after).not.toBe(orders(before));

      let killed = 0;
      for (const share of [0.5, 0.65, 0.8, 0.9, 0.97]) {
        const file = join(dir, `killed-${share}.dealerdesk`);
        copyFileSync(from(), file);
        const begun = performance.now();
        const ended = await run(file, [...args], took * share);
        if (ended.code === null) killed += 1;
        // The machine has more time for it than it had at first.
        else took = Math.min(took, performance.now() - begun);
        // Opened again, for writing: what a killed program leaves in the journal is settled.
        expect((await run(file, ['check'])).code).toBe(0);
        expect([orders(before), after]).toContain(orders(canonicalDump(file)));
      }
      expect(killed).toBeGreaterThan(0);
    },
    300_000,
  );
});
