import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { MIN_PIN, type Operator } from '../../../shared/contract/operators.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Sets, changes or takes away an operator's PIN. */
export function PinField({ operator }: { operator: Operator }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const label = t(operator.hasPin ? 'operators.changePin' : 'operators.setPin');
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`${label}: ${operator.name}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('operators.pinOf', { name: operator.name })}
        size="sm"
        closeButtonProps={{ 'aria-label': t('common.action.close') }}
      >
        <PinForm operator={operator} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

/** A new PIN, entered twice: what nobody sees is easily mistyped. */
function PinForm({ operator, onClose }: { operator: Operator; onClose(): void }) {
  const t = useT();
  const notify = useNotify();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const keep = useApiCommand('operators.setPin');
  const save = (next: string) =>
    keep.mutate(
      { id: operator.id, pin: next },
      {
        onSuccess: () => {
          onClose();
          notify.done(t(next === '' ? 'operators.pinGone' : 'operators.pinKept'));
        },
      },
    );
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setDiffers(pin !== again);
    if (pin === again && pin !== '') save(pin);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          data-autofocus
          autoComplete="new-password"
          maxLength={40}
          label={t('operators.pinNew')}
          description={t('operators.pinHint', { least: MIN_PIN })}
          value={pin}
          error={keep.error ? errorText(keep.error, t) : undefined}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <PasswordInput
          autoComplete="new-password"
          maxLength={40}
          label={t('operators.pinAgain')}
          value={again}
          error={differs ? t('operators.pinDiffers') : undefined}
          onChange={(event) => {
            setDiffers(false);
            setAgain(event.currentTarget.value);
          }}
        />
        <Group justify="space-between">
          {operator.hasPin ? (
            <Button variant="subtle" onClick={() => save('')}>
              {t('operators.pinRemove')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common.action.cancel')}
            </Button>
            <Button type="submit" disabled={pin === '' || again === '' || keep.isPending}>
              {t('common.action.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
