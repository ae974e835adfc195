import { Button, Checkbox, Group, Modal, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { DealerVisitPatch } from '../../../shared/contract/visitNeeds.contract.ts';
import { type DealerId, RouteId } from '../../../shared/domain/ids.ts';
import { VISIT_MODES, VisitMode } from '../../../shared/domain/visits.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { ClosedFields, MarketFields } from './DealerDayFields.tsx';
import { PaceFields } from './PaceFields.tsx';
import { readDegrees, readWindows, writeDegrees, writeWindows } from './visitDraft.ts';
import { WeekdayChips } from './WeekdayChips.tsx';

interface VisitModalProps {
  dealerId: DealerId;
  name: string;
  told: Output<'visits.dealer'>;
  onClose(): void;
}

/** What the owner sets for one dealer alone; what is left empty is as the rules say. */
export function VisitModal({ dealerId, name, told, onClose }: VisitModalProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const save = useApiCommand('visits.saveDealer');
  const routes = useApiQuery('visits.routes', {}).data?.routes ?? [];
  const [draft, setDraft] = useState<DealerVisitPatch>(told.setting);
  const [closed, setClosed] = useState(told.closed.map(({ from, to, reason }) => ({ from, to, reason })));
  const [windows, setWindows] = useState(writeWindows(told.setting.windows));
  const [degrees, setDegrees] = useState(writeDegrees(told.setting.place));
  const readTimes = readWindows(windows);
  const place = readDegrees(degrees);
  const patch = { ...draft, windows: readTimes ?? [], place: place ?? null };
  const valid = readTimes !== undefined && place !== undefined && DealerVisitPatch.safeParse(patch).success;
  const submit = () =>
    save.mutate(
      {
        dealerId,
        expectedRevision: told.revision,
        patch,
        closed: closed.filter(({ from, to }) => from !== '' && from <= to),
      },
      {
        onSuccess: ({ changeId }) => {
          notify.done(t('visitNeeds.dealer.saved'), changeId === null ? undefined : () => void undo(changeId));
          onClose();
        },
        onError: (error) => notify.error(error),
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${t('visitNeeds.dealer.title')} · ${name}`}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) submit();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('visitNeeds.dealer.mode')}
            data={VISIT_MODES.map((value) => ({ value, label: t(`visits.mode.${value}`) }))}
            value={draft.mode}
            onChange={(mode) => setDraft({ ...draft, mode: VisitMode.catch('visit').parse(mode) })}
          />
          <Group gap="sm">
            <Checkbox
              label={t('visitNeeds.dealer.frequency')}
              checked={draft.frequency !== null}
              onChange={(event) =>
                setDraft({
                  ...draft,
                  frequency: event.currentTarget.checked ? { times: 1, every: 1, unit: 'month' } : null,
                })
              }
            />
            {draft.frequency !== null && (
              <PaceFields
                label={t('visitNeeds.dealer.frequency')}
                inPerson
                needed
                pace={{ ...draft.frequency, way: 'visit' }}
                onChange={(pace) =>
                  pace && setDraft({ ...draft, frequency: { times: pace.times, every: pace.every, unit: pace.unit } })
                }
              />
            )}
          </Group>
          <Group grow>
            <Select
              label={t('visitNeeds.dealer.route')}
              placeholder={t('visitNeeds.dealer.noRoute')}
              clearable
              searchable
              data={routes.map((route) => ({ value: String(route.id), label: route.name }))}
              value={draft.routeId === null ? null : String(draft.routeId)}
              onChange={(next) => setDraft({ ...draft, routeId: next === null ? null : RouteId.parse(Number(next)) })}
            />
            <NumberInput
              label={t('visitNeeds.dealer.length')}
              placeholder={t('visitNeeds.dealer.asRules')}
              min={1}
              max={720}
              value={draft.lengthMinutes ?? ''}
              onChange={(value) =>
                setDraft({
                  ...draft,
                  lengthMinutes: value === '' ? null : Math.min(720, Math.max(1, Math.round(Number(value)))),
                })
              }
            />
          </Group>
          <Group align="flex-end" gap="sm">
            <WeekdayChips
              label={t('visitNeeds.dealer.weekdays')}
              value={draft.weekdays}
              onChange={(weekdays) => setDraft({ ...draft, weekdays })}
            />
            <Checkbox
              label={t('visitNeeds.dealer.weekdaysOnly')}
              disabled={draft.weekdays === 0}
              checked={draft.weekdaysOnly}
              onChange={(event) => setDraft({ ...draft, weekdaysOnly: event.currentTarget.checked })}
            />
          </Group>
          <WeekdayChips
            label={t('visitNeeds.dealer.closedWeekdays')}
            value={draft.closedWeekdays}
            onChange={(mask) => setDraft({ ...draft, closedWeekdays: Math.min(126, mask) })}
          />
          <MarketFields market={draft.market} onChange={(market) => setDraft({ ...draft, market })} />
          <TextInput
            label={t('visitNeeds.dealer.windows')}
            description={t('visitNeeds.dealer.windowsHint')}
            error={readTimes === undefined ? t('visitNeeds.dealer.badWindows') : undefined}
            value={windows}
            onChange={(event) => setWindows(event.currentTarget.value)}
          />
          <ClosedFields closed={closed} onChange={setClosed} />
          <Group grow>
            <TextInput
              label={t('visitNeeds.dealer.lat')}
              error={place === undefined || undefined}
              value={degrees.lat}
              onChange={(event) => setDegrees({ ...degrees, lat: event.currentTarget.value })}
            />
            <TextInput
              label={t('visitNeeds.dealer.lon')}
              error={place === undefined || undefined}
              value={degrees.lon}
              onChange={(event) => setDegrees({ ...degrees, lon: event.currentTarget.value })}
            />
          </Group>
          <TextInput
            label={t('visitNeeds.dealer.note')}
            maxLength={500}
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('visitNeeds.dealer.cancel')}
            </Button>
            <Button type="submit" disabled={!valid} loading={save.isPending}>
              {t('visitNeeds.dealer.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
