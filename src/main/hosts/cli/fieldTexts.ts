import type { Params } from '../../../shared/errors/appError.ts';
import { paramText } from '../../../shared/i18n/paramText.ts';
import type { Language, TextParams } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';

/** Parameters as they are put into a sentence, names of fields in the reader's language. */
export function fieldTexts(params: Params, lang: Language): TextParams {
  const t = createTranslator(lang);
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? paramText(value, t) : typeof value === 'number' ? value : String(value),
    ]),
  );
}
