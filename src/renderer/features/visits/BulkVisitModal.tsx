import { Button, Checkbox, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DealerVisitPatch } from '../../../shared/contract/visitNeeds.contract.ts';
import { type DealerId, RouteId } from '../../../shared/domain/ids.ts';
import { VISIT_MODES, VisitMode } from '../../../shared/domain/visits.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { PaceFields } from './PaceFields.tsx';
import { WeekdayChips } from './WeekdayChips.tsx';

interface BulkVisitModalProps {
  /** Null while the dialog is closed. */
  ids: readonly DealerId[] | null;
  onClose(): void;
  onDone(): void;
}

/** How the ticked dealers are visited, the same for all of them: what is ticked here is set, the rest stays. One act. */
export function BulkVisitModal({ ids, onClose, onDone }: BulkVisitModalProps) {
  const t = useT();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={ids && t('visitNeeds.bulk.title', { count: ids.length })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {ids && <BulkVisitForm ids={[...ids]} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

type Draft = Pick<
  DealerVisitPatch,
  'mode' | 'frequency' | 'routeId' | 'lengthMinutes' | 'weekdays' | 'weekdaysOnly' | 'closedWeekdays'
>;
/** What can be set, in the order of the form; the weekdays and whether on them only are one thing. */
const SUBJECTS = ['mode', 'frequency', 'routeId', 'lengthMinutes', 'weekdays', 'closedWeekdays'] as const;
type Subject = (typeof SUBJECTS)[number];

const USUAL: Draft = {
  mode: 'visit',
  frequency: null,
  routeId: null,
  lengthMinutes: null,
  weekdays: 0,
  weekdaysOnly: false,
  closedWeekdays: 0,
};

/** The ticked parts of a draft. */
function patchOf(draft: Draft, ticked: readonly Subject[]) {
  const parts = ticked.map((subject) =>
    subject === 'weekdays'
      ? { weekdays: draft.weekdays, weekdaysOnly: draft.weekdays !== 0 && draft.weekdaysOnly }
      : { [subject]: draft[subject] },
  );
  return DealerVisitPatch.partial().parse(Object.assign({}, ...parts));
}

function BulkVisitForm({ ids, onClose, onDone }: { ids: DealerId[]; onClose(): void; onDone(): void }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const save = useApiCommand('visits.setDealers');
  const [ticked, setTicked] = useState<readonly Subject[]>([]);
  const [draft, setDraft] = useState<Draft>(USUAL);
  const submit = () =>
    save.mutate(
      { ids, patch: patchOf(draft, ticked) },
      {
        onSuccess: ({ changed, changeId }) => {
          notify.done(
            t('visitNeeds.bulk.done', { count: changed }),
            changeId === null ? undefined : () => void undo(changeId),
          );
          onDone();
        },
        onError: (error) => notify.error(error),
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ticked.length > 0) submit();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('visitNeeds.bulk.hint')}
        </Text>
        {SUBJECTS.map((subject) => (
          <Ticked
            key={subject}
            label={t(`visitNeeds.bulk.subject.${subject}`)}
            ticked={ticked.includes(subject)}
            onTick={(on) => setTicked(on ? [...ticked, subject] : ticked.filter((each) => each !== subject))}
          >
            <SubjectFields subject={subject} draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
          </Ticked>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={ticked.length === 0} loading={save.isPending}>
            {t('visitNeeds.bulk.apply', { count: ids.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Ticked(props: { label: string; ticked: boolean; onTick(on: boolean): void; children: ReactNode }) {
  return (
    <Group gap="sm" align="center" mih={34} wrap="nowrap">
      <Checkbox
        w={140}
        style={{ flexShrink: 0 }}
        label={props.label}
        checked={props.ticked}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
      />
      {props.ticked && props.children}
    </Group>
  );
}

interface SubjectFieldsProps {
  subject: Subject;
  draft: Draft;
  onChange(part: Partial<Draft>): void;
}

function SubjectFields({ subject, draft, onChange }: SubjectFieldsProps) {
  const t = useT();
  const label = t(`visitNeeds.bulk.subject.${subject}`);
  switch (subject) {
    case 'mode':
      return (
        <SegmentedControl
          size="xs"
          aria-label={label}
          data={VISIT_MODES.map((value) => ({ value, label: t(`visits.mode.${value}`) }))}
          value={draft.mode}
          onChange={(mode) => onChange({ mode: VisitMode.catch('visit').parse(mode) })}
        />
      );
    case 'frequency':
      return (
        <OwnOrRules
          own={draft.frequency !== null}
          onOwn={(own) => onChange({ frequency: own ? { times: 1, every: 1, unit: 'month' } : null })}
        >
          {draft.frequency && (
            <PaceFields
              label={label}
              inPerson
              needed
              pace={{ ...draft.frequency, way: 'visit' }}
              onChange={(pace) =>
                pace && onChange({ frequency: { times: pace.times, every: pace.every, unit: pace.unit } })
              }
            />
          )}
        </OwnOrRules>
      );
    case 'routeId':
      return <RouteSelect label={label} draft={draft} onChange={onChange} />;
    case 'lengthMinutes':
      return (
        <OwnOrRules own={draft.lengthMinutes !== null} onOwn={(own) => onChange({ lengthMinutes: own ? 30 : null })}>
          {draft.lengthMinutes !== null && (
            <NumberInput
              size="xs"
              w={90}
              min={1}
              max={720}
              aria-label={label}
              value={draft.lengthMinutes}
              onChange={(value) =>
                onChange({ lengthMinutes: Math.min(720, Math.max(1, Math.round(Number(value) || 1))) })
              }
            />
          )}
        </OwnOrRules>
      );
    case 'weekdays':
      return (
        <Group gap="sm">
          <WeekdayChips label="" name={label} value={draft.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
          <Checkbox
            size="xs"
            label={t('visitNeeds.dealer.weekdaysOnly')}
            disabled={draft.weekdays === 0}
            checked={draft.weekdays !== 0 && draft.weekdaysOnly}
            onChange={(event) => onChange({ weekdaysOnly: event.currentTarget.checked })}
          />
        </Group>
      );
    case 'closedWeekdays':
      return (
        <WeekdayChips
          label=""
          name={label}
          value={draft.closedWeekdays}
          onChange={(mask) => onChange({ closedWeekdays: Math.min(126, mask) })}
        />
      );
  }
}

function RouteSelect({ label, draft, onChange }: { label: string } & Omit<SubjectFieldsProps, 'subject'>) {
  const t = useT();
  const routes = useApiQuery('visits.routes', {}).data?.routes ?? [];
  return (
    <Select
      size="xs"
      w={220}
      aria-label={label}
      placeholder={t('visitNeeds.dealer.noRoute')}
      clearable
      searchable
      data={routes.map((route) => ({ value: String(route.id), label: route.name }))}
      value={draft.routeId === null ? null : String(draft.routeId)}
      onChange={(next) => onChange({ routeId: next === null ? null : RouteId.parse(Number(next)) })}
    />
  );
}

function OwnOrRules({ own, onOwn, children }: { own: boolean; onOwn(own: boolean): void; children: ReactNode }) {
  const t = useT();
  return (
    <Group gap="sm" wrap="nowrap">
      <SegmentedControl
        size="xs"
        data={[
          { value: 'rules', label: t('visitNeeds.dealer.asRules') },
          { value: 'own', label: t('visitNeeds.bulk.own') },
        ]}
        value={own ? 'own' : 'rules'}
        onChange={(next) => onOwn(next === 'own')}
      />
      {children}
    </Group>
  );
}
