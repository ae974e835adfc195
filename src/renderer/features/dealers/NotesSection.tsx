import { ActionIcon, Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Pencil, Pin, PinOff, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Note } from '../../../shared/contract/notes.contract.ts';
import type { DealerId, NoteId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { NoteForm } from './NoteForm.tsx';
import { Section } from './Section.tsx';

const FIRST = 5;
const ALL = 500;
const PAUSE_MS = 150;

/** What was agreed and what to think of: dated notes, one of them on top. */
export function NotesSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const [editing, setEditing] = useState<NoteId | 'new' | null>(null);
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const [search] = useDebouncedValue(text.trim(), PAUSE_MS);
  const answer = useApiQuery('notes.list', { dealerId, search, limit }, { keepPrevious: true });
  const { notes = [], total = 0 } = answer.data ?? {};
  const add = (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => setEditing('new')}
    >
      {t('notes.add')}
    </Button>
  );
  const done = () => setEditing(null);
  return (
    <Section
      title={t('notes.title')}
      action={
        <Group gap={4}>
          {add}
          {total > 0 && <TableExport request={{ table: 'notes', of: { dealerId, search } }} name={t('notes.title')} />}
        </Group>
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {editing === 'new' && <NoteForm dealerId={dealerId} onDone={done} />}
      {(total > FIRST || search !== '') && (
        <TextInput
          mb={4}
          type="search"
          maxLength={100}
          leftSection={<Search size={14} aria-hidden />}
          aria-label={t('notes.find')}
          placeholder={t('notes.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {answer.data && total === 0 && editing !== 'new' && (
        <Text c="dimmed">{t(search === '' ? 'notes.none' : 'notes.nothing')}</Text>
      )}
      {notes.map((note) =>
        editing === note.id ? (
          <NoteForm key={note.id} dealerId={dealerId} note={note} onDone={done} />
        ) : (
          <NoteCard key={note.id} note={note} onEdit={() => setEditing(note.id)} />
        ),
      )}
      {notes.length < total && (
        <Group gap="sm" mt={4}>
          <Text size="xs" c="dimmed" role="status">
            {t('notes.count', { count: total })}
          </Text>
          <Button variant="default" size="compact-xs" onClick={() => setLimit(ALL)}>
            {t('notes.more')}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function NoteCard({ note, onEdit }: { note: Note; onEdit(): void }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const pin = useApiCommand('notes.pin');
  const remove = useApiCommand('notes.remove');
  const { id, pinned, author } = note;
  const PinIcon = pinned ? PinOff : Pin;
  const onRemove = () =>
    remove.mutate(
      { id },
      { onSuccess: () => notify.done(t('notes.removed'), () => void undo()), onError: notify.error },
    );
  return (
    <article className={classes.contact}>
      <Group gap={6}>
        <strong>{format.day(note.on)}</strong>
        {author && (
          <Text size="xs" c="dimmed">
            {t('notes.by', { author })}
          </Text>
        )}
        {pinned && (
          <Badge size="xs" variant="light">
            {t('notes.pinned')}
          </Badge>
        )}
        <span className={classes.spread} />
        <ActionIcon
          color="gray"
          size={24}
          aria-label={t(pinned ? 'notes.unpin' : 'notes.pin')}
          onClick={() => pin.mutate({ id, pinned: !pinned }, { onError: notify.error })}
        >
          <PinIcon size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon color="gray" size={24} aria-label={t('notes.edit')} onClick={onEdit}>
          <Pencil size={14} aria-hidden />
        </ActionIcon>
        <ActionIcon color="gray" size={24} aria-label={t('notes.remove')} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </ActionIcon>
      </Group>
      <p className={classes.noteBody}>{note.body}</p>
    </article>
  );
}
