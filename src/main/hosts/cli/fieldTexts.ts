import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { Params } from '../../../shared/errors/appError.ts';
import type { Language, TextKey, TextParams } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';

/** Parameters as they are put into a sentence: `$field:amount` becomes the field's name in the reader's language. */
export function fieldTexts(params: Params, lang: Language): TextParams {
  const t = createTranslator(lang);
  const named = (text: string) =>
    text.replace(/\$field:(\w+)/g, (_all, field: ImportField) => t(`imports.field.${field}` as TextKey));
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? named(value) : typeof value === 'number' ? value : String(value),
    ]),
  );
}
