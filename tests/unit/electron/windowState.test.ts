import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterAll, describe, expect, test } from 'vitest';
import { readWindowState, rememberWindow } from '../../../src/main/hosts/electron/windowState.ts';
import { FakeWindow } from './fakeElectron.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('the window state', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-window-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  let files = 0;
  const noted = (text: string) => {
    files += 1;
    const path = join(dir, `window-${files}.json`);
    writeFileSync(path, text);
    return path;
  };
  const state = { x: 100, y: 50, width: 1200, height: 700, maximized: true };

  test('comes back as it was', () => {
    expect(readWindowState(noted(JSON.stringify(state)), [SCREEN])).toEqual(state);
  });

  test('is forgotten when its screen has gone', () => {
    const path = noted(JSON.stringify({ ...state, x: 2000 }));

    expect(readWindowState(path, [SCREEN, SECOND])).toMatchObject({ x: 2000 });
    expect(readWindowState(path, [SCREEN])).toBeUndefined();
    expect(readWindowState(noted(JSON.stringify({ ...state, y: -600 })), [SCREEN])).toBeUndefined();
  });

  test.each(['', '{', '{"x":1}', '{"x":0,"y":0,"width":1,"height":1,"maximized":false}', 'null'])(
    'starts anew from the note %s',
    (text) => expect(readWindowState(noted(text), [SCREEN])).toBeUndefined(),
  );

  test('starts anew without a note', () => {
    expect(readWindowState(join(dir, 'none.json'), [SCREEN])).toBeUndefined();
  });

  test('is noted when the window closes, and not while it is minimised', () => {
    const path = join(dir, 'deep', 'window.json');
    const window = new FakeWindow({ x: 10, y: 20, width: 1000, height: 640 });
    // The state needs bounds and events only.
    rememberWindow(window as unknown as BrowserWindow, path, () => undefined);

    window.minimized = true;
    window.emit('close', {});
    expect(existsSync(path)).toBe(false);
    window.minimized = false;
    window.maximized = true;
    window.emit('close', {});

    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ x: 10, y: 20, width: 1000, height: 640, maximized: true });
  });

  test('that cannot be noted does not keep the window open', () => {
    const logged: string[] = [];
    const path = join(dir, 'taken', 'window.json');
    mkdirSync(`${path}.part`, { recursive: true });
    const window = new FakeWindow();
    rememberWindow(window as unknown as BrowserWindow, path, (_level, event) => logged.push(event));

    window.close();

    expect(window.destroyed).toBe(true);
    expect(logged).toEqual(['window.state']);
  });
});
