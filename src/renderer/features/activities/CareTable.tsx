import { ActionIcon, Anchor, Checkbox, Table, Text, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CareEvent } from '../../../shared/contract/care.contract.ts';
import type { ChangeId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { occasionText, whenText, yearsText } from '../../../shared/i18n/careText.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';
import classes from './activities.module.css';

const keyOf = ({ dealerId, occasion, contactId, subject, on }: CareEvent) =>
  [dealerId, occasion, contactId, subject, on].join('|');

/** Occasions, the first one first; gift, cost and mark are written in place. */
export function CareTable({ events }: { events: readonly CareEvent[] }) {
  const t = useT();
  return (
    <Table verticalSpacing={3} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('activities.care.column.done')}</Table.Th>
          <Table.Th>{t('activities.care.column.on')}</Table.Th>
          <Table.Th>{t('activities.care.column.occasion')}</Table.Th>
          <Table.Th>{t('dealers.field.name')}</Table.Th>
          <Table.Th>{t('imports.field.contact')}</Table.Th>
          <Table.Th>{t('activities.field.rep')}</Table.Th>
          <Table.Th>{t('activities.care.column.item')}</Table.Th>
          <Table.Th>{t('activities.care.column.cost')}</Table.Th>
          <Table.Th>{t('activities.care.column.note')}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {events.map((event) => (
          <CareRow key={keyOf(event)} event={event} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function CareRow({ event }: { event: CareEvent }) {
  const t = useT();
  const format = useFormat();
  const { mark } = useCareActs(event);
  const what = occasionText(event, t);
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={`${event.dealerName} ${event.person} ${what} ${t('activities.care.done')}`}
          label={event.doneOn === null ? undefined : format.day(event.doneOn)}
          checked={event.doneOn !== null}
          onChange={() => void mark(event.doneOn === null)}
        />
      </Table.Td>
      <Table.Td className={classes.nowrap}>
        {format.day(event.on)}
        <Text size="xs" c="dimmed">
          {whenText(event, t)}
        </Text>
      </Table.Td>
      <Table.Td>
        {what}
        <Text size="xs" c="dimmed">
          {event.moved ? t('activities.care.moved') : [event.text, yearsText(event, t)].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Anchor href={`#/dealers/${event.dealerId}`} size="sm">
          {event.dealerName}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {event.person}
        <Text size="xs" c="dimmed">
          {event.phone}
        </Text>
      </Table.Td>
      <Table.Td className={classes.nowrap}>{event.rep}</Table.Td>
      <GiftCells key={`${event.item}|${event.costMinor}|${event.note}`} event={event} />
    </Table.Tr>
  );
}

function GiftCells({ event }: { event: CareEvent }) {
  const t = useT();
  const { plan, remove } = useCareActs(event);
  const figures = useTypedFigures();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const [item, setItem] = useState(event.item);
  const [cost, setCost] = useState(
    event.costMinor === null ? '' : scaledToDecimal(event.costMinor, minorDigits(currency)),
  );
  const [note, setNote] = useState(event.note);
  const isKept = event.item !== '' || event.costMinor !== null || event.note !== '' || event.occasion === 'festival';
  const refusal = cost.trim() === '' ? undefined : figures.refusal('cost', cost);
  const keep = () => {
    const read = figures.read('cost', cost);
    if (read.kind === 'unreadable') return;
    const costMinor = read.kind === 'value' ? read.value : null;
    if (item.trim() !== event.item || costMinor !== event.costMinor || note.trim() !== event.note)
      void plan(item, costMinor, note);
  };
  const field = {
    size: 'xs',
    onBlur: keep,
    onKeyDown: (key: React.KeyboardEvent) => {
      if (key.key === 'Enter' && !key.nativeEvent.isComposing) keep();
    },
  } as const;
  return (
    <>
      <Table.Td>
        <TextInput
          {...field}
          aria-label={`${event.dealerName} ${t('activities.care.column.item')}`}
          maxLength={200}
          value={item}
          onChange={(change) => setItem(change.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          {...field}
          w={90}
          inputMode="decimal"
          aria-label={`${event.dealerName} ${t('activities.care.column.cost')}`}
          error={refusal}
          value={cost}
          onChange={(change) => setCost(change.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          {...field}
          aria-label={`${event.dealerName} ${t('activities.care.column.note')}`}
          maxLength={2000}
          value={note}
          onChange={(change) => setNote(change.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td w={34}>
        {isKept && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`${event.dealerName} ${occasionText(event, t)} ${t('activities.care.remove')}`}
            title={t('activities.care.remove')}
            onClick={() => void remove()}
          >
            <Trash2 size={14} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </>
  );
}

function useCareActs(event: CareEvent) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const { dealerId, occasion, contactId, subject, on } = event;
  const of = { dealerId, occasion, contactId, subject, on };
  const told = (message: string, changeId: ChangeId | null) =>
    notify.done(message, changeId === null ? undefined : () => void undo(changeId));
  return {
    mark: async (done: boolean) => {
      try {
        const { changeId } = await api.call('care.done', { ...of, done });
        const what = occasionText(event, t);
        told(
          done ? t('activities.care.marked', { name: event.dealerName, what }) : t('activities.care.unmarked'),
          changeId,
        );
      } catch (error) {
        notify.error(error);
      }
    },
    remove: async () => {
      try {
        const { changeId } = await api.call('care.remove', of);
        told(t('activities.care.removed'), changeId);
      } catch (error) {
        notify.error(error);
      }
    },
    plan: async (item: string, costMinor: number | null, note: string) => {
      try {
        const { changeId } = await api.call('care.plan', { ...of, item, costMinor, note });
        told(t('activities.care.kept'), changeId);
      } catch (error) {
        notify.error(error);
      }
    },
  };
}
