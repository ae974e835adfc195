import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../../shared/i18n/en.ts';
import { LANGUAGES, type Language } from '../../shared/i18n/translator.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

/** The standard word for a buyer in the Chinese catalogue, which the owner may replace (经销商, 终端, 门店). */
const STANDARD_NOUN = zhCN.shell.nav.dealers;

/** Starts the texts of the window in one language; both catalogues are on board. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    supportedLngs: [...LANGUAGES],
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
    // Another word for a buyer changes every sentence that is on the screen.
    react: { bindI18nStore: 'added' },
  });
  return i18next;
}

/** Puts the owner's own word for a buyer into every Chinese sentence; texts that are filled in stay as they are. */
export function setDealerNoun(noun: string): void {
  const texts = noun === STANDARD_NOUN ? zhCN : replaceIn(zhCN, noun);
  i18next.addResourceBundle('zh-CN', 'translation', texts, true, true);
}

function replaceIn(texts: Catalogue, noun: string): Catalogue {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.replaceAll(STANDARD_NOUN, noun) : replaceIn(text, noun),
    ]),
  );
}
