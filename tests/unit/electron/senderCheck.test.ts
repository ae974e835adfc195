import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { START_URL } from '../../../src/main/hosts/electron/ownPages.ts';
import { isTrustedSender } from '../../../src/main/hosts/electron/senderCheck.ts';
import { createFakeElectron, FakeWindow } from './fakeElectron.ts';

describe('the sender check', () => {
  let window: FakeWindow;
  beforeEach(() => {
    createFakeElectron();
    window = new FakeWindow();
  });

  function trusted(frame: { url: string; parent: unknown } | null, sender = window, own: FakeWindow | null = window) {
    const event = { sender: sender.webContents, senderFrame: frame };
    // The check reads ids, frames and addresses only.
    return isTrustedSender(event as unknown as IpcMainInvokeEvent, own as unknown as BrowserWindow | null);
  }

  test('takes messages of the main frame of our window on our page', () => {
    expect(trusted({ url: START_URL, parent: null })).toBe(true);
    expect(trusted({ url: `${START_URL}#/dealers/3`, parent: null })).toBe(true);
  });

  test.each([
    ['a frame inside of our page', { url: START_URL, parent: {} }],
    ['a page handed over as text', { url: 'about:srcdoc', parent: null }],
    ['a foreign page', { url: 'https://app.dealerdesk/index.html', parent: null }],
    ['a page that only looks like ours', { url: 'app://dealerdesk.evil/index.html', parent: null }],
    ['a report page', { url: 'app://print/0', parent: null }],
    ['a file', { url: 'file:///index.html', parent: null }],
    ['no address at all', { url: '', parent: null }],
    ['a frame that has gone', null],
  ])('refuses %s', (_what, frame) => {
    expect(trusted(frame)).toBe(false);
  });

  test('refuses another window, and everything when our window has gone', () => {
    const frame = { url: START_URL, parent: null };

    expect(trusted(frame, new FakeWindow())).toBe(false);
    expect(trusted(frame, window, null)).toBe(false);
    window.destroy();
    expect(trusted(frame)).toBe(false);
  });
});
