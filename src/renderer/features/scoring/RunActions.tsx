import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RunId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Names a kept run, or puts it away; both are undone in one step. */
export function RunActions({ runId, name }: { runId: RunId; name: string }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const remove = useApiCommand('scoring.removeRun');
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        disabled={readOnly}
        aria-label={t('scoring.run.renameOf', { id: runId })}
        onClick={() => setNaming(true)}
      >
        {t('scoring.run.rename')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        size="compact-xs"
        disabled={readOnly}
        loading={remove.isPending}
        aria-label={t('scoring.run.removeOf', { id: runId })}
        onClick={() =>
          remove.mutate(
            { runId },
            {
              onSuccess: ({ changeId }) =>
                notify.done(t('scoring.run.removed', { id: runId }), () => void undo(changeId)),
              onError: notify.error,
            },
          )
        }
      >
        {t('scoring.run.remove')}
      </Button>
      <Modal
        opened={naming}
        onClose={() => setNaming(false)}
        title={t('scoring.run.renameTitle', { id: runId })}
        size="sm"
      >
        {naming && <NameForm runId={runId} name={name} onClose={() => setNaming(false)} />}
      </Modal>
    </>
  );
}

function NameForm({ runId, name, onClose }: { runId: RunId; name: string; onClose(): void }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const save = useApiCommand('scoring.nameRun');
  const [text, setText] = useState(name);
  const submit = () =>
    save.mutate(
      { runId, name: text },
      {
        onSuccess: ({ changeId }) => {
          if (changeId !== null) notify.done(t('scoring.run.named', { id: runId }), () => void undo(changeId));
          onClose();
        },
        onError: notify.error,
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('scoring.run.column.name')}
          description={t('scoring.run.nameHint')}
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common.action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
