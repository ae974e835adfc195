import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MESSAGE_MEDIA, type MessageMedium, type MessageTemplate } from '../../../shared/contract/messages.contract.ts';
import type { TemplateId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { TemplateUse } from './TemplateUse.tsx';

interface TemplateEditorProps {
  /** Undefined for a new one. */
  template: MessageTemplate | undefined;
  fields: readonly string[];
  onSaved(id: TemplateId | null): void;
}

/** One text: written, saved, and filled in for whom it is meant. */
export function TemplateEditor({ template, fields, onSaved }: TemplateEditorProps) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const [name, setName] = useState(template?.name ?? '');
  const [medium, setMedium] = useState<MessageMedium>(template?.medium ?? 'wechat');
  const [subject, setSubject] = useState(template?.subject ?? '');
  const [body, setBody] = useState(template?.body ?? '');
  const ready = name.trim() !== '' && body.trim() !== '';
  const save = async () => {
    if (!ready) return;
    try {
      const known = template === undefined ? {} : { id: template.id, expectedRevision: template.revision };
      const { id } = await api.call('messages.save', { ...known, name, medium, subject, body });
      notify.done(t('activities.template.saved'));
      onSaved(id);
    } catch (error) {
      notify.error(error);
    }
  };
  const remove = async () => {
    if (template === undefined) return;
    try {
      const { changeId } = await api.call('messages.remove', { id: template.id });
      notify.done(t('activities.template.removed'), changeId === null ? undefined : () => void undo(changeId));
      onSaved(null);
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Stack gap="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="xs">
          <Group gap="xs" align="flex-end">
            <TextInput
              label={t('activities.template.name')}
              maxLength={80}
              w={240}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('activities.template.channel')}
              value={medium}
              data={MESSAGE_MEDIA.map((value) => ({ value, label: t(`activities.channel.${value}`) }))}
              onChange={(next) => setMedium(next as MessageMedium)} // only the values of `data` are offered
            />
          </Group>
          {medium === 'email' && (
            <TextInput
              label={t('activities.template.subject')}
              maxLength={200}
              value={subject}
              onChange={(event) => setSubject(event.currentTarget.value)}
            />
          )}
          <Textarea
            label={t('activities.template.body')}
            autosize
            minRows={4}
            maxRows={14}
            maxLength={4000}
            value={body}
            placeholder={t('activities.template.exampleBody')}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
          <Stack gap={4} role="group" aria-label={t('activities.template.fields')}>
            <Text size="xs" c="dimmed" mb={4}>
              {t('activities.template.fields')}
            </Text>
            <Group gap={4}>
              {fields.map((field) => (
                <Button key={field} variant="default" size="compact-xs" onClick={() => setBody(`${body}{{${field}}}`)}>
                  {field}
                </Button>
              ))}
            </Group>
          </Stack>
          <Group gap="xs">
            <Button type="submit" disabled={!ready}>
              {t('common.action.save')}
            </Button>
            {template && (
              <Button variant="default" color="red" onClick={() => void remove()}>
                {t('activities.template.remove')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      {body.trim() !== '' && (
        <TemplateUse
          name={name || t('activities.template.list')}
          subject={medium === 'email' ? subject : ''}
          body={body}
        />
      )}
    </Stack>
  );
}
