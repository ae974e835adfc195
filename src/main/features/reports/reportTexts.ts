import i18next from 'i18next';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { createTranslator } from '../../runtime/translate.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

/** The standard word for a buyer in the Chinese catalogue, which the owner may replace. */
const STANDARD_NOUN = zhCN.shell.nav.dealers;

/** The translator of a printed page, with the owner's own word for a buyer in its Chinese sentences. */
export function reportTexts(lang: Language, dealerNoun: string): T {
  if (lang === 'en' || dealerNoun === STANDARD_NOUN) return createTranslator(lang);
  const instance = i18next.createInstance();
  void instance.init({
    lng: lang,
    initAsync: false,
    resources: { [lang]: { translation: withNoun(zhCN, dealerNoun) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return (key, params) => instance.t(key, params ?? {});
}

/** Replaced in the catalogue, not in finished sentences: names that are filled in stay as they are. */
function withNoun(texts: Catalogue, noun: string): Catalogue {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.replaceAll(STANDARD_NOUN, noun) : withNoun(text, noun),
    ]),
  );
}
