import type { CustomField } from './fields.contract.ts';
import { hasTrait, KIND_SCHEMAS } from './importFields.ts';
import type { CheckOptions } from './imports.contract.ts';

/** A column of a checked row, and the columns of the file (0-based) that it is read from, the one that decides first. */
export interface CheckedColumn {
  name: string;
  /** px */
  width: number;
  from: readonly number[];
  /** The file has the column that decides it; else others only have a say in it. */
  leads: boolean;
}

/** What is shown of the rows of a checked file: everything that one of its columns is read into. */
export function checkedColumns(
  { kind, mapping, ownMapping }: Pick<CheckOptions, 'kind' | 'mapping' | 'ownMapping'>,
  ownFields: readonly Pick<CustomField, 'id' | 'kind' | 'name'>[],
): CheckedColumn[] {
  const read = KIND_SCHEMAS[kind].shown.flatMap(([name, width, fields]): CheckedColumn[] => {
    const from = (fields ?? []).flatMap((each) =>
      mapping.flatMap(({ column, field }) => (field === each ? [column] : [])),
    );
    return fields !== undefined && from.length === 0
      ? []
      : [{ name, width, from, leads: mapping.some(({ field }) => field === fields?.[0]) }];
  });
  const own = ownMapping.flatMap(({ column, fieldId }): CheckedColumn[] => {
    const field = ownFields.find(({ id }) => id === fieldId);
    return field === undefined
      ? []
      : [{ name: `own:${field.kind}:${field.name}`, width: 120, from: [column], leads: true }];
  });
  return [
    ...read,
    ...own,
    ...(hasTrait(kind, 'extras') ? [{ name: 'extras', width: 260, from: [], leads: false }] : []),
  ];
}
