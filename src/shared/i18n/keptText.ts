import type { Output } from '../contract/index.ts';
import { storedField } from './storedText.ts';
import type { T } from './translator.ts';

/** A line for each dealer of whom undoing an import leaves something as it is now, and the fields. */
export function keptLines({ fields, dealers }: Output<'imports.undoPreview'>['kept'], t: T): string[] {
  const lines = dealers.map(({ code, name, fields: changed }) =>
    t('imports.undo.keptOf', {
      dealer: [code, name].filter((part) => part !== '').join(' '),
      fields: changed.map((field) => storedField(field, t)).join(t('imports.check.comma')),
    }),
  );
  const more = fields - dealers.reduce((sum, { fields: changed }) => sum + changed.length, 0);
  return more > 0 ? [...lines, t('imports.undo.keptMore', { count: more })] : lines;
}
