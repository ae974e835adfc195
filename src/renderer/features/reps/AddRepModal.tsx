import { Autocomplete, Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

export interface AddRepModalProps {
  opened: boolean;
  /** A name that was looked for in vain. */
  name?: string;
  onClose(): void;
  onAdded?(id: RepId): void;
}

/** Adds a rep by hand; the rest of the record is written where it is shown. */
export function AddRepModal(props: AddRepModalProps) {
  const t = useT();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('reps.add.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <AddRepForm {...props} />
    </Modal>
  );
}

function AddRepForm({ name: wanted = '', onClose, onAdded }: AddRepModalProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const create = useApiCommand('reps.create');
  const [form, setForm] = useState({ name: wanted, phone: '', level: '' });
  const [aliases, setAliases] = useState<string[]>([]);
  const [missing, setMissing] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((last) => ({ ...last, ...part }));
  const submit = () => {
    const name = form.name.trim();
    setMissing(name === '');
    if (name === '') return;
    create.mutate(
      { ...form, name, aliases },
      {
        onSuccess: ({ id, changeId }) => {
          notify.done(t('reps.done.added', { name }), () => void undo(changeId));
          onAdded?.(id);
          onClose();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog may lie within a form of the page; its submit is not that form's.
        event.stopPropagation();
        submit();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('reps.field.name')}
          value={form.name}
          maxLength={60}
          data-autofocus
          required
          error={missing && t('reps.add.nameRequired')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TagsInput
          size="xs"
          label={t('reps.field.aliases')}
          description={t('reps.add.aliasHint')}
          value={aliases}
          maxLength={60}
          onChange={setAliases}
        />
        <TextInput
          label={t('reps.field.phone')}
          value={form.phone}
          maxLength={60}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <Autocomplete
          size="xs"
          label={t('reps.field.level')}
          data={[t('reps.levels.senior'), t('reps.levels.middle'), t('reps.levels.junior')]}
          value={form.level}
          maxLength={60}
          onChange={(level) => set({ level })}
        />
        {create.error && <ErrorNotice error={create.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('reps.add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
