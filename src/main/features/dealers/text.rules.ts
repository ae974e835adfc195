/**
 * Characters that show nothing: zero-width spaces and joiners, byte order mark, soft hyphen, direction marks, and all
 * control characters but the blanks and line ends among them (tab to carriage return).
 */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\t-\r])\p{Cc}/gu;
/** Printable ASCII and the common ideographs: most cells of most files, and NFKC changes nothing in them. */
const PLAIN = /^[\u0020-\u007e\u4e00-\u9fff]*$/;

const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/** NFKC, invisible characters dropped, all white space one space, trimmed. For recognising, not for showing. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.includes('  ') ? text.replace(/ +/g, ' ').trim() : text.trim();
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/**
 * Text as it is kept and shown: full-width digits and letters folded, invisible characters dropped, ends trimmed, runs of
 * blanks one blank; line breaks stay, and so do the writer's brackets. One protective apostrophe before = + - @ goes, as
 * does Excel's `="0012"`.
 */
export function clean(text: string): string {
  if (PLAIN.test(text)) return unprotect(fold(text));
  const folded = text
    .replace(INVISIBLE, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return unprotect(folded);
}

/** What somebody typed, as typed, but without characters that show nothing and blanks at the ends. */
export function typed(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

/** What two spellings of one word of the owner's have in common: tags, names of views and fields. */
export function wordKey(text: string): string {
  return fold(text).toLowerCase();
}

/** {@link clean}, on one line, without blanks between Chinese characters: for names of firms and people. */
export function cleanName(text: string): string {
  return clean(text)
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

function unprotect(text: string): string {
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
