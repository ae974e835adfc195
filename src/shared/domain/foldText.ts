/**
 * Characters that show nothing: zero-width spaces and joiners, byte order mark, soft hyphen, direction marks, and all
 * control characters but the blanks and line ends among them (tab to carriage return).
 */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\t-\r])\p{Cc}/gu;

const BLANK = 0x20;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const LAST_ASCII = 0x7e;
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;

/** True for a printable ASCII sign or a common ideograph: NFKC changes nothing in them. The blank is none of them. */
function isPlain(code: number): boolean {
  return (code > BLANK && code <= LAST_ASCII) || (code >= FIRST_IDEOGRAPH && code <= LAST_IDEOGRAPH);
}

/**
 * True for a text in which {@link fold} changes nothing: plain characters, blanks one by one and between them. So are most
 * cells of most files, and a loop over their few characters costs less than a pattern.
 */
export function isTidy(text: string): boolean {
  let before = BLANK;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === BLANK ? before === BLANK : !isPlain(code)) return false;
    before = code;
  }
  return text === '' || before !== BLANK;
}

/** True for a text that begins with a character that shows something and that folding leaves as it is. */
export function startsPlain(text: string): boolean {
  return text !== '' && isPlain(text.charCodeAt(0));
}

/** NFKC, invisible characters dropped, all white space one space, trimmed. For recognising, not for showing. */
export function fold(text: string): string {
  if (isTidy(text)) return text;
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Takes off what keeps a spreadsheet from reading a text as a formula or a figure: one apostrophe, or `="0012"`. */
export function unprotect(text: string): string {
  const first = text.charCodeAt(0);
  if (first !== APOSTROPHE && first !== EQUALS) return text;
  const quoted = /^="([^"]*)"$/.exec(text);
  if (quoted) return quoted[1] ?? '';
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

/** First characters of codes that have something to take off. */
const MAY_BE_MARKED = /^[='`\u2018\u2019]/;

/** {@link fold} for codes and figures, where a leading apostrophe is always Excel's text mark. */
export function foldCode(text: string): string {
  const folded = fold(text);
  if (!MAY_BE_MARKED.test(folded)) return folded;
  return unprotect(folded)
    .replace(/^['`\u2018\u2019]+/, '')
    .trim();
}
