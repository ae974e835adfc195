/** Finished markup; only {@link html} and {@link trusted} make it, so that nothing reaches a page unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const SPECIAL = /[&<>"']/g;
/** What HTML cannot carry or a reader cannot see; tab and line break stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Builds markup; every value that is not markup already is escaped. Nothing is shown for null, undefined and false. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (let i = 0; i < values.length; i += 1) text += render(values[i]) + (strings[i + 1] ?? '');
  return new Html(text);
}

/** Markup of our own making: style sheets, drawings. Never pass text that came from outside. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Text as the content of an element or of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(UNPRINTABLE, '')
    .replace(SPECIAL, (char) => ENTITIES[char] ?? '');
}

/** A quoted CSS string that can end neither itself, its rule nor the style element around it. */
export function cssString(text: string): string {
  const safe = text
    .toWellFormed()
    .replace(UNPRINTABLE, '')
    .replace(/[^A-Za-z0-9 \u00a0-\u{10ffff}]/gu, (char) => `\\${char.charCodeAt(0).toString(16)} `);
  return `"${safe}"`;
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  let text = '';
  for (const item of value) text += render(item);
  return text;
}
