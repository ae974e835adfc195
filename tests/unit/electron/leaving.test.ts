import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/main/engine/createEngine.ts';
import { leaveInOrder } from '../../../src/main/hosts/electron/leaving.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { createFakeElectron, type FakeElectron, FakeWindow, fakeEvent, settle } from './fakeElectron.ts';

describe('leaving the program', () => {
  let fake: FakeElectron;
  let window: FakeWindow;
  let jobs: { kind: string; status: string }[];
  let closed: number;
  let close: () => Promise<void>;
  let due: boolean;
  let skipped: number;
  let copied: () => void;
  beforeEach(() => {
    fake = createFakeElectron();
    window = new FakeWindow();
    jobs = [];
    closed = 0;
    close = async () => {
      closed += 1;
    };
    due = false;
    skipped = 0;
    copied = () => undefined;
    const engine = {
      ask: async () => ({ jobs }),
      busy: () => jobs.length > 0,
      close: () => close(),
      backupDue: () => due,
      backupBeforeClose: async () => {
        if (due) await new Promise<void>((done) => (copied = done));
      },
      skipBackup: () => {
        skipped += 1;
        copied();
      },
    };
    const leaving = leaveInOrder({
      app: fake.electron.app,
      dialog: fake.electron.dialog,
      // Leaving asks for jobs and closes, nothing more.
      engine: engine as unknown as Engine,
      t: () => createTranslator('zh-CN'),
      log: () => undefined,
      patienceMs: 20,
    });
    leaving.watch(window as unknown as BrowserWindow);
  });

  test('closes the window at once when nothing runs', () => {
    window.close();

    expect(window.destroyed).toBe(true);
  });

  test('asks before a running import is cancelled', async () => {
    jobs = [{ kind: 'imports.commit', status: 'running' }];

    window.close();
    await settle();
    expect(window.destroyed).toBe(false);
    expect(fake.fake.dialog.asked[0]?.options.buttons).toEqual(['继续等待', '取消它并退出']);

    fake.fake.dialog.boxAnswer = 1;
    window.close();
    await settle();
    expect(window.destroyed).toBe(true);
  });

  test('does not ask for a score, which is made again by itself', async () => {
    jobs = [{ kind: 'scoring.live', status: 'running' }];

    window.close();
    await settle();

    expect(window.destroyed).toBe(true);
    expect(fake.fake.dialog.asked).toEqual([]);
  });

  test('shows the window until the copy in the safe place is made', async () => {
    due = true;

    window.close();
    await settle();
    expect(window.destroyed).toBe(false);

    copied();
    await settle();
    expect(window.destroyed).toBe(true);
    expect(skipped).toBe(0);
    expect(fake.fake.dialog.asked).toEqual([]);
  });

  test('closing once more does not wait for the copy', async () => {
    due = true;
    window.close();
    await settle();

    window.close();
    await settle();

    expect(skipped).toBe(1);
    expect(window.destroyed).toBe(true);
  });

  test('a copy that is under way is not asked about', async () => {
    jobs = [{ kind: 'backups.make', status: 'running' }];

    window.close();
    await settle();

    expect(window.destroyed).toBe(true);
    expect(fake.fake.dialog.asked).toEqual([]);
  });

  test('ends the process only after the data file is closed', async () => {
    const event = fakeEvent();
    fake.fake.app.emit('will-quit', event);

    expect(event.defaultPrevented).toBe(true);
    expect(fake.fake.app.exitCode).toBeUndefined();
    await settle();
    expect(closed).toBe(1);
    expect(fake.fake.app.exitCode).toBe(0);
  });

  test('closes the file once, however often it is asked to quit', async () => {
    fake.fake.app.emit('will-quit', fakeEvent());
    fake.fake.app.emit('will-quit', fakeEvent());
    await settle();

    expect(closed).toBe(1);
  });

  test.each([
    ['fails', () => Promise.reject(new Error('disk'))],
    ['hangs', () => new Promise<void>(() => undefined)],
  ])('ends even when closing %s', async (_how, broken) => {
    close = broken;
    fake.fake.app.emit('will-quit', fakeEvent());
    await new Promise((resolve) => setTimeout(resolve, 60));

    expect(fake.fake.app.exitCode).toBe(0);
  });
});
