import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Route } from '../../../shared/contract/visitNeeds.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId, type RouteId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { WeekdayChips } from './WeekdayChips.tsx';

interface RouteModalProps {
  /** Null for a new one. */
  route: Route | null;
  onDone(id: RouteId): void;
  onClose(): void;
}

const FRESH = {
  name: '',
  repId: null as RepId | null,
  weekdays: 0,
  everyWeeks: 1,
  firstOn: null as string | null,
  note: '',
};

/** A route's name, rep and days. */
export function RouteModal({ route, onDone, onClose }: RouteModalProps) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const [draft, setDraft] = useState(() => (route === null ? FRESH : pick(route)));
  const save = async () => {
    try {
      const { id, changeId } =
        route === null
          ? await api.call('visits.addRoute', draft)
          : {
              id: route.id,
              ...(await api.call('visits.saveRoute', { id: route.id, expectedRevision: route.revision, patch: draft })),
            };
      notify.done(t('visitNeeds.routes.saved'), changeId === null ? undefined : () => void undo(changeId));
      onDone(id);
      onClose();
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={route?.name ?? t('visitNeeds.routes.add')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.name.trim() !== '') void save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('visitNeeds.routes.name')}
            withAsterisk
            data-autofocus
            maxLength={60}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Select
            label={t('visitNeeds.routes.rep')}
            placeholder={t('visitNeeds.routes.noRep')}
            clearable
            searchable
            data={reps.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={draft.repId === null ? null : String(draft.repId)}
            onChange={(next) => setDraft({ ...draft, repId: next === null ? null : RepId.parse(Number(next)) })}
          />
          <WeekdayChips
            label={t('visitNeeds.routes.weekdays')}
            value={draft.weekdays}
            onChange={(weekdays) => setDraft({ ...draft, weekdays })}
          />
          <Group grow>
            <NumberInput
              label={t('visitNeeds.routes.every')}
              min={1}
              max={12}
              value={draft.everyWeeks}
              onChange={(value) =>
                setDraft({ ...draft, everyWeeks: Math.min(12, Math.max(1, Math.round(Number(value) || 1))) })
              }
            />
            <TextInput
              type="date"
              label={t('visitNeeds.routes.firstOn')}
              disabled={draft.everyWeeks === 1}
              value={draft.firstOn ?? ''}
              onChange={(event) => {
                const next = event.currentTarget.value;
                if (next === '' || isCalendarDay(next)) setDraft({ ...draft, firstOn: next === '' ? null : next });
              }}
            />
          </Group>
          <TextInput
            label={t('visitNeeds.routes.note')}
            maxLength={500}
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={draft.name.trim() === ''}>
              {t('visitNeeds.routes.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function pick({ name, repId, weekdays, everyWeeks, firstOn, note }: Route): typeof FRESH {
  return { name, repId, weekdays, everyWeeks, firstOn, note };
}
