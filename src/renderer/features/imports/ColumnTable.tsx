import { Select, Text, Title } from '@mantine/core';
import { memo, useMemo } from 'react';
import { hasTrait, type ImportKind, isRuled } from '../../../shared/contract/importFields.ts';
import type { DifferenceRule } from '../../../shared/contract/importRules.ts';
import type { ColumnGuess, Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { ColumnUnit } from '../../../shared/contract/readingRules.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { columnReasonText } from '../../../shared/i18n/columnReasonText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useT } from '../../components/useT.ts';
import { type ColumnChoice, type Draft, fieldGroups, ownChoice } from './mappingDraft.ts';
import { RuleSelect } from './RuleSelect.tsx';
import { UnitField } from './UnitField.tsx';
import classes from './understand.module.css';
import { useOwnFields } from './useOwnFields.ts';

export interface ColumnTableProps {
  understanding: Understanding;
  draft: Draft;
  /** Column → the earlier column with the same field. */
  doubled: ReadonlyMap<number, number>;
  onChoose(column: number, field: ColumnChoice | null): void;
  onRule(column: number, rule: DifferenceRule | null): void;
  onUnit(column: number, unit: ColumnUnit | null): void;
}

/** More columns than this cannot be mapped; the contract says so. */
const MOST_COLUMNS = 200;
const EXTRA = '';

/** Every column with its header, some of its values, what it is imported as, and why. */
export function ColumnTable({ understanding, draft, doubled, onChoose, onRule, onUnit }: ColumnTableProps) {
  const t = useT();
  const { kind } = understanding;
  const { offered } = useOwnFields();
  const [options, passing] = useMemo(
    () => [fieldOptions(kind, offered, t, false), fieldOptions(kind, offered, t, true)],
    [kind, offered, t],
  );
  const columns = understanding.columns.slice(0, MOST_COLUMNS);
  if (columns.length === 0) return null;
  return (
    <section aria-labelledby="import-columns">
      <Title order={2} size="h5" id="import-columns">
        {t('imports.understand.columns')}
      </Title>
      <Text size="xs" c="dimmed" mb={4}>
        {t(hasTrait(kind, 'extras') ? 'imports.understand.columnsHint' : 'imports.understand.columnsHintOrders')}
      </Text>
      <table className={classes.columns} data-ruled={hasTrait(kind, 'onDifference') || undefined}>
        <thead>
          <tr>
            <th scope="col">{t('imports.understand.column')}</th>
            <th scope="col">{t('imports.understand.header')}</th>
            <th scope="col">{t('imports.understand.field')}</th>
            {hasTrait(kind, 'onDifference') && <th scope="col">{t('imports.understand.columnRule')}</th>}
            <th scope="col">{t('imports.understand.why')}</th>
            <th scope="col">{t('imports.understand.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((guess) => (
            <ColumnRow
              key={guess.column}
              guess={guess}
              hidden={understanding.survey?.hiddenColumns.includes(guess.column) ?? false}
              field={draft.fields.get(guess.column) ?? null}
              chosen={draft.chosen.has(guess.column)}
              doubledBy={doubled.get(guess.column)}
              options={guess.reason === 'passing' ? passing : options}
              onChoose={onChoose}
              rule={hasTrait(kind, 'onDifference') ? (draft.rules.get(guess.column) ?? null) : undefined}
              ruled={isRuled(kind, draft.fields.get(guess.column) ?? null)}
              onRule={onRule}
              unit={draft.units.get(guess.column) ?? null}
              titleScale={understanding.reasons?.unitScale ?? 0}
              onUnit={onUnit}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnRowProps {
  guess: ColumnGuess;
  /** The sheet hides it. */
  hidden: boolean;
  field: ColumnChoice | null;
  chosen: boolean;
  doubledBy: number | undefined;
  options: ReturnType<typeof fieldOptions>;
  onChoose(column: number, field: ColumnChoice | null): void;
  /** Undefined where the list has nothing that is known already. */
  rule: DifferenceRule | null | undefined;
  /** False for a column whose values no rule decides. */
  ruled: boolean;
  onRule(column: number, rule: DifferenceRule | null): void;
  unit: ColumnUnit | null;
  titleScale: number;
  onUnit(column: number, unit: ColumnUnit | null): void;
}

const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const t = useT();
  const { guess, field, doubledBy } = props;
  const letters = columnLetters(guess.column);
  const reason = props.chosen ? 'chosen' : field !== null || guess.reason === 'passing' ? guess.reason : 'none';
  return (
    <tr data-unmapped={field === null || undefined}>
      <td>
        {letters}
        {props.hidden && <span className={classes.hiddenMark}>{t('imports.hiddenParts.mark')}</span>}
      </td>
      <th scope="row">{guess.header || <span className={classes.dim}>{t('imports.understand.noHeaderText')}</span>}</th>
      <td>
        <div className={classes.fieldCell}>
          <Select
            flex={1}
            aria-label={t('imports.understand.fieldOf', { column: letters, header: guess.header })}
            searchable
            onFocus={selectText}
            onClick={selectText}
            allowDeselect={false}
            nothingFoundMessage={t('imports.understand.noField')}
            errorProps={{ fz: 'xs' }}
            data={props.options}
            value={field ?? EXTRA}
            error={
              doubledBy === undefined ? undefined : t('imports.understand.twice', { column: columnLetters(doubledBy) })
            }
            // The options are the fields of the kind, the owner's own, and "" for an extra.
            onChange={(next) =>
              props.onChoose(guess.column, next === null || next === EXTRA ? null : (next as ColumnChoice))
            }
          />
          {field !== null && (
            <UnitField
              label={t('imports.reading.unitOf', { column: letters, header: guess.header })}
              field={field}
              unit={props.unit}
              statedUnit={guess.statedUnit}
              titleScale={props.titleScale}
              onUnit={(unit) => props.onUnit(guess.column, unit)}
            />
          )}
        </div>
      </td>
      {props.rule !== undefined && (
        <td>
          {props.ruled && (field !== null || guess.reason !== 'passing') && (
            <RuleSelect
              label={t('imports.understand.columnRuleOf', { column: letters, header: guess.header })}
              rule={props.rule}
              onRule={(rule) => props.onRule(guess.column, rule)}
            />
          )}
        </td>
      )}
      <td className={classes.dim}>{columnReasonText(reason, t)}</td>
      <td className={classes.samples} title={guess.samples.join('\n')}>
        {guess.samples.map((sample, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal samples are told apart by their place alone
          <span key={at}>{sample}</span>
        ))}
      </td>
    </tr>
  );
});

/** What is typed looks for another field instead of being added to the present one's name. */
function selectText(event: React.SyntheticEvent<HTMLInputElement>): void {
  event.currentTarget.select();
}

/** What a column may be; `passing` columns are no extras. */
export function fieldOptions(
  kind: ImportKind,
  own: ReturnType<typeof useOwnFields>['offered'],
  t: T,
  passing: boolean,
) {
  return [
    {
      value: EXTRA,
      label: t(hasTrait(kind, 'extras') && !passing ? 'imports.understand.extra' : 'imports.understand.ignored'),
    },
    ...fieldGroups(kind).map(({ group, fields }) => ({
      group: t(`imports.fieldGroup.${group}`),
      items: [
        ...fields.map((field) => ({ value: String(field), label: t(`imports.field.${field}`) })),
        ...(group === 'own' ? own.map(({ id, name }) => ({ value: String(ownChoice(id)), label: name })) : []),
      ],
    })),
  ];
}
