import { Select } from '@mantine/core';
import { useMemo } from 'react';
import {
  hasTrait,
  type ImportField,
  type ImportKind,
  isRuled,
  KIND_SCHEMAS,
} from '../../../shared/contract/importFields.ts';
import type { RecipeColumn } from '../../../shared/contract/importRules.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { CustomFieldId } from '../../../shared/domain/ids.ts';
import { useT } from '../../components/useT.ts';
import { fieldOptions } from '../imports/ColumnTable.tsx';
import { type ColumnChoice, ownChoice, ownFieldOf } from '../imports/mappingDraft.ts';
import { RuleSelect } from '../imports/RuleSelect.tsx';
import { UnitField } from '../imports/UnitField.tsx';
import { useOwnFields } from '../imports/useOwnFields.ts';
import classes from './recipes.module.css';

interface RecipeColumnsProps {
  kind: ImportKind;
  columns: readonly RecipeColumn[];
  onColumn(place: number, next: RecipeColumn): void;
}

/** What each column of a layout is imported as. */
export function RecipeColumns({ kind, columns, onColumn }: RecipeColumnsProps) {
  const t = useT();
  const { offered } = useOwnFields();
  const ruled = hasTrait(kind, 'onDifference');
  const options = useMemo(() => fieldOptions(kind, offered, t, false), [kind, offered, t]);
  return (
    <table className={classes.columns}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('recipes.edit.header')}</th>
          <th scope="col">{t('recipes.edit.field')}</th>
          {ruled && <th scope="col">{t('imports.understand.columnRule')}</th>}
        </tr>
      </thead>
      <tbody>
        {columns.map((column, place) => {
          const letters = columnLetters(place);
          if (column.header === '' && column.field === null) return null;
          return (
            <tr key={letters}>
              <td>{letters}</td>
              <th scope="row">{column.header}</th>
              <td>
                <div className={classes.fieldCell}>
                  <Select
                    flex={1}
                    size="xs"
                    searchable
                    allowDeselect={false}
                    aria-label={t('imports.understand.fieldOf', { column: letters, header: column.header })}
                    nothingFoundMessage={t('imports.understand.noField')}
                    data={options}
                    value={choiceOf(column)}
                    onChange={(next) => onColumn(place, { ...column, ...fieldsOf(next), unit: null })}
                  />
                  {column.field !== null && (
                    <UnitField
                      label={t('imports.reading.unitOf', { column: letters, header: column.header })}
                      field={column.field}
                      unit={column.unit}
                      statedUnit={null}
                      titleScale={null}
                      onUnit={(unit) => onColumn(place, { ...column, unit })}
                    />
                  )}
                </div>
              </td>
              {ruled && (
                <td>
                  {isRuled(kind, column.field) && (
                    <RuleSelect
                      label={t('imports.understand.columnRuleOf', { column: letters, header: column.header })}
                      rule={column.rule}
                      onRule={(rule) => onColumn(place, { ...column, rule })}
                    />
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function choiceOf({ field, ownField }: RecipeColumn): ColumnChoice | '' {
  return ownField === null ? (field ?? '') : ownChoice(ownField);
}

function fieldsOf(next: string | null): Pick<RecipeColumn, 'field' | 'ownField'> {
  if (next === null || next === '') return { field: null, ownField: null };
  // The options are the fields of the kind, the owner's own, and "" for an extra.
  const own = ownFieldOf(next as ColumnChoice);
  return own === undefined
    ? { field: next as ImportField, ownField: null }
    : { field: null, ownField: CustomFieldId.parse(own) };
}

/** Fields that two columns have though they take one. */
export function twiceUsed(columns: readonly RecipeColumn[], kind: ImportKind): ImportField[] {
  const used = columns.flatMap(({ field }) => field ?? []);
  const twice = used.filter((field, i) => used.indexOf(field) < i && !KIND_SCHEMAS[kind].multi.includes(field));
  return [...new Set(twice)];
}
