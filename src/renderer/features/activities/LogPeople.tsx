import { Autocomplete, Group, Select, TextInput } from '@mantine/core';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import type { LogForm } from './useLogForm.ts';

interface LogPeopleProps {
  form: LogForm;
  withPerson: boolean;
  problem(field: LogForm['wrong']): string | undefined;
}

/** Whom it was with, who did it and when, and what was ordered by word of mouth: all of it has its usual value already. */
export function LogPeople({ form, withPerson, problem }: LogPeopleProps) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const { draft, set } = form;
  const people = (form.detail?.contacts ?? []).filter(({ name }) => name !== '');
  const named = people.find(({ id }) => id === draft.contactId)?.name;
  return (
    <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
      {withPerson && (
        <Autocomplete
          label={t('activities.field.contact')}
          maxLength={200}
          data={[...new Set(people.map(({ name }) => name))]}
          value={named ?? draft.contact}
          onChange={(text) => {
            const known = people.find(({ name }) => name === text);
            set({ contactId: known?.id ?? null, contact: known ? '' : text });
          }}
        />
      )}
      <Select
        label={t('activities.field.rep')}
        searchable
        clearable
        data={reps
          .filter(({ id, active }) => active || id === draft.repId)
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.repId === null ? null : String(draft.repId)}
        onChange={(next) => set({ repId: next === null ? null : RepId.parse(Number(next)) })}
      />
      <TextInput
        type="date"
        label={t('activities.field.on')}
        error={problem('on')}
        value={draft.on}
        onChange={(event) => set({ on: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('activities.field.time')}
        error={problem('time')}
        value={draft.time}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <TextInput
        label={t('activities.field.amount')}
        inputMode="decimal"
        maxLength={20}
        error={problem('amount')}
        value={draft.amount}
        onChange={(event) => set({ amount: event.currentTarget.value })}
      />
    </Group>
  );
}
