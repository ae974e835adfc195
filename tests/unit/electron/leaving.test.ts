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
  beforeEach(() => {
    fake = createFakeElectron();
    window = new FakeWindow();
    jobs = [];
    closed = 0;
    close = async () => {
      closed += 1;
    };
    const engine = { ask: async () => ({ jobs }), busy: () => jobs.length > 0, close: () => close() };
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
