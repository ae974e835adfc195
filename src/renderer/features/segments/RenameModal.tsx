import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Segment } from '../../../shared/contract/segments.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Another name and note for a segment. */
export function RenameModal({ segment, onClose }: { segment: Segment | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={segment !== null}
      onClose={onClose}
      title={t('segments.page.rename')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {segment && <RenameForm segment={segment} onClose={onClose} />}
    </Modal>
  );
}

function RenameForm({ segment, onClose }: { segment: Segment; onClose(): void }) {
  const t = useT();
  const notify = useNotify();
  const [name, setName] = useState(segment.name);
  const [note, setNote] = useState(segment.note);
  const rename = useApiCommand('segments.rename');
  const save = async () => {
    try {
      await rename.mutateAsync({ id: segment.id, expectedRevision: segment.revision, name, note });
      onClose();
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('segments.builder.name')}
          value={name}
          maxLength={60}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('segments.builder.note')}
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={rename.isPending}>
            {t('segments.builder.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
