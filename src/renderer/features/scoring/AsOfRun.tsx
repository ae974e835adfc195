import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useApi } from '../../api/client.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { useRunOfDay } from './useRunOfDay.ts';

/** Calculates a run as of any past day, by the rules of now or by those that were in force on that day. */
export function AsOfRun() {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const notify = useNotify();
  const { run: runOfDay, busy, readOnly, latest } = useRunOfDay();
  const [day, setDay] = useState('');
  const [rules, setRules] = useState<'now' | 'ofDay'>('ofDay');
  const run = () =>
    runOfDay({ asOf: day, rulesOfDay: rules === 'ofDay' }, async (runId) => {
      const made = await api.call('scoring.getRun', { runId });
      notify.done(t('scoring.asOf.done', { id: runId, day: format.day(made.asOf), version: made.schemeVersion }));
    });
  return (
    <form
      aria-label={t('scoring.asOf.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isCalendarDay(day)) void run();
      }}
    >
      <Group gap="sm" align="flex-end" mb={4}>
        <TextInput
          type="date"
          label={t('scoring.asOf.day')}
          max={latest}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Select
          label={t('scoring.asOf.rules')}
          w={240}
          allowDeselect={false}
          data={[
            { value: 'ofDay', label: t('scoring.asOf.ofDay') },
            { value: 'now', label: t('scoring.asOf.now') },
          ]}
          value={rules}
          onChange={(next) => setRules(next === 'now' ? 'now' : 'ofDay')}
        />
        <Button type="submit" variant="default" loading={busy} disabled={readOnly || !isCalendarDay(day)}>
          {t('scoring.asOf.run')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mb="sm">
        {t('scoring.asOf.hint')}
      </Text>
    </form>
  );
}
