import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CaseEvent, CaseRow } from '../../../shared/contract/cases.contract.ts';
import { stepText } from '../../../shared/i18n/caseText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './cases.module.css';

/** Every step with its day and who wrote it down, the newest on top, and a line for a further one. */
export function CaseSteps({ row, events }: { row: CaseRow; events: readonly CaseEvent[] }) {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const [note, setNote] = useState('');
  const add = useApiCommand('cases.note');
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() === '') return;
          add.mutate({ id: row.id, expectedRevision: row.revision, on: today, note }, { onSuccess: () => setNote('') });
        }}
      >
        <Group gap="xs" mb="xs" wrap="nowrap">
          <TextInput
            flex={1}
            size="xs"
            aria-label={t('cases.act.note')}
            placeholder={t('cases.act.note')}
            maxLength={4000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={note.trim() === '' || add.isPending}>
            {t('cases.act.save')}
          </Button>
        </Group>
        {add.error && <ErrorNotice error={add.error} />}
      </form>
      <ol className={classes.steps}>
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <Text size="sm">
              <strong>{format.day(event.on)}</strong> {event.time} · {t(`cases.event.${event.kind}`)}
            </Text>
            <Text size="sm">{stepText(event, t)}</Text>
            {event.actor !== '' && (
              <Text size="xs" c="dimmed">
                {event.actor}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
