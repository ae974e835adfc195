import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Operator } from '../../../shared/contract/operators.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Sets, changes or takes away an operator's PIN. */
export function PinField({ operator }: { operator: Operator }) {
  const t = useT();
  const notify = useNotify();
  const [pin, setPin] = useState<string | null>(null);
  const keep = useApiCommand('operators.setPin');
  const label = t(operator.hasPin ? 'operators.changePin' : 'operators.setPin');
  if (pin === null) {
    return (
      <Button variant="subtle" size="compact-xs" aria-label={`${label}: ${operator.name}`} onClick={() => setPin('')}>
        {label}
      </Button>
    );
  }
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    keep.mutate(
      { id: operator.id, pin },
      {
        onSuccess: () => {
          setPin(null);
          notify.done(t(pin === '' ? 'operators.pinGone' : 'operators.pinKept'));
        },
      },
    );
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setPin(null);
      }}
    >
      <Group gap="xs" align="flex-start">
        <PasswordInput
          w={150}
          autoFocus
          autoComplete="new-password"
          maxLength={40}
          aria-label={t('operators.pinOf', { name: operator.name })}
          placeholder={t('operators.pinHint')}
          value={pin}
          error={keep.error ? errorText(keep.error, t) : undefined}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm">
          {t('common.action.save')}
        </Button>
      </Group>
    </form>
  );
}
