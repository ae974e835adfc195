import { z } from 'zod';
import { FieldKind } from '../../../shared/contract/fields.contract.ts';
import { CustomFieldId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { fieldOfColumn } from './ownValueColumns.rules.ts';
import type { OwnField } from './readOwnValue.rules.ts';

/** A field of the owner's own that a column of a dealer list may be. */
export interface KnownField extends OwnField {
  id: CustomFieldId;
  name: string;
}

const Choices = z.array(z.string());

/** The fields on offer, in the owner's order. */
export function listOwnFields(db: Db): KnownField[] {
  return rawOf(db)
    .prepare<[], { id: number; name: string; kind: string; choices: string }>(
      'SELECT id, name, kind, choices FROM custom_field WHERE archived = 0 ORDER BY place, id',
    )
    .all()
    .map(({ id, name, kind, choices }) => ({
      id: CustomFieldId.parse(id),
      name,
      kind: FieldKind.parse(kind),
      choices: Choices.parse(JSON.parse(choices)),
    }));
}

/** How a column is told: fields of the owner's own by kind and name, as he knows them. */
export function createOwnNames(raw: RawDb): (column: string) => string {
  const name = raw.prepare<[number], string>("SELECT kind || ':' || name FROM custom_field WHERE id = ?").pluck();
  return (column) => {
    const fieldId = fieldOfColumn(column);
    return fieldId === undefined ? column : `own:${String(name.get(fieldId))}`;
  };
}
