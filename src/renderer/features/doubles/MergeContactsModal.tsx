import { Radio, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactField, ContactFieldRow } from '../../../shared/contract/contactDoubles.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { ContactId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { peopleApart, personName } from './doubleTexts.ts';
import { MergeForm, MergeWindow } from './MergeForm.tsx';

export interface PersonPair {
  keptId: ContactId;
  lostId: ContactId;
}

/** Two people of a dealer side by side: a choice for each field in which they differ; phones are kept of both. */
export function MergeContactsModal({ pair, onClose }: { pair: PersonPair | null; onClose(): void }) {
  const t = useT();
  return (
    <MergeWindow title={t('doubles.people.mergeTitle')} size={680} opened={pair !== null} onClose={onClose}>
      {pair && <Sides first={pair} onClose={onClose} />}
    </MergeWindow>
  );
}

function Sides({ first, onClose }: { first: PersonPair; onClose(): void }) {
  const t = useT();
  const [pair, setPair] = useState(first);
  const compared = useApiQuery('doubles.compareContacts', pair, { keepPrevious: true });
  if (compared.error) return <ErrorNotice error={compared.error} onRetry={() => void compared.refetch()} />;
  if (!compared.data) return <Text c="dimmed">{t('common.loading')}</Text>;
  const { kept, lost } = compared.data;
  return (
    <Choice
      key={`${kept.id}-${kept.revision}-${lost.revision}`}
      compared={compared.data}
      onSwap={() => setPair({ keptId: pair.lostId, lostId: pair.keptId })}
      onClose={onClose}
    />
  );
}

interface ChoiceProps {
  compared: Output<'doubles.compareContacts'>;
  onSwap(): void;
  onClose(): void;
}

function Choice({ compared: { kept, lost, fields, phones }, onSwap, onClose }: ChoiceProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const merge = useApiCommand('doubles.mergeContacts');
  const [taken, setTaken] = useState<ReadonlySet<ContactField>>(
    () => new Set(fields.filter(({ take }) => take).map(({ field }) => field)),
  );
  const choose = (field: ContactField, take: boolean) =>
    setTaken(new Set(take ? [...taken, field] : [...taken].filter((each) => each !== field)));
  const names = peopleApart({ kept, lost }, t);
  const submit = () =>
    merge.mutate(
      {
        keptId: kept.id,
        lostId: lost.id,
        taken: [...taken],
        expected: { kept: kept.revision, lost: lost.revision },
      },
      {
        onSuccess: ({ changeId }) => {
          notify.done(t('doubles.people.merged', names), () => void undo(changeId));
          onClose();
        },
      },
    );
  return (
    <MergeForm
      heads={
        <>
          <Head name={personName(kept, t)} fate={t('doubles.merge.stays')} />
          <Head name={personName(lost, t)} fate={t('doubles.merge.goes')} />
        </>
      }
      rows={
        <>
          {fields.map((row) => (
            <FieldChoice key={row.field} row={row} take={taken.has(row.field)} onChoose={choose} />
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('doubles.people.phones')}</Table.Th>
            <Table.Td colSpan={2}>
              {phones.length === 0
                ? t('common.value.empty')
                : t('doubles.people.phonesKept', {
                    phones: phones.map(({ text }) => text).join(t('doubles.count.separator')),
                  })}
            </Table.Td>
          </Table.Tr>
        </>
      }
      error={merge.error}
      isPending={merge.isPending}
      onSwap={onSwap}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="xs" c="dimmed">
        {t('doubles.people.promise', names)}
      </Text>
    </MergeForm>
  );
}

function Head({ name, fate }: { name: string; fate: string }) {
  return (
    <Table.Th>
      <Text size="xs" c="dimmed">
        {fate}
      </Text>
      <Text fw={600}>{name}</Text>
    </Table.Th>
  );
}

const LABELS = {
  name: 'dealers.field.contactName',
  role: 'dealers.field.role',
  wechat: 'dealers.field.wechat',
  email: 'dealers.field.email',
  birthday: 'imports.field.birthday',
  note: 'dealers.field.note',
} as const;

interface FieldChoiceProps {
  row: ContactFieldRow;
  take: boolean;
  onChoose(field: ContactField, take: boolean): void;
}

function FieldChoice({ row: { field, kept, lost, both }, take, onChoose }: FieldChoiceProps) {
  const t = useT();
  const format = useFormat();
  const label = t(LABELS[field]);
  const side = (value: string, isLost: boolean) => {
    const text = value === '' ? t('common.value.empty') : field === 'birthday' ? format.birthday(value) : value;
    return (
      <Table.Td>
        <Radio
          size="xs"
          name={`merge-person-${field}`}
          checked={take === isLost}
          onChange={() => onChoose(field, isLost)}
          aria-label={`${label}: ${text}`}
          label={isLost && both ? `${t('doubles.merge.both')} · ${text}` : text}
        />
      </Table.Td>
    );
  };
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {side(kept, false)}
      {side(lost, true)}
    </Table.Tr>
  );
}
