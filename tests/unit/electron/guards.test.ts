import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardNavigation } from '../../../src/main/hosts/electron/navigationGuard.ts';
import { START_URL } from '../../../src/main/hosts/electron/ownPages.ts';
import { blockNetwork, denyDownloads, denyPermissions } from '../../../src/main/hosts/electron/sessionRules.ts';
import { FakeSession, FakeWebContents, fakeEvent } from './fakeElectron.ts';

describe('the navigation guard', () => {
  const logged: unknown[] = [];
  const contents = new FakeWebContents(1);
  // The guard listens and sets the window handler, nothing more.
  guardNavigation(contents as unknown as WebContents, (...entry) => logged.push(entry));

  function isRefused(event: string, details: { url: string; isMainFrame?: boolean }): boolean {
    const sent = fakeEvent(details);
    contents.emit(event, sent);
    return sent.defaultPrevented;
  }

  test('lets the page load itself again, and frames show what they were handed', () => {
    expect(isRefused('will-frame-navigate', { url: START_URL, isMainFrame: true })).toBe(false);
    expect(isRefused('will-frame-navigate', { url: 'about:srcdoc', isMainFrame: false })).toBe(false);
  });

  test.each([
    ['will-frame-navigate', { url: 'https://example.com', isMainFrame: true }],
    ['will-frame-navigate', { url: 'file:///etc/passwd', isMainFrame: true }],
    ['will-frame-navigate', { url: 'data:text/html,x', isMainFrame: true }],
    ['will-frame-navigate', { url: START_URL, isMainFrame: false }],
    ['will-frame-navigate', { url: 'https://example.com', isMainFrame: false }],
    ['will-redirect', { url: 'https://example.com', isMainFrame: true }],
    ['will-attach-webview', { url: '' }],
  ])('refuses %s to %o', (event, details) => {
    expect(isRefused(event, details)).toBe(true);
  });

  test('opens no window and keeps addresses out of the log', () => {
    const url = 'https://example.com/?phone=16400000000';

    expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(JSON.stringify(logged)).not.toContain('16400000000');
    expect(JSON.stringify(logged)).toContain('"window"');
  });
});

describe('the rules of a session', () => {
  const session = new FakeSession();
  // The rules set handlers, nothing more.
  const real = session as unknown as Session;
  denyPermissions(real);
  blockNetwork(real);
  denyDownloads(real);

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'openExternal',
    'usb',
  ])('deny the permission %s', (permission) => {
    let granted: boolean | undefined;
    session.permissionRequest?.({}, permission, (answer) => {
      granted = answer;
    });

    expect(granted).toBe(false);
    expect(session.permissionCheck?.()).toBe(false);
    expect(session.devicePermission?.()).toBe(false);
  });

  test('let a page load our own files and nothing from a network or the disk', () => {
    const isCancelled = (url: string) => {
      let cancel: boolean | undefined;
      session.beforeRequest?.({ url }, (answer) => {
        cancel = answer.cancel;
      });
      return cancel;
    };

    expect(['app://dealerdesk/x.js', 'data:font/woff2,x', 'blob:app://dealerdesk/1'].map(isCancelled)).toEqual([
      false,
      false,
      false,
    ]);
    expect(
      ['https://example.com', 'http://127.0.0.1:1/', 'ws://x', 'file:///etc/passwd', 'nonsense'].map(isCancelled),
    ).toEqual([true, true, true, true, true]);
  });

  test('let nothing be downloaded', () => {
    const event = fakeEvent();
    session.emit('will-download', event);

    expect(event.defaultPrevented).toBe(true);
  });
});
