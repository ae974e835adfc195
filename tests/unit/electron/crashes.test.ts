import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { takeGraphicsNote, watchCrashes } from '../../../src/main/hosts/electron/crashes.ts';
import { reportFatal } from '../../../src/main/hosts/electron/fatal.ts';
import { START_URL } from '../../../src/main/hosts/electron/ownPages.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { createFakeElectron, type FakeElectron, FakeWindow, settle } from './fakeElectron.ts';

describe('a crash', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-crash-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  let fake: FakeElectron;
  let window: FakeWindow;
  let time: number;
  let logged: string[];
  beforeEach(() => {
    fake = createFakeElectron();
    window = new FakeWindow();
    time = 0;
    logged = [];
    const crashes = watchCrashes({
      app: fake.electron.app,
      dialog: fake.electron.dialog,
      appDir: dir,
      logsDir: join(dir, 'logs'),
      t: () => createTranslator('en'),
      log: (_level, event) => logged.push(event),
      now: () => time,
    });
    // Crashes need the window's events and its address only.
    crashes.watch(window as unknown as BrowserWindow);
  });

  const die = async (reason = 'crashed') => {
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
    await settle();
  };

  test('of the window is said in one sentence, and the window comes back', async () => {
    await die();

    expect(fake.fake.dialog.asked.map(({ options }) => options.message)).toEqual([
      expect.stringContaining('Saved data are not affected'),
    ]);
    expect(window.loaded).toEqual([START_URL]);
    expect(logged).toEqual(['window.gone']);
  });

  test('of the window that comes back again and again ends the program', async () => {
    await die();
    await die();
    time = 50_000;
    await die();

    expect(window.loaded).toHaveLength(2);
    expect(fake.fake.dialog.errors).toEqual([expect.stringContaining(join(dir, 'logs'))]);
    expect(fake.fake.app.quits).toBe(1);
  });

  test('now and then is no reason to end', async () => {
    for (time = 0; time < 600_000; time += 60_000) await die();

    expect(fake.fake.app.quits).toBe(0);
    expect(window.loaded).toHaveLength(10);
  });

  test('is none when the window was closed', async () => {
    await die('clean-exit');

    expect(fake.fake.dialog.asked).toEqual([]);
  });

  test('of the graphics process is only told when it repeats, and turns acceleration off for one start', async () => {
    const gone = () => fake.fake.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 });
    gone();
    gone();
    expect(fake.fake.dialog.asked).toEqual([]);
    gone();

    expect(fake.fake.dialog.asked.map(({ options }) => options.message)).toEqual([
      expect.stringContaining('hardware acceleration'),
    ]);
    expect(takeGraphicsNote(dir)).toBe(true);
    expect(takeGraphicsNote(dir)).toBe(false);
  });

  test('of a helper that we killed ourselves is not worth a word', () => {
    fake.fake.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'killed', exitCode: 9 });

    expect(logged).toEqual([]);
  });

  test('is made of a window that hangs, if the user wants', async () => {
    window.emit('unresponsive');
    await settle();
    expect(window.webContents.crashed).toBe(0);

    fake.fake.dialog.boxAnswer = 1;
    window.emit('unresponsive');
    await settle();
    expect(window.webContents.crashed).toBe(1);
  });
});

describe('a bug that nobody caught', () => {
  test('is said in one sentence, logged with its stack, and ends the program once', () => {
    const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-fatal-'));
    const { electron, fake } = createFakeElectron();
    const events = new EventEmitter();
    // Only the two events are listened to.
    const process = events as unknown as NodeJS.Process;
    reportFatal(process, { app: electron.app, dialog: electron.dialog, environment: { appDir: dir } });

    events.emit('uncaughtException', new Error('no such table'));
    events.emit('unhandledRejection', new Error('again'));

    const log = readFileSync(join(dir, 'logs', 'dealerdesk.log'), 'utf8');
    rmSync(dir, { recursive: true, force: true });
    expect(fake.dialog.errors).toEqual([expect.stringContaining(join(dir, 'logs'))]);
    expect(fake.dialog.errors[0]).not.toContain('no such table');
    expect(fake.app.exitCode).toBe(1);
    expect(log).toContain('no such table');
    expect(log.trim().split('\n')).toHaveLength(1);
  });
});
