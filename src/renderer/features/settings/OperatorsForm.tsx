import { Alert, Badge, Button, Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FIGURE_GROUPS, type Operator, type OperatorList } from '../../../shared/contract/operators.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { PinField } from './PinField.tsx';

/** Who uses the file, their PINs, and what the owner keeps to himself. */
export function OperatorsForm({ readOnly }: { readOnly: boolean }) {
  const t = useT();
  const list = useApiQuery('operators.list', {});
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return null;
  const { operators, viewer } = list.data;
  const may = viewer.owner && !readOnly;
  return (
    <Stack gap="sm">
      {operators.length === 0 && <Text c="dimmed">{t('operators.none')}</Text>}
      {operators.length > 0 && (
        <Group justify="flex-end">
          <OperatorsExport operators={operators} />
        </Group>
      )}
      {operators.length > 0 && (
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {operators.map((operator) => (
              <OperatorRow
                key={operator.id}
                operator={operator}
                mayChange={may}
                maySetPin={may || (!readOnly && operator.id === viewer.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {operators.length > 1 && operators.some(({ owner, hasPin }) => owner && !hasPin) && (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={17} aria-hidden />}>
          {t('operators.pinOpen')}
        </Alert>
      )}
      {may && <AddOperator />}
      {operators.length > 0 && (
        <>
          <HiddenFigures list={list.data} disabled={!may} />
          <Text size="xs" c="dimmed">
            {t('operators.forgotten')}
          </Text>
          {viewer.owner && (
            <Text size="xs" c="dimmed">
              {t('operators.forgottenOwn')}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}

function OperatorsExport({ operators }: Pick<OperatorList, 'operators'>) {
  const t = useT();
  const yes = (is: boolean) => t(is ? 'common.value.yes' : 'common.value.no');
  const name = t('operators.title');
  const request = shownTable(
    name,
    [
      [t('operators.name'), 'text', (operator) => operator.name],
      [t('operators.owner'), 'text', ({ owner }) => yes(owner)],
    ],
    operators,
  );
  return <TableExport request={request} name={name} />;
}

function OperatorRow(props: { operator: Operator; mayChange: boolean; maySetPin: boolean }) {
  const { operator, mayChange, maySetPin } = props;
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const update = useApiCommand('operators.update');
  const remove = useApiCommand('operators.remove');
  const { id, name, owner, revision } = operator;
  const change = (patch: { owner: boolean }) =>
    update.mutate({ id, expectedRevision: revision, patch }, { onError: notify.error });
  return (
    <Table.Tr>
      <Table.Td>
        {name} {owner && <Badge size="sm">{t('operators.owner')}</Badge>}
      </Table.Td>
      <Table.Td>{maySetPin && <PinField operator={operator} />}</Table.Td>
      <Table.Td ta="right">
        {mayChange && (
          <Group gap={4} justify="flex-end">
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`${t(owner ? 'operators.makeOther' : 'operators.makeOwner')}: ${name}`}
              onClick={() => change({ owner: !owner })}
            >
              {t(owner ? 'operators.makeOther' : 'operators.makeOwner')}
            </Button>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`${t('operators.remove')}: ${name}`}
              onClick={() =>
                remove.mutate(
                  { id },
                  {
                    onSuccess: () => notify.done(t('operators.removed', { name }), () => void undo()),
                    onError: notify.error,
                  },
                )
              }
            >
              {t('operators.remove')}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function AddOperator() {
  const t = useT();
  const [name, setName] = useState('');
  const create = useApiCommand('operators.create');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') create.mutate({ name }, { onSuccess: () => setName('') });
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          size="sm"
          label={t('operators.name')}
          maxLength={60}
          value={name}
          error={create.error ? errorText(create.error, t) : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={name.trim() === '' || create.isPending}>
          {t('operators.add')}
        </Button>
      </Group>
    </form>
  );
}

function HiddenFigures({ list, disabled }: { list: OperatorList; disabled: boolean }) {
  const t = useT();
  const notify = useNotify();
  const hide = useApiCommand('operators.hideFigures');
  return (
    <Checkbox.Group
      label={t('operators.hidden')}
      description={t('operators.hiddenHint')}
      value={[...list.hidden]}
      onChange={(wanted) =>
        hide.mutate({ groups: FIGURE_GROUPS.filter((group) => wanted.includes(group)) }, { onError: notify.error })
      }
    >
      <Group mt={6} gap="md">
        {FIGURE_GROUPS.map((group) => (
          <Checkbox key={group} value={group} disabled={disabled} label={t(`operators.group.${group}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
