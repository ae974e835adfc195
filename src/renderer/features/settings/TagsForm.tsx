import { ActionIcon, Group, Stack, Text, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

type Tag = Output<'tags.list'>['tags'][number];

/** All tags: renamed, joined by giving one the name of another, and taken from everybody. */
export function TagsForm({ readOnly }: { readOnly: boolean }) {
  const t = useT();
  const tags = useApiQuery('tags.list', {}).data?.tags ?? [];
  if (tags.length === 0) return <Text c="dimmed">{t('settings.tags.none')}</Text>;
  return (
    <Stack gap="xs">
      <Group justify="flex-end">
        <TagsExport tags={tags} />
      </Group>
      {tags.map((tag) => (
        <TagRow key={`${tag.id} ${tag.name}`} tag={tag} readOnly={readOnly} />
      ))}
    </Stack>
  );
}

function TagsExport({ tags }: { tags: readonly Tag[] }) {
  const t = useT();
  const name = t('imports.field.tags');
  const request = shownTable(
    name,
    [
      [t('settings.tags.name'), 'text', (tag) => tag.name],
      [t('reps.column.dealers'), 'integer', ({ dealers }) => dealers],
    ],
    tags,
  );
  return <TableExport request={request} name={name} />;
}

function TagRow({ tag, readOnly }: { tag: Tag; readOnly: boolean }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const [name, setName] = useState(tag.name);
  const rename = async () => {
    const next = name.trim();
    if (next === '' || next === tag.name) return setName(tag.name);
    try {
      const { merged, changeId } = await api.call('tags.rename', { id: tag.id, name: next });
      if (merged && changeId !== null)
        notify.done(t('settings.tags.merged', { from: tag.name, into: next }), () => void undo(changeId));
    } catch (error) {
      setName(tag.name);
      notify.error(error);
    }
  };
  const remove = async () => {
    try {
      const { dealers, changeId } = await api.call('tags.remove', { id: tag.id });
      notify.done(t('settings.tags.removed', { name: tag.name, count: dealers }), () => void undo(changeId));
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        aria-label={t('settings.tags.name')}
        value={name}
        maxLength={40}
        readOnly={readOnly}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => void rename()}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Text size="sm" flex={1}>
        {t('settings.fields.filled', { count: tag.dealers })}
      </Text>
      <ActionIcon
        variant="subtle"
        color="red"
        disabled={readOnly}
        aria-label={t('settings.tags.remove', { name: tag.name })}
        onClick={() => void remove()}
      >
        <Trash2 size={15} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
