/**
 * Characters that show nothing: zero-width spaces and joiners, byte order mark, soft hyphen, direction marks, and all
 * control characters but the blanks and line ends among them (tab to carriage return).
 */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\t-\r])\p{Cc}/gu;
/** Printable ASCII and the common ideographs: most cells of most files, and NFKC changes nothing in them. */
export const PLAIN = /^[\u0020-\u007e\u4e00-\u9fff]*$/;

const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/** NFKC, invisible characters dropped, all white space one space, trimmed. For recognising, not for showing. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.includes('  ') ? text.replace(/ +/g, ' ').trim() : text.trim();
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

/** {@link fold} for codes and figures, where a leading apostrophe is always Excel's text mark. */
export function foldCode(text: string): string {
  const folded = fold(text);
  return unprotect(folded)
    .replace(/^['`\u2018\u2019]+/, '')
    .trim();
}
