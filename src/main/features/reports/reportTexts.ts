import i18next from 'i18next';
import { en } from '../../../shared/i18n/en.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

/** The standard word for a buyer in the Chinese catalogue, which the owner may replace. */
const STANDARD_NOUN = zhCN.shell.nav.dealers;

/** A translator of its own for one printed page; texts are not escaped here, the page does that. */
export async function reportTexts(lang: Language, dealerNoun: string): Promise<T> {
  const texts: Catalogue = lang === 'en' ? en : dealerNoun === STANDARD_NOUN ? zhCN : withNoun(zhCN, dealerNoun);
  const instance = i18next.createInstance();
  await instance.init({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: { translation: texts } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return (key, params) => instance.t(key, params ?? {});
}

function withNoun(texts: Catalogue, noun: string): Catalogue {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.replaceAll(STANDARD_NOUN, noun) : withNoun(text, noun),
    ]),
  );
}
