import { NumberInput, TextInput } from '@mantine/core';
import type { AgeFrom } from '../../../shared/contract/importRules.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from './Choice.tsx';
import { asksTerm } from './mappingDraft.ts';
import type { RuleChoicesProps } from './RuleChoices.tsx';

const LONGEST_TERM = 3650;

/** Of which day a list of balances is, and how old they are. */
export function ReceivableChoices({ understanding, draft, onChange }: RuleChoicesProps) {
  const t = useT();
  const proposed = understanding.asOf;
  const hint =
    proposed !== null && proposed.day === draft.asOf ? t(`imports.understand.asOfBy.${proposed.by}`) : undefined;
  return (
    <>
      <TextInput
        type="date"
        required
        label={t('imports.understand.asOf')}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.asOf}
        error={isCalendarDay(draft.asOf) ? undefined : t('imports.understand.asOfWrong')}
        onChange={(event) => onChange({ ...draft, asOf: event.currentTarget.value })}
      />
      {understanding.ageFrom !== null && (
        <Choice<AgeFrom>
          label={t('imports.understand.ageFrom')}
          value={draft.ageFrom}
          options={[
            ['due', t('imports.understand.ageFromDue')],
            ['bill', t('imports.understand.ageFromBill')],
          ]}
          onChange={(ageFrom) => onChange({ ...draft, ageFrom })}
        />
      )}
      {asksTerm(draft) && (
        <NumberInput
          label={t('imports.understand.termDays')}
          description={t('imports.understand.termDaysHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={LONGEST_TERM}
          allowDecimal={false}
          allowNegative={false}
          value={draft.termDays ?? ''}
          onChange={(next) => onChange({ ...draft, termDays: typeof next === 'number' ? next : null })}
        />
      )}
    </>
  );
}
