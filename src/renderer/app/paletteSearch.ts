import { PALETTE_SYNONYMS } from './paletteSynonyms.ts';
import { pinyinInitials } from './pinyinInitials.ts';

/** Whether a text is in what the screen calls an entry, or in the initials of its pinyin. */
export function isNamed(typed: string, label: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return label.toLowerCase().includes(wanted) || pinyinInitials(label).includes(wanted);
}

/**
 * Whether a text is what an owner may call an entry otherwise, in either language: a piece of Chinese anywhere in one of
 * its phrases, of English each word from its beginning.
 */
export function isMeant(typed: string, id: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return false;
  const phrases = (PALETTE_SYNONYMS[id] ?? '').toLowerCase().split(',');
  if (/\p{Script=Han}/u.test(wanted)) return phrases.some((phrase) => phrase.includes(wanted));
  const words = phrases.flatMap((phrase) => phrase.split(' '));
  const all = wanted.split(/\s+/).every((word) => words.some((known) => known.startsWith(word)));
  return all || phrases.some((phrase) => /\p{Script=Han}/u.test(phrase) && pinyinInitials(phrase).startsWith(wanted));
}
