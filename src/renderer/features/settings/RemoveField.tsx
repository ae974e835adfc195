import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

type Field = Output<'fields.list'>['fields'][number];

/** Deletes a field; where dealers have values of it, it says of how many before. */
export function RemoveField({ field }: { field: Field }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const [asking, setAsking] = useState(false);
  const remove = useApiCommand('fields.remove');
  const { id, name, dealers } = field;
  const act = () =>
    remove.mutate(
      { id },
      {
        onSuccess: (done) =>
          notify.done(t('settings.fields.removed', { name, count: done.dealers }), () => void undo(done.changeId)),
        onError: notify.error,
      },
    );
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="red"
        aria-label={t('settings.fields.remove', { name })}
        onClick={() => (dealers === 0 ? act() : setAsking(true))}
      >
        <Trash2 size={15} aria-hidden />
      </ActionIcon>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('settings.fields.remove', { name })}
        size="sm"
        closeButtonProps={{ 'aria-label': t('common.action.close') }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('settings.fields.removeHint', { count: dealers })}</Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('common.action.cancel')}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={act}>
              {t('common.action.remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
