import { expect, test } from 'vitest';
import { type FrameWords, pageHtml } from '../../../src/main/features/reports/frame.report.ts';
import { html } from '../../../src/main/features/reports/html.ts';

const words: FrameWords = {
  company: 'O’Brien “Wine” & Söhne',
  title: 'Tier report',
  period: '',
  asOf: '',
  filter: '',
  sort: '',
  rules: '',
  printedAt: '',
  unit: '',
  page: ['Page ', ' of ', ''],
};
const page = (lang: 'en' | 'zh-CN') =>
  pageHtml({ lang, words, body: html`<p>${'the shop’s “best” …'}</p>`, styles: '', ownStyles: '' });

test('English paper has narrow marks, as markup in its text and as plain characters in its margins', () => {
  const english = page('en');

  expect(english).toContain('<p>the shop&#39;s &quot;best&quot; ...</p>');
  expect(english).toContain('<title>O&#39;Brien &quot;Wine&quot; &amp; Söhne · Tier report</title>');
  // As the style sheet writes them: | and & by their numbers, a quotation mark behind a backslash.
  expect(english).toContain(`@top-left{content:"O'Brien \\"Wine\\" \\26  Söhne \\7c  Tier report"}`);
});

test('Chinese paper keeps its own', () => {
  expect(page('zh-CN')).toContain('<p>the shop’s “best” …</p>');
  expect(page('zh-CN')).toContain('@top-left{content:"O’Brien “Wine” \\26  Söhne \\7c  Tier report"}');
});
