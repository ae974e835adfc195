import i18next from 'i18next';
import { en } from '../../shared/i18n/en.ts';
import type { Language, T } from '../../shared/i18n/translator.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';

const known = new Map<Language, T>();

/** Sentences outside of the window: reports, exports, the command line. Values are not escaped here: pages escape their own. */
export function createTranslator(lang: Language): T {
  const made = known.get(lang);
  if (made) return made;
  const instance = i18next.createInstance();
  void instance.init({
    lng: lang,
    initAsync: false,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const t: T = (key, params) => instance.t(key, params ?? {});
  known.set(lang, t);
  return t;
}
