import { Button, Checkbox, Group, Modal, MultiSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import type { JobKind } from '../../../shared/contract/events.ts';
import { PlanOptions } from '../../../shared/contract/visitPlans.contract.ts';
import { type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type JobId, RepId } from '../../../shared/domain/ids.ts';
import { useFileChoice } from '../../api/fileChoice.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useAllJobs } from '../../api/useJob.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { SettingsOffer } from './ListOffers.tsx';
import { spanOnShow, usualSpans } from './planSpans.ts';

interface PlanModalProps {
  opened: boolean;
  today: CalendarDay;
  /** The week on show: what is planned first. */
  from: CalendarDay;
  reps: readonly { id: RepId; name: string }[];
  onClose(): void;
  onStarted(jobId: JobId, span: { from: CalendarDay; to: CalendarDay }): void;
}

/** What the planner is asked: which days, whose, and what it holds to. */
export function PlanModal(props: PlanModalProps) {
  const t = useT();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('visits.planner.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {props.opened && <PlanForm {...props} />}
    </Modal>
  );
}

/** What is asked again the next time; beginning afresh is asked for each time anew. */
const Asked = z.object({ reps: z.array(z.string()), options: PlanOptions, seed: z.int() });
const USUAL: z.infer<typeof Asked> = { reps: [], options: PlanOptions.parse({}), seed: 1 };
/** Work by which the file is not whole before it has ended. */
const FILLING: readonly JobKind[] = ['samples.fill', 'imports.commit', 'imports.undo'];
const OPTIONS = ['keepRoutes', 'group', 'balance'] as const;

function PlanForm({ today, from, reps, onClose, onStarted }: PlanModalProps) {
  const t = useT();
  const plan = useApiCommand('visits.plan');
  const [span, setSpan] = useState(() => spanOnShow(from, today));
  const [last, keep] = useFileChoice('visits.planner', Asked, USUAL);
  // Whoever is on duty no more is not asked for again.
  const [chosen, setChosen] = useState(() => last.reps.filter((id) => reps.some((rep) => String(rep.id) === id)));
  const [options, setOptions] = useState(last.options);
  const [afresh, setAfresh] = useState(false);
  const [seed, setSeed] = useState(last.seed);
  // A plan made meanwhile would know half of the dealers, and of their cases and debts nothing.
  const isFilling = useAllJobs().some(({ state }) => FILLING.includes(state.kind) && state.status === 'running');
  const ready = !isFilling && isCalendarDay(span.from) && isCalendarDay(span.to) && span.from <= span.to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const repIds = chosen.map((id) => RepId.parse(Number(id)));
    plan.mutate(
      { ...span, options, afresh, seed, ...(repIds.length === 0 ? {} : { repIds }) },
      {
        onSuccess: ({ jobId }) => {
          keep({ reps: chosen, options, seed });
          onStarted(jobId, span);
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SettingsOffer />
        <Group gap={6}>
          {usualSpans(today).map(({ name, ...days }) => (
            <Button
              key={name}
              size="compact-xs"
              variant={days.from === span.from && days.to === span.to ? 'filled' : 'default'}
              onClick={() => setSpan(days)}
            >
              {t(`visits.planner.span.${name}`)}
            </Button>
          ))}
        </Group>
        <Group grow>
          <TextInput
            type="date"
            label={t('visits.planner.from')}
            value={span.from}
            onChange={({ currentTarget: { value } }) => setSpan((last) => ({ ...last, from: value }))}
          />
          <TextInput
            type="date"
            label={t('visits.planner.to')}
            value={span.to}
            onChange={({ currentTarget: { value } }) => setSpan((last) => ({ ...last, to: value }))}
          />
        </Group>
        <MultiSelect
          label={t('visits.planner.reps')}
          placeholder={chosen.length === 0 ? t('visits.plan.allReps') : ''}
          searchable
          clearable
          data={reps.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={chosen}
          onChange={setChosen}
        />
        <Stack gap={6}>
          {OPTIONS.map((name) => (
            <Checkbox
              key={name}
              label={t(`visits.planner.${name}`)}
              checked={options[name]}
              onChange={({ currentTarget: { checked } }) => setOptions((last) => ({ ...last, [name]: checked }))}
            />
          ))}
          <Checkbox
            label={t('visits.planner.afresh')}
            checked={afresh}
            onChange={({ currentTarget: { checked } }) => setAfresh(checked)}
          />
        </Stack>
        {/* Only whoever asks for another plan of the same rules needs it. */}
        <details>
          <Text component="summary" size="sm">
            {t('visits.planner.fold')}
          </Text>
          <NumberInput
            label={t('visits.planner.seed')}
            description={t('visits.planner.seedText')}
            min={0}
            max={999_999_999}
            value={seed}
            onChange={(next) => setSeed(Math.min(999_999_999, Math.max(0, Math.round(Number(next) || 0))))}
          />
        </details>
        <Text size="sm" c="dimmed">
          {t('visits.planner.what')}
        </Text>
        {isFilling && (
          <Text size="sm" role="status">
            {t('visits.planner.filling')}
          </Text>
        )}
        {plan.error && <ErrorNotice error={plan.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready} loading={plan.isPending}>
            {t('visits.planner.run')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
