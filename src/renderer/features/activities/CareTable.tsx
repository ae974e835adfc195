import { Anchor, Checkbox, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CareEvent } from '../../../shared/contract/care.contract.ts';
import type { ChangeId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';

/** When it is, seen from today. */
export function whenText({ inDays }: CareEvent, t: T): string {
  if (inDays === 0) return t('activities.care.today');
  return inDays > 0 ? t('activities.care.inDays', { count: inDays }) : t('activities.care.past', { count: -inDays });
}

/** How old, or for how many years. */
export function yearsText({ occasion, years }: CareEvent, t: T): string {
  if (years === null) return '';
  return t(occasion === 'birthday' ? 'activities.care.age' : 'activities.care.years', { count: years });
}

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
  const what = t(`activities.care.occasion.${event.occasion}`);
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
      <Table.Td>
        {format.day(event.on)}
        <Text size="xs" c="dimmed">
          {whenText(event, t)}
        </Text>
      </Table.Td>
      <Table.Td>
        {what}
        <Text size="xs" c="dimmed">
          {[event.text, yearsText(event, t)].filter(Boolean).join(' · ')}
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
      <Table.Td>{event.rep}</Table.Td>
      <GiftCells key={`${event.item}|${event.costMinor}`} event={event} />
    </Table.Tr>
  );
}

function GiftCells({ event }: { event: CareEvent }) {
  const t = useT();
  const { plan } = useCareActs(event);
  const figures = useTypedFigures();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const [item, setItem] = useState(event.item);
  const [cost, setCost] = useState(
    event.costMinor === null ? '' : scaledToDecimal(event.costMinor, minorDigits(currency)),
  );
  const refusal = cost.trim() === '' ? undefined : figures.refusal('limit', cost);
  const keep = () => {
    const read = figures.read('limit', cost);
    if (read.kind === 'unreadable') return;
    const costMinor = read.kind === 'value' ? read.value : null;
    if (item.trim() !== event.item || costMinor !== event.costMinor) void plan(item, costMinor);
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
        const what = t(`activities.care.occasion.${occasion}`);
        told(
          done ? t('activities.care.marked', { name: event.dealerName, what }) : t('activities.care.unmarked'),
          changeId,
        );
      } catch (error) {
        notify.error(error);
      }
    },
    plan: async (item: string, costMinor: number | null) => {
      try {
        const { changeId } = await api.call('care.plan', { ...of, item, costMinor, note: event.note });
        told(t('activities.care.kept'), changeId);
      } catch (error) {
        notify.error(error);
      }
    },
  };
}
