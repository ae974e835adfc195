import type { BulkChange } from '../../../shared/contract/bulk.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import { type FigureKind, readFigure } from '../../components/typedFigure.ts';

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

/** Figures that are typed. */
export const FIGURES: Readonly<Record<string, FigureKind>> = { creditLimit: 'limit', termDays: 'days' };
/** What adds or takes something, or is one of two: there is nothing to clear. */
const NEVER_CLEARED: readonly string[] = ['addTag', 'removeTag', 'note', 'excluded'];

/** Whether a value of this subject can be taken away. */
export function canClear(subject: string): boolean {
  return !NEVER_CLEARED.includes(subject);
}

/**
 * The change that was typed; undefined where nothing was typed yet, or nothing that can be read.
 * @param subject one of the subjects, or `own:12` for a field of the owner's own
 * @param digits of the currency behind the point
 */
export function bulkChange(
  subject: string,
  typed: string,
  digits: number,
  fields: readonly CustomField[],
): BulkChange | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const own = fields.find(({ id }) => subject === `own:${id}`);
  const kind = own?.kind === 'number' ? 'number' : FIGURES[subject];
  const figure = kind && readFigure(kind, text, digits);
  // A sign that stands for nothing takes nothing away here: clearing is chosen.
  if (figure && figure.kind !== 'value') return undefined;
  if (own) return { set: 'own', field: own.id, value: text };
  switch (BULK_SUBJECTS.find((each) => each === subject)) {
    case 'type': {
      const type = DEALER_TYPES.find((each) => each === text);
      return type && { set: 'type', value: type };
    }
    case 'excluded':
      return { set: 'excluded', value: text === '1' };
    case 'creditLimit':
      return figure && { set: 'creditLimit', value: figure.value };
    case 'termDays':
      return figure && { set: 'termDays', value: figure.value };
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

/** The change that takes the value of a subject away; undefined where there is nothing to take. */
export function bulkClearing(subject: string, fields: readonly CustomField[]): BulkChange | undefined {
  const own = fields.find(({ id }) => subject === `own:${id}`);
  if (own) return { set: 'own', field: own.id, value: '' };
  switch (subject) {
    case 'type':
    case 'creditLimit':
    case 'termDays':
      return { set: subject, value: null };
    case 'region':
    case 'area':
    case 'settlement':
    case 'originalGrade':
      return { set: subject, value: '' };
    default:
      return undefined;
  }
}
