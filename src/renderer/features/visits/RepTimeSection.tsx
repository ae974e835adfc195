import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { RepTime } from '../../../shared/contract/visitNeeds.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { weekdaysText } from '../../../shared/i18n/visitValues.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import { readDegrees, writeDegrees } from './visitDraft.ts';
import { WeekdayChips } from './WeekdayChips.tsx';

/** A rep's working days and hours for visits, and when he is away. */
export function RepTimeSection({ id }: { id: RepId }) {
  const t = useT();
  const rep = useApiQuery('visits.reps', {}).data?.reps.find((each) => each.id === id);
  if (rep === undefined) return null;
  return (
    <Section level={3} title={t('visitNeeds.repTime.title')}>
      <TimeForm key={`${id} ${rep.revision}`} rep={rep} />
      <Leave rep={rep} />
    </Section>
  );
}

function TimeForm({ rep }: { rep: RepTime }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const save = useApiCommand('visits.saveRepTime');
  const [draft, setDraft] = useState({
    weekdays: rep.weekdays,
    dayMinutes: rep.dayMinutes,
    dayFrom: rep.dayFrom,
    startPlace: rep.startPlace,
  });
  const [degrees, setDegrees] = useState(writeDegrees(rep.start));
  const start = readDegrees(degrees);
  const moved = JSON.stringify(start) !== JSON.stringify(rep.start);
  const changed = moved || (Object.keys(draft) as (keyof typeof draft)[]).some((key) => draft[key] !== rep[key]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (start === undefined) return;
        save.mutate(
          { repId: rep.id, expectedRevision: rep.revision, patch: { ...draft, start } },
          {
            onSuccess: ({ changeId }) =>
              notify.done(t('visitNeeds.repTime.saved'), changeId === null ? undefined : () => void undo(changeId)),
            onError: (error) => notify.error(error),
          },
        );
      }}
    >
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('visitNeeds.repTime.counts', {
            weekdays: weekdaysText(rep.counts.weekdays, t),
            minutes: rep.counts.dayMinutes,
            from: rep.counts.dayFrom,
          })}{' '}
          {t('visitNeeds.repTime.hint')}
        </Text>
        <WeekdayChips
          label={t('visitNeeds.repTime.weekdays')}
          value={draft.weekdays ?? 0}
          onChange={(mask) => setDraft({ ...draft, weekdays: mask === 0 ? null : mask })}
        />
        <Group gap="xs" grow>
          <NumberInput
            size="xs"
            label={t('visitNeeds.repTime.dayMinutes')}
            min={1}
            max={1440}
            value={draft.dayMinutes ?? ''}
            onChange={(value) =>
              setDraft({
                ...draft,
                dayMinutes: value === '' ? null : Math.min(1440, Math.max(1, Math.round(Number(value)))),
              })
            }
          />
          <TextInput
            size="xs"
            type="time"
            label={t('visitNeeds.repTime.dayFrom')}
            value={draft.dayFrom}
            onChange={(event) => setDraft({ ...draft, dayFrom: event.currentTarget.value.slice(0, 5) })}
          />
          <TextInput
            size="xs"
            label={t('visitNeeds.repTime.startPlace')}
            maxLength={200}
            value={draft.startPlace}
            onChange={(event) => setDraft({ ...draft, startPlace: event.currentTarget.value })}
          />
        </Group>
        <Group gap="xs" grow align="flex-start">
          <TextInput
            size="xs"
            label={t('visitNeeds.repTime.startLat')}
            error={start === undefined ? t('visitNeeds.repTime.badStart') : undefined}
            value={degrees.lat}
            onChange={(event) => setDegrees({ ...degrees, lat: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label={t('visitNeeds.repTime.startLon')}
            error={start === undefined}
            value={degrees.lon}
            onChange={(event) => setDegrees({ ...degrees, lon: event.currentTarget.value })}
          />
        </Group>
        <Group>
          <Button type="submit" size="compact-sm" disabled={!changed || start === undefined} loading={save.isPending}>
            {t('visitNeeds.repTime.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Leave({ rep }: { rep: RepTime }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const undo = useUndo();
  const add = useApiCommand('visits.addLeave');
  const remove = useApiCommand('visits.removeLeave');
  const [draft, setDraft] = useState({ from: '', to: '', reason: '' });
  const told = {
    onSuccess: ({ changeId }: { changeId: Parameters<typeof undo>[0] | null }) => {
      setDraft({ from: '', to: '', reason: '' });
      notify.done(t('visitNeeds.repTime.saved'), changeId === null ? undefined : () => void undo(changeId));
    },
    onError: (error: Error) => notify.error(error),
  };
  return (
    <Stack gap={4} mt="sm">
      <Text size="sm" fw={500}>
        {t('visitNeeds.repTime.leave')}
      </Text>
      {rep.leave.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('visitNeeds.repTime.leaveNone')}
        </Text>
      )}
      {rep.leave.map(({ id, from, to, reason }) => (
        <Group key={id} gap={6}>
          <Text size="sm">{t('visitNeeds.due.span', { from: format.day(from), to: format.day(to) })}</Text>
          <Text size="sm" c="dimmed">
            {reason}
          </Text>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={`${from}: ${t('visitNeeds.repTime.leaveRemove')}`}
            onClick={() => remove.mutate({ id }, told)}
          >
            <X size={13} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group gap={6} align="flex-end">
        <TextInput
          size="xs"
          type="date"
          label={t('visitNeeds.dealer.from')}
          value={draft.from}
          onChange={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('visitNeeds.dealer.to')}
          value={draft.to}
          onChange={(event) => setDraft({ ...draft, to: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t('visitNeeds.dealer.why')}
          maxLength={100}
          value={draft.reason}
          onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
        />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={13} aria-hidden />}
          disabled={draft.from === '' || draft.to === '' || draft.from > draft.to}
          onClick={() => add.mutate({ repId: rep.id, ...draft }, told)}
        >
          {t('visitNeeds.repTime.leaveAdd')}
        </Button>
      </Group>
    </Stack>
  );
}
