import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { withWarnings } from '../../../shared/i18n/dayWarningText.ts';
import { useApi } from '../../api/client.tsx';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { DealerPicker, type PickedDealer } from '../../components/DealerPicker.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

interface AddVisitModalProps {
  opened: boolean;
  /** Proposed: the first day on show, and the rep if one is on show. */
  on: CalendarDay;
  repId: RepId | null;
  onClose(): void;
}

/** Puts a visit into the plan by hand. */
export function AddVisitModal(props: AddVisitModalProps) {
  const t = useT();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('visits.add.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {props.opened && <AddVisitForm {...props} />}
    </Modal>
  );
}

function AddVisitForm({ on: first, repId, onClose }: AddVisitModalProps) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const add = useApiCommand('visits.add');
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const [dealer, setDealer] = useState<PickedDealer | null>(null);
  const [rep, setRep] = useState(repId === null ? '' : String(repId));
  const [on, setOn] = useState<string>(first);
  const pick = async (next: PickedDealer | null) => {
    setDealer(next);
    if (next === null || rep !== '') return;
    const served = (await api.call('dealers.get', { id: next.id })).repId;
    if (served !== null) setRep(String(served));
  };
  const ready = dealer !== null && rep !== '' && isCalendarDay(on);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    add.mutate(
      { visits: [{ dealerId: dealer.id, repId: RepId.parse(Number(rep)), on }] },
      {
        onSuccess: ({ changeId, ...told }) => {
          const done = t('visits.add.done', { dealer: dealer.name, day: format.day(on) });
          notify.done(withWarnings(done, told, t, format), () => void undo(changeId));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <DealerPicker label={t('visits.add.dealer')} value={dealer} onChange={(next) => void pick(next)} autoFocus />
        <Group grow align="flex-start">
          <Select
            label={t('visits.plan.rep')}
            withAsterisk
            searchable
            data={reps.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }))}
            value={rep === '' ? null : rep}
            onChange={(next) => setRep(next ?? '')}
          />
          <TextInput
            label={t('visits.add.on')}
            type="date"
            withAsterisk
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </Group>
        {add.error && <ErrorNotice error={add.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready} loading={add.isPending}>
            {t('visits.add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
