import { z } from 'zod';
import { type CustomField, FieldKind } from '../../../shared/contract/fields.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { CustomFieldId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';

interface StoredField {
  id: number;
  revision: number;
  name: string;
  kind: string;
  choices: string;
  archived: number;
}

const COLUMNS = 'f.id, f.revision, f.name, f.kind, f.choices, f.archived';
const Choices = z.array(z.string());

/** All fields in the owner's order, with the dealers that have a value. */
export function listFields(db: Db): Output<'fields.list'> {
  const rows = rawOf(db)
    .prepare<[], StoredField & { dealers: number }>(
      `SELECT ${COLUMNS}, (SELECT count(*) FROM custom_value v WHERE v.field_id = f.id) AS dealers
       FROM custom_field f ORDER BY f.place, f.id`,
    )
    .all();
  return { fields: rows.map((row) => ({ ...toField(row), dealers: row.dealers })) };
}

/** @throws AppError not_found */
export function getField(db: Db, id: number): CustomField {
  const row = rawOf(db).prepare<[number], StoredField>(`SELECT ${COLUMNS} FROM custom_field f WHERE f.id = ?`).get(id);
  if (!row) throw new AppError('not_found');
  return toField(row);
}

function toField({ id, revision, name, kind, choices, archived }: StoredField): CustomField {
  return {
    id: CustomFieldId.parse(id),
    revision,
    name,
    kind: FieldKind.parse(kind),
    choices: Choices.parse(JSON.parse(choices)),
    archived: archived === 1,
  };
}

/** All values of a field with whose they are. */
export function listValues(db: Db, fieldId: number): { id: number; dealerId: number }[] {
  return rawOf(db)
    .prepare<[number], { id: number; dealerId: number }>(
      'SELECT id, dealer_id AS dealerId FROM custom_value WHERE field_id = ? ORDER BY id',
    )
    .all(fieldId);
}

/** A dealer's value of a field with its record, undefined for none. */
export function findValue(db: Db, dealerId: number, fieldId: number): { id: number; value: string } | undefined {
  return rawOf(db)
    .prepare<[number, number], { id: number; value: string }>(
      'SELECT id, value FROM custom_value WHERE dealer_id = ? AND field_id = ?',
    )
    .get(dealerId, fieldId);
}
