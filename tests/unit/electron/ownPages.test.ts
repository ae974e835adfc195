import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isExternalUrl, isInlineFrame, isStartPage } from '../../../src/main/hosts/electron/ownPages.ts';

describe('addresses', () => {
  test.each(['https://example.com/a?b=c#d', 'HTTPS://example.com', 'mailto:boss@example.com?subject=x'])(
    '%s may be opened outside',
    (url) => expect(isExternalUrl(url)).toBe(true),
  );

  test.each([
    'http://example.com',
    'file:///C:/Windows/System32/calc.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-settings:privacy',
    'smb://server/share',
    '\\\\server\\share',
    'app://dealerdesk/index.html',
    'https://user:secret@example.com',
    'mailto:',
    'https:',
    '',
    'example.com',
  ])('%s is not opened outside', (url) => expect(isExternalUrl(url)).toBe(false));

  test('nothing but https and mail is ever opened outside', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'file'] })), (url) => {
        if (isExternalUrl(url)) expect(['https:', 'mailto:']).toContain(new URL(url).protocol);
      }),
      { numRuns: 500 },
    );
  });

  test('the start page is one page, whatever its hash', () => {
    expect(
      ['app://dealerdesk/index.html', 'app://dealerdesk/#/x', 'app://dealerdesk/index.html#/x'].map(isStartPage),
    ).toEqual([true, true, true]);
    expect(
      [
        'app://dealerdesk/assets/x.js',
        'app://print/1',
        'app://dealerdesk/index.html?x',
        'https://dealerdesk/index.html',
        'x',
      ].map(isStartPage),
    ).toEqual([false, false, false, false, false]);
  });

  test('frames show what was handed over as text and nothing with an address', () => {
    expect(['about:srcdoc', 'blob:app://dealerdesk/1'].map(isInlineFrame)).toEqual([true, true]);
    expect(
      ['app://dealerdesk/index.html', 'blob:https://x/1', 'data:text/html,x', 'https://x'].map(isInlineFrame),
    ).toEqual([false, false, false, false]);
  });
});
