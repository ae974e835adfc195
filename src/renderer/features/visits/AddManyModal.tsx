import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type DealerId, RepId } from '../../../shared/domain/ids.ts';
import { withWarnings } from '../../../shared/i18n/dayWarningText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** So many visits of one act. */
const MOST = 1000;

/** A dealer of the list, and who serves him. */
export interface Due {
  id: DealerId;
  repId: RepId | null;
}

interface AddManyModalProps {
  /** Whom to put in; null while the dialog is closed. */
  dealers: readonly Due[] | null;
  today: CalendarDay;
  onClose(): void;
  onDone(): void;
}

/** Puts dealers that are due into the plan of one day: each with his own rep, or all with one. */
export function AddManyModal(props: AddManyModalProps) {
  const t = useT();
  return (
    <Modal
      opened={props.dealers !== null}
      onClose={props.onClose}
      title={t('visits.addMany.title', { count: props.dealers?.length ?? 0 })}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {props.dealers !== null && <AddManyForm {...props} dealers={props.dealers} />}
    </Modal>
  );
}

function AddManyForm({ dealers, today, onClose, onDone }: AddManyModalProps & { dealers: readonly Due[] }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const add = useApiCommand('visits.add');
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const [rep, setRep] = useState('');
  const [on, setOn] = useState<string>(today);
  const served = (id: RepId | null) => (rep === '' ? id : RepId.parse(Number(rep)));
  const visits = dealers.flatMap(({ id, repId }) => {
    const by = served(repId);
    return by === null ? [] : [{ dealerId: id, repId: by, on }];
  });
  const skipped = dealers.length - visits.length;
  const tooMany = dealers.length > MOST;
  const ready = visits.length > 0 && !tooMany && isCalendarDay(on);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    add.mutate(
      { visits },
      {
        onSuccess: ({ changeId, ids, ...told }) => {
          const done = [
            t('visits.addMany.done', { count: ids.length, day: format.day(on) }),
            ...(skipped > 0 ? [t('visits.addMany.skipped', { count: skipped })] : []),
          ].join(t('visits.plan.and'));
          notify.done(withWarnings(done, told, t, format), () => void undo(changeId));
          onDone();
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            data-autofocus
            label={t('visits.add.on')}
            type="date"
            withAsterisk
            value={on}
            description={on < today ? t('visits.addMany.past') : undefined}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
          <Select
            label={t('visits.plan.rep')}
            searchable
            allowDeselect={false}
            data={[
              { value: '', label: t('visits.addMany.own') },
              ...reps.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            value={rep}
            onChange={(next) => setRep(next ?? '')}
          />
        </Group>
        {skipped > 0 && <Text size="sm">{t('visits.addMany.none', { count: skipped })}</Text>}
        {tooMany && <Text size="sm">{t('visits.addMany.tooMany', { most: MOST })}</Text>}
        {add.error && <ErrorNotice error={add.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready} loading={add.isPending}>
            {t('visits.addMany.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
