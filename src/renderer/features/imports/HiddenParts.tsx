import { Stack, Switch } from '@mantine/core';
import type { ImportField } from '../../../shared/contract/importFields.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from './Choice.tsx';
import { type ColumnChoice, chooseField, type Draft, ownChoice, ownFieldOf } from './mappingDraft.ts';
import type { RuleChoicesProps } from './RuleChoices.tsx';
import classes from './understand.module.css';
import { useOwnFields } from './useOwnFields.ts';

/** Rows that the sheet hides: imported or left out, and how many of them were seen. */
export function HiddenRows({ understanding, draft, onChange }: RuleChoicesProps) {
  const t = useT();
  const format = useFormat();
  const { hiddenRows: count, survey } = understanding;
  if (count === 0) return null;
  return (
    <Choice<Draft['hiddenRows']>
      label={t('imports.understand.hidden')}
      hint={
        survey?.more
          ? t('imports.hiddenParts.rows', { count, rows: format.count(survey.rows) })
          : t('imports.understand.hiddenRows', { count })
      }
      value={draft.hiddenRows}
      options={[
        ['include', t('imports.understand.hiddenInclude')],
        ['skip', t('imports.understand.hiddenSkip')],
      ]}
      onChange={(hiddenRows) => onChange({ ...draft, hiddenRows })}
    />
  );
}

/** Columns that the sheet hides, each with what it is read as; what it was understood as can be put back. */
export function HiddenColumns({ understanding, draft, onChange }: RuleChoicesProps) {
  const t = useT();
  const { nameOf } = useOwnFields();
  const hidden = understanding.columns.filter(({ column }) => understanding.survey?.hiddenColumns.includes(column));
  if (hidden.length === 0) return null;
  const fieldName = (choice: ColumnChoice) => {
    const own = ownFieldOf(choice);
    // A choice that is no field of the owner's own is one of an import's.
    return own === undefined ? t(`imports.field.${choice as ImportField}`) : nameOf(own);
  };
  return (
    <section aria-labelledby="import-hidden-columns">
      <div id="import-hidden-columns" className={classes.choiceLabel}>
        {t('imports.hiddenParts.columns')}
      </div>
      <Stack gap={4}>
        {hidden.map((guess) => {
          const named = { column: columnLetters(guess.column), header: guess.header };
          const chosen = draft.fields.get(guess.column);
          const proposed = guess.ownField === null ? guess.field : ownChoice(guess.ownField);
          return (
            <Switch
              key={guess.column}
              size="xs"
              aria-label={t('imports.hiddenParts.read', named)}
              label={
                chosen === undefined
                  ? t('imports.hiddenParts.columnOut', named)
                  : t('imports.hiddenParts.column', { ...named, field: fieldName(chosen) })
              }
              checked={chosen !== undefined}
              disabled={chosen === undefined && proposed === null}
              onChange={(event) =>
                onChange(chooseField(draft, guess.column, event.currentTarget.checked ? proposed : null))
              }
            />
          );
        })}
      </Stack>
      <div className={classes.choiceHint}>{t('imports.hiddenParts.columnsHint')}</div>
    </section>
  );
}
