import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { freeName, sameName } from '../../../shared/domain/schemeName.ts';
import { useT } from '../../components/useT.ts';

interface SaveAsModalProps {
  opened: boolean;
  /** The name that is proposed, if it is free. */
  wanted: string;
  /** Names of the schemes there are. */
  taken: readonly string[];
  busy: boolean;
  onClose(): void;
  onSave(name: string): void;
}

/** Asks what a further scheme is called: no two bear the same name. */
export function SaveAsModal({ opened, onClose, ...rest }: SaveAsModalProps) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onClose} title={t('scoring.scheme.saveAsNew')} size="sm">
      {opened && <NameForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

function NameForm({ wanted, taken, busy, onClose, onSave }: Omit<SaveAsModalProps, 'opened'>) {
  const t = useT();
  const [name, setName] = useState(() => freeName(wanted, taken));
  const trimmed = name.trim();
  const double = taken.some((other) => sameName(other, trimmed));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // Not the editor's form, which the dialogue stands in.
        event.stopPropagation();
        if (trimmed !== '' && !double) onSave(trimmed);
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('scoring.scheme.name')}
          maxLength={60}
          value={name}
          error={double ? t('errors.scheme_name_taken', { name: trimmed }) : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={trimmed === '' || double} loading={busy}>
            {t('scoring.scheme.saveAsNewDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
