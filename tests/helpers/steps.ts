import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/**
 * Loaded before the program (`node --import`): tells whatever the program is about to do to a file, in all of its threads together,
 * and kills it where it is told. Such a moment comes on any machine, however slow or busy; one by the clock may never come.
 * `DEALERDESK_TESTS_STEPS` is a file that takes the steps. `DEALERDESK_TESTS_KILL_AT` is an array of a number, of what a step must
 * look like, before the so manieth of which it ends, and of what the step must look like from which on they are counted.
 */

const KEY = 'dealerdesk.tests.steps';
const { DEALERDESK_TESTS_STEPS: to = '', DEALERDESK_TESTS_KILL_AT: killAt = '' } = process.env;

// The process that parses is no part of it: only the program itself is killed.
if (isMainThread && /[\\/](cli\.js|jobProgram\.ts)$/.test(process.argv[1] ?? ''))
  setEnvironmentData(KEY, new SharedArrayBuffer(8));
const shared = getEnvironmentData(KEY);
if (shared instanceof SharedArrayBuffer) watchSteps(new Int32Array(shared));

function watchSteps(count: Int32Array): void {
  const { openSync, writeSync } = fs;
  const list = to === '' ? undefined : openSync(to, 'a');
  const [nth, looks, after] = killAt === '' ? [0, '', ''] : (JSON.parse(killAt) as [number, string, string]);
  const [counted, from] = [new RegExp(looks), new RegExp(after)];
  if (after === '') Atomics.store(count, 1, 1);
  const opened = new Map<unknown, string>();

  const step = (name: string): void => {
    if (nth > 0) {
      if (Atomics.load(count, 1) === 1 && counted.test(name) && Atomics.add(count, 0, 1) + 1 === nth)
        process.kill(process.pid, 'SIGKILL');
      if (from.test(name)) Atomics.store(count, 1, 1);
    }
    if (list !== undefined) writeSync(list, `${name}\n`);
  };

  const watch = (
    owner: object,
    names: readonly string[],
    what: (args: unknown[], self: unknown) => string | undefined,
  ) => {
    for (const name of names) {
      const before: unknown = Reflect.get(owner, name);
      if (typeof before !== 'function') throw new Error(`there is no ${name}`);
      const value = function (this: unknown, ...args: unknown[]): unknown {
        const told = what(args, this);
        if (told !== undefined) step(`${name} ${told.trim().replace(/\s+/g, ' ')}`.trim());
        const result: unknown = Reflect.apply(before, this, args);
        if (name === 'openSync') opened.set(result, String(args[0]));
        return result;
      };
      Object.defineProperty(owner, name, { ...Object.getOwnPropertyDescriptor(owner, name), value });
    }
  };

  const path = ([first]: unknown[]) => opened.get(first) ?? (typeof first === 'number' ? '' : String(first));
  watch(fs, ['openSync'], () => undefined);
  // A stream's file is opened elsewhere.
  watch(fs, ['write'], () => '');
  watch(fs, ['writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'rmSync'], path);
  watch(fs, ['copyFileSync', 'writeFileSync', 'mkdirSync'], path);
  watch(fs.promises, ['rename', 'rm', 'copyFile', 'writeFile', 'mkdir'], path);
  const raw = new Database(':memory:');
  watch(Object.getPrototypeOf(raw.prepare('SELECT 1')), ['run'], (_, self) => (self as { source: string }).source);
  raw.close();
  // What is only asked, and a reader's snapshots, change nothing.
  watch(Database.prototype, ['exec'], ([sql]) => (/^(BEGIN|COMMIT)$/.test(String(sql)) ? undefined : String(sql)));
  watch(Database.prototype, ['pragma'], ([sql]) =>
    /^journal_mode =|TRUNCATE/.test(String(sql)) ? String(sql) : undefined,
  );
  syncBuiltinESMExports();
}
