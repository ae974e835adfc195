import { fold, INVISIBLE, isTidy, unprotect } from '../../../shared/domain/foldText.ts';

/**
 * Text as it is kept and shown: full-width digits and letters folded, invisible characters dropped, ends trimmed, runs of
 * blanks one blank; line breaks stay, and so do the writer's brackets. One protective apostrophe before = + - @ goes, as
 * does Excel's `="0012"`.
 */
export function clean(text: string): string {
  if (isTidy(text)) return unprotect(text);
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
  const cleaned = clean(text);
  if (!cleaned.includes(' ') && !cleaned.includes('\n')) return cleaned;
  return cleaned.replace(/\s+/g, ' ').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}
