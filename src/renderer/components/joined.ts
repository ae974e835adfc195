import type { Language } from '../../shared/i18n/translator.ts';

/** Sentences one after another as the language sets them. */
export function joined(sentences: readonly string[], lang: Language): string {
  return sentences.join(lang === 'en' ? ' ' : '');
}
