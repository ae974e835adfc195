import type { BulkChange } from '../../../shared/contract/bulk.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';

/** What can be set for many dealers, in the order in which it is offered. */
export const BULK_SUBJECTS = [
  'type',
  'area',
  'region',
  'settlement',
  'creditLimit',
  'termDays',
  'originalGrade',
  'excluded',
  'addTag',
  'removeTag',
  'note',
] as const satisfies readonly BulkChange['set'][];
export type BulkSubject = (typeof BULK_SUBJECTS)[number];

/** Typed figures: money in whole units. */
const FIGURES: readonly string[] = ['creditLimit', 'termDays'];
/** What must say something; everything else may also be emptied. */
const NEVER_EMPTY: readonly string[] = ['addTag', 'removeTag', 'note', 'excluded'];

/**
 * The change that was typed; undefined where it is none yet.
 * @param subject one of the subjects, or `own:12` for a field of the owner's own
 * @param unit minor units in a whole one
 */
export function bulkChange(
  subject: string,
  typed: string,
  unit: number,
  fields: readonly CustomField[],
): BulkChange | undefined {
  const text = typed.trim();
  if (text === '' && NEVER_EMPTY.includes(subject)) return undefined;
  if (subject.startsWith('own:')) {
    const field = fields.find(({ id }) => subject === `own:${id}`);
    return field && { set: 'own', field: field.id, value: text };
  }
  const figure = text === '' ? null : Number(text);
  if (FIGURES.includes(subject) && figure !== null && !(figure >= 0)) return undefined;
  switch (BULK_SUBJECTS.find((each) => each === subject)) {
    case 'type':
      return { set: 'type', value: DEALER_TYPES.find((type) => type === text) ?? null };
    case 'excluded':
      return { set: 'excluded', value: text === '1' };
    case 'creditLimit':
      return { set: 'creditLimit', value: figure === null ? null : Math.round(figure * unit) };
    case 'termDays':
      return { set: 'termDays', value: figure === null ? null : Math.round(figure) };
    case 'region':
      return { set: 'region', value: text };
    case 'area':
      return { set: 'area', value: text };
    case 'settlement':
      return { set: 'settlement', value: text };
    case 'originalGrade':
      return { set: 'originalGrade', value: text };
    case 'addTag':
      return { set: 'addTag', value: text };
    case 'removeTag':
      return { set: 'removeTag', value: text };
    case 'note':
      return { set: 'note', value: text };
    case undefined:
      return undefined;
  }
}
