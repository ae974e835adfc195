import type { BulkChange } from '../../../shared/contract/bulk.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { type DealerColumns, patchColumns } from '../dealers/dealerFields.ts';
import type { loadRegions } from '../dealers/regionTable.ts';
import { typed, wordKey } from '../dealers/text.rules.ts';
import { getField } from '../fields/fields.repo.ts';
import { readOwnValue } from '../imports/readOwnValue.rules.ts';

type Regions = ReturnType<typeof loadRegions>;

/** A change as it is written: columns of the dealer, a tag, or a value of the owner's own field. */
export type BulkWrite =
  | { kind: 'columns'; shown: string; columns: DealerColumns }
  | { kind: 'note'; line: string }
  | { kind: 'tag'; name: string; key: string; give: boolean }
  | { kind: 'own'; field: number; value: string };

/** @throws AppError not_found, value_unreadable */
export function bulkWrite(db: Db, change: BulkChange, regions: Regions): BulkWrite {
  switch (change.set) {
    case 'type':
      return columns('type', patchColumns({ type: change.value }, regions));
    case 'excluded':
      return columns('excluded', patchColumns({ excluded: change.value }, regions));
    case 'area':
      return columns('area', patchColumns({ area: change.value }, regions));
    case 'settlement':
      return columns('settlement', patchColumns({ settlement: change.value }, regions));
    case 'originalGrade':
      return columns('original_grade', patchColumns({ originalGrade: change.value }, regions));
    case 'region':
      return columns('region_code', patchColumns({ regionCode: change.value }, regions));
    case 'creditLimit':
      return columns('credit_limit_minor', patchColumns({ creditLimitMinor: change.value }, regions));
    case 'termDays':
      return columns('term_days', patchColumns({ termDays: change.value }, regions));
    case 'note':
      return { kind: 'note', line: typed(change.value) };
    case 'addTag':
    case 'removeTag':
      return { kind: 'tag', name: change.value, key: wordKey(change.value), give: change.set === 'addTag' };
    case 'own': {
      const field = getField(db, change.field);
      const read = readOwnValue(change.value, field);
      if (read.kind === 'unreadable')
        throw new AppError('value_unreadable', { name: field.name, kind: field.kind, value: change.value });
      return { kind: 'own', field: field.id, value: read.kind === 'value' ? read.value : '' };
    }
  }
}

function columns(shown: string, next: DealerColumns): BulkWrite {
  return { kind: 'columns', shown, columns: next };
}

/** The value that a change gives, in the form in which {@link presentReader} reads the present ones. */
export function nextValue(write: BulkWrite): string {
  switch (write.kind) {
    case 'columns': {
      const { shown, columns: next } = write;
      if (shown === 'region_code') return `${next.province} ${next.city} ${next.district}`.trim();
      return String(next[shown] ?? '');
    }
    case 'note':
      return write.line;
    case 'tag':
      return write.name;
    case 'own':
      return write.value;
  }
}

/** One dealer's present value of what a change writes, and whether that differs. */
export interface Present {
  id: number;
  value: string;
  differs: number;
}

/** Reads what these dealers have now; dealers that are gone are left out. */
export function presentReader(db: Db, write: BulkWrite): (ids: readonly number[]) => Present[] {
  const raw = rawOf(db);
  const { sql, params } = presentSql(write);
  const statement = raw.prepare<[Record<string, string | number | null>], Present>(
    `SELECT d.id, ${sql} FROM dealer d WHERE d.id IN (SELECT value FROM json_each(@ids)) ORDER BY d.id`,
  );
  return (ids) => statement.all({ ...params, ids: JSON.stringify(ids) });
}

function presentSql(write: BulkWrite): { sql: string; params: Record<string, string | number | null> } {
  switch (write.kind) {
    case 'columns': {
      // Names of our own table, see bulkWrite.
      const { shown, columns: next } = write;
      const value =
        shown === 'region_code'
          ? `trim(d.province || ' ' || d.city || ' ' || d.district)`
          : `coalesce(CAST(d.${shown} AS TEXT), '')`;
      return { sql: `${value} AS value, d.${shown} IS NOT @next AS differs`, params: { next: next[shown] ?? null } };
    }
    case 'note':
      return { sql: `'' AS value, 1 AS differs`, params: {} };
    case 'tag': {
      const has = `EXISTS (SELECT 1 FROM dealer_tag b JOIN tag t ON t.id = b.tag_id WHERE b.dealer_id = d.id AND t.name_key = @key)`;
      return { sql: `'' AS value, ${has} <> @give AS differs`, params: { key: write.key, give: write.give ? 1 : 0 } };
    }
    case 'own': {
      const value = `coalesce((SELECT v.value FROM custom_value v WHERE v.dealer_id = d.id AND v.field_id = @field), '')`;
      return {
        sql: `${value} AS value, ${value} <> @next AS differs`,
        params: { field: write.field, next: write.value },
      };
    }
  }
}
