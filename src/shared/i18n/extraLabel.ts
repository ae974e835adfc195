import { ImportField } from '../contract/importFields.ts';
import { extraField } from '../domain/extras.ts';
import type { T } from './translator.ts';

/** The word for a further column: the field's own where it has one, else its header. */
export function extraLabel(name: string, t: T): string {
  const extra = extraField(name);
  const field = ImportField.safeParse(extra?.field);
  return extra && field.success ? t(`imports.field.${field.data}`) + extra.suffix : name;
}
