import type { App } from 'electron';
import { LANGUAGES, type Language, type T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';

/** The language of menus and dialogs: the one chosen in the window, else the system's. */
export function createDesktopLanguage(app: Pick<App, 'getPreferredSystemLanguages'>, engine: Pick<Engine, 'ask'>) {
  const chinese = app.getPreferredSystemLanguages().some((tag) => tag.toLowerCase().startsWith('zh'));
  let language: Language = chinese ? 'zh-CN' : 'en';
  return {
    t: (): T => createTranslator(language),
    /** Reads the choice again; true where it has changed. */
    async refresh(): Promise<boolean> {
      const { values } = await engine.ask('prefs.get', {});
      const chosen = LANGUAGES.find((known) => JSON.stringify(known) === values.language);
      const changed = chosen !== undefined && chosen !== language;
      if (changed) language = chosen;
      return changed;
    },
  };
}
