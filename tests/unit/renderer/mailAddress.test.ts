import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mailAddress } from '../../../src/renderer/features/activities/mailAddress.ts';

const email = 'a.b@example.com';

it('a text that fits is opened with its subject', () => {
  const { url, isWhole } = mailAddress({ email, subject: '对账 & 问好', body: '您好！\n第二行' });

  expect(isWhole).toBe(true);
  const opened = new URL(url);
  expect(decodeURIComponent(opened.pathname)).toBe(email);
  expect(opened.searchParams.get('subject')).toBe('对账 & 问好');
  expect(opened.searchParams.get('body')).toBe('您好！\n第二行');
  expect(new URL(mailAddress({ email, subject: '', body: '您好' }).url).searchParams.has('subject')).toBe(false);
});

it('a text of 250 Chinese characters is left to be pasted, its subject goes along; a subject too long is left out too', () => {
  const long = mailAddress({ email, subject: '对账', body: '好'.repeat(250) });

  expect(long.isWhole).toBe(false);
  expect(Object.fromEntries(new URL(long.url).searchParams)).toEqual({ subject: '对账' });
  expect(mailAddress({ email, subject: '对'.repeat(210), body: '好' }).url).toBe('mailto:a.b%40example.com');
});

it('no address is longer than the wire and Windows take', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 600 });
  fc.assert(
    fc.property(text, text, (subject, body) => {
      expect(mailAddress({ email, subject, body }).url.length).toBeLessThan(2000);
    }),
    { seed: 12 },
  );
});
