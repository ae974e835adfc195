import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Note } from '../../../shared/contract/notes.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** Writes a new note or changes one; Ctrl+Enter keeps it, Esc leaves it. */
export function NoteForm({ dealerId, note, onDone }: { dealerId: DealerId; note?: Note; onDone(): void }) {
  const t = useT();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const [day, setDay] = useState<string | null>(note?.on ?? null);
  const [body, setBody] = useState(note?.body ?? '');
  const create = useApiCommand('notes.create');
  const update = useApiCommand('notes.update');
  const on = day ?? today;
  const ready = body.trim() !== '' && isCalendarDay(on);
  const keep = () => {
    if (!ready) return;
    if (note) update.mutate({ id: note.id, expectedRevision: note.revision, on, body }, { onSuccess: onDone });
    else create.mutate({ dealerId, on, body }, { onSuccess: onDone });
  };
  const error = create.error ?? update.error;
  return (
    <form
      className={classes.contact}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={12}
        maxLength={4000}
        label={t('notes.body')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {error && <ErrorNotice error={error} />}
      <Group mt="xs" justify="space-between" align="flex-end">
        <TextInput
          type="date"
          label={t('notes.on')}
          value={on}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready || create.isPending || update.isPending}>
            {t('common.action.save')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
