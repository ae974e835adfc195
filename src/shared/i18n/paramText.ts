import { ImportField } from '../contract/importFields.ts';
import { ClusterFeature } from '../domain/clusterFeatures.ts';
import { columnText } from './columnTexts.ts';
import type { T } from './translator.ts';

/**
 * A parameter of an error as it is put into a sentence: `$field:amount` and `$column:note` become the field's name in the
 * reader's language, `$instant:` and epoch ms become day and time of this PC's clock,
 * `$cluster:orders` what dealers are grouped by.
 */
export function paramText(text: string, t: T): string {
  return text.replace(/\$(field|column|instant|cluster):(\w+)/g, (all, kind: string, what: string) => {
    if (kind === 'instant') return instantText(Number(what));
    if (kind === 'column') return columnText(what, '', t);
    if (kind === 'cluster') {
      const feature = ClusterFeature.safeParse(what);
      return feature.success ? t(`clusters.feature.${feature.data}`) : all;
    }
    const field = ImportField.safeParse(what);
    return field.success ? t(`imports.field.${field.data}`) : all;
  });
}

function instantText(ms: number): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
