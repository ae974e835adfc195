import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RepRow } from '../../../shared/contract/reps.contract.ts';
import { addDays, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { ReasonField, useReasons } from '../dealers/ReasonField.tsx';
import { LeavingTable } from './LeavingTable.tsx';
import { type Choices, commonChoice, GROUPINGS, type Grouping, giftsOf } from './leaving.ts';
import classes from './reps.module.css';
import { TakerSelect } from './TakerSelect.tsx';

export interface LeaveModalProps {
  rep: RepRow | null;
  onClose(): void;
}

/** A rep leaves: his last day, and who gets what he leaves behind; one act. */
export function LeaveModal({ rep, onClose }: LeaveModalProps) {
  const t = useT();
  return (
    <Modal
      opened={rep !== null}
      onClose={onClose}
      title={rep && t('reps.leave.title', { name: rep.name })}
      size="min(1000px, 94vw)"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {rep && <LeaveForm rep={rep} onClose={onClose} />}
    </Modal>
  );
}

function useLeaveDays(rep: RepRow) {
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const [last, setLast] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const lastOn = last ?? rep.leftOn ?? today;
  const next = isCalendarDay(lastOn) ? addDays(lastOn, 1) : '';
  const fromOn = from ?? next;
  return { lastOn, fromOn, setLast, setFrom, ready: isCalendarDay(lastOn) && isCalendarDay(fromOn) };
}

function LeaveForm({ rep, onClose }: LeaveModalProps & { rep: RepRow }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const days = useLeaveDays(rep);
  const { remember } = useReasons();
  const [reason, setReason] = useState(t('reps.leave.reasonDefault'));
  const [grouping, setGrouping] = useState<Grouping>('place');
  const [choices, setChoices] = useState<Choices>(new Map());
  const answer = useApiQuery(
    'reps.leaving',
    { id: rep.id, fromOn: days.fromOn },
    { enabled: days.ready, keepPrevious: true },
  );
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const leave = useApiCommand('reps.leave');
  const dealers = answer.data?.dealers ?? [];
  const takers = reps
    .filter(({ id, leftOn }) => id !== rep.id && (leftOn === null || leftOn >= days.fromOn))
    .map(({ id, name, dealers: count }) => ({ value: String(id), label: `${name} (${format.count(count)})` }));
  const choose = (ids: readonly DealerId[], choice: string) =>
    setChoices((known) => new Map([...known, ...ids.map((id) => [id, choice] as const)]));
  const gifts = giftsOf(dealers, choices);
  const giving = gifts.reduce((sum, { ids }) => sum + ids.length, 0);
  const undecided = dealers.length - giving;
  const submit = () => {
    if (!days.ready || !answer.data) return;
    leave.mutate(
      { id: rep.id, lastOn: days.lastOn, fromOn: days.fromOn, reason, gifts },
      {
        onSuccess: ({ given, changeId }) => {
          remember(reason);
          const words = { name: rep.name, day: format.day(days.lastOn), count: given };
          notify.done(t('reps.done.left', words), () => void undo(changeId));
          onClose();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Group align="flex-start" gap="sm" wrap="nowrap">
          <TextInput
            type="date"
            label={t('reps.leave.lastOn')}
            value={days.lastOn}
            data-autofocus
            onChange={(event) => days.setLast(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('reps.leave.fromOn')}
            title={t('reps.leave.fromHint')}
            value={days.fromOn}
            onChange={(event) => days.setFrom(event.currentTarget.value)}
          />
          <div style={{ flex: 1 }}>
            <ReasonField label={t('reps.leave.reason')} value={reason} onChange={setReason} />
          </div>
        </Group>
        {answer.error && <ErrorNotice error={answer.error} />}
        {answer.data && dealers.length === 0 && <Text c="dimmed">{t('reps.leave.none')}</Text>}
        {dealers.length > 0 && (
          <>
            <Group gap="sm" className={classes.all}>
              <Text size="sm">{t('reps.leave.all')}</Text>
              <TakerSelect
                label={t('reps.leave.all')}
                value={commonChoice(dealers, choices)}
                takers={takers}
                onChange={(choice) =>
                  choose(
                    dealers.map(({ id }) => id),
                    choice,
                  )
                }
              />
              <span className={classes.spread} />
              <SegmentedControl
                size="xs"
                aria-label={t('reps.leave.groupBy')}
                value={grouping}
                onChange={(value) => setGrouping(GROUPINGS.find((known) => known === value) ?? 'none')}
                data={GROUPINGS.map((value) => ({ value, label: t(`reps.leave.group.${value}`) }))}
              />
            </Group>
            <LeavingTable
              dealers={dealers}
              grouping={grouping}
              choices={choices}
              takers={takers}
              receivables={answer.data?.receivableOn !== null}
              choose={choose}
            />
          </>
        )}
        <LeavingNotes answer={answer.data} undecided={undecided} />
        {leave.error && <ErrorNotice error={leave.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!days.ready || !answer.data} loading={leave.isPending}>
            {giving === 0 ? t('reps.leave.actNone') : t('reps.leave.act', { count: giving })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Leaving = NonNullable<ReturnType<typeof useApiQuery<'reps.leaving'>>['data']>;

function LeavingNotes({ answer, undecided }: { answer: Leaving | undefined; undecided: number }) {
  const t = useT();
  const format = useFormat();
  if (!answer) return null;
  const handled = answer.handled.map(({ name, bills }) =>
    t('reps.leave.handledPart', { name: name || t('reps.detail.nobody'), count: bills }),
  );
  return (
    <>
      {handled.length > 0 && (
        <Text size="sm">
          {t('reps.leave.handled')} {handled.join(t('imports.check.comma'))}
        </Text>
      )}
      {answer.receivableOn !== null && (
        <Text size="xs" c="dimmed">
          {t('reps.leave.receivableOn', { day: format.day(answer.receivableOn) })}
        </Text>
      )}
      {undecided > 0 && (
        <Text size="sm" role="status">
          {t('reps.leave.undecided', { count: undecided })}
        </Text>
      )}
    </>
  );
}
