import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Operator } from '../../shared/contract/operators.contract.ts';
import type { OperatorId } from '../../shared/domain/ids.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { errorText } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';
import { operatorDialog, useOperatorDialog } from './operatorStore.ts';
import { useChooseOperator } from './useChooseOperator.ts';

/** Asks who is working: at the start where several use the file, and for a PIN. Esc leaves it open, with no name. */
export function OperatorModal() {
  const t = useT();
  const file = useApiQuery('session.get', {}).data?.file;
  const list = useApiQuery('operators.list', {}, { enabled: file != null }).data;
  const asked = useOperatorDialog();
  const askedFor = useRef('');
  const nobody = list !== undefined && list.operators.length > 0 && list.viewer.id === null;
  useEffect(() => {
    // Once per file: who closes it goes on without a name.
    if (!nobody || file == null || askedFor.current === file.path) return;
    askedFor.current = file.path;
    operatorDialog.open();
  }, [nobody, file]);
  return (
    <Modal
      opened={asked !== null && list !== undefined}
      onClose={operatorDialog.close}
      title={t('operators.who')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {list && asked && <Choose operators={list.operators} first={asked.id} />}
    </Modal>
  );
}

function Choose({ operators, first }: { operators: readonly Operator[]; first: OperatorId | null }) {
  const t = useT();
  const choose = useChooseOperator();
  const [pinOf, setPinOf] = useState(first);
  const operator = operators.find(({ id }) => id === pinOf);
  const enter = (id: OperatorId, pin: string) => choose(id, pin).then(operatorDialog.close);
  if (operator) return <PinForm operator={operator} onEnter={(pin) => enter(operator.id, pin)} />;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('operators.whoHint')}
      </Text>
      {operators.map(({ id, name, owner, hasPin }, i) => (
        <Button
          key={id}
          variant="default"
          data-autofocus={i === 0 || undefined}
          // What failed has been said.
          onClick={() => (hasPin ? setPinOf(id) : void enter(id, '').catch(() => undefined))}
        >
          {owner ? `${name} · ${t('operators.owner')}` : name}
        </Button>
      ))}
      <Text size="xs" c="dimmed">
        {t('operators.nobodyHint')}
      </Text>
    </Stack>
  );
}

function PinForm({ operator, onEnter }: { operator: Operator; onEnter(pin: string): Promise<void> }) {
  const t = useT();
  const [pin, setPin] = useState('');
  const [error, setError] = useState<unknown>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(pin).catch((failed: unknown) => {
          setError(failed);
          setPin('');
        });
      }}
    >
      <PasswordInput
        size="sm"
        label={t('operators.pinOf', { name: operator.name })}
        autoFocus
        data-autofocus
        autoComplete="off"
        maxLength={40}
        value={pin}
        error={error === null ? undefined : errorText(error, t)}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="sm">
        <Button type="submit">{t('operators.enter')}</Button>
      </Group>
    </form>
  );
}
