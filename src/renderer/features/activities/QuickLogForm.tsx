import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ACTIVITY_OUTCOMES, type ActivityKind } from '../../../shared/domain/activities.ts';
import { readTypedDay } from '../../../shared/domain/typedDay.ts';
import { reachText } from '../../../shared/i18n/todayText.ts';
import { DealerPicker } from '../../components/DealerPicker.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { focusChips, KeyChips } from './KeyChips.tsx';
import { LogPeople } from './LogPeople.tsx';
import type { LogSubject } from './quickLogStore.ts';
import { useLogForm } from './useLogForm.ts';

/** Kinds in the order of their keys: what is done most comes first. */
const KINDS = [
  'call_out',
  'call_in',
  'wechat',
  'visit',
  'visitor',
  'message',
  'email',
  'meeting',
  'training',
  'gift',
  'other',
] as const satisfies readonly ActivityKind[];

interface QuickLogFormProps {
  subject: LogSubject;
  /** @param again another one is to be written */
  onDone(again: boolean): void;
}

/** Who, what, what came of it, in the order in which it is typed. Enter keeps it, Ctrl+Enter keeps it and begins the next. */
export function QuickLogForm({ subject, onDone }: QuickLogFormProps) {
  const t = useT();
  const format = useFormat();
  const form = useLogForm(subject, onDone);
  const kinds = useRef<HTMLDivElement>(null);
  const outcomes = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const { draft, set, wrong, today, detail } = form;
  const reach = detail ? reachText({ channel: detail.preferredChannel, times: detail.preferredTimes }, t) : '';
  const leads = subject.kind === 'new' && subject.dealerId === null;
  useEffect(() => {
    if (leads) return;
    // After the dialog has taken the focus for itself.
    const later = setTimeout(() => focusChips(kinds));
    return () => clearTimeout(later);
  }, [leads]);
  const next = draft.nextDay.trim() === '' ? undefined : readTypedDay(draft.nextDay, today);
  const kept = next && [format.day(next.day), next.time].filter(Boolean).join(' ');
  const problem = (field: typeof wrong) =>
    wrong === field && field !== null ? t(`activities.log.wrong.${field}`) : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void form.save(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        const again = event.ctrlKey || event.metaKey;
        const isPlain = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
        if (!again && (event.shiftKey || !isPlain)) return;
        event.preventDefault();
        void form.save(again && subject.kind === 'new');
      }}
    >
      <Stack gap="xs">
        {subject.kind === 'new' && (
          <DealerPicker
            label={t('dealers.field.name')}
            value={form.dealer}
            autoFocus={leads}
            error={problem('dealer')}
            onChange={form.pick}
            onChosen={() => setTimeout(() => focusChips(kinds))}
          />
        )}
        {reach !== '' && (
          <Text size="xs" c="dimmed">
            {reach}
          </Text>
        )}
        <KeyChips
          label={t('activities.field.kind')}
          group={kinds}
          options={KINDS.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          onChosen={() => focusChips(outcomes)}
        />
        {wrong === 'kind' && (
          <Text size="xs" c="red" role="alert">
            {t('activities.log.wrong.kind')}
          </Text>
        )}
        <KeyChips
          label={t('activities.field.outcome')}
          group={outcomes}
          options={ACTIVITY_OUTCOMES.map((value) => ({ value, label: t(`activities.outcomes.${value}`) }))}
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
          onChosen={() => body.current?.focus()}
        />
        <Textarea
          ref={body}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          label={t('activities.field.body')}
          value={draft.body}
          onChange={(event) => set({ body: event.currentTarget.value })}
        />
        <Group gap="xs" align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={t('activities.field.nextStep')}
            maxLength={200}
            value={draft.nextStep}
            onChange={(event) => set({ nextStep: event.currentTarget.value })}
          />
          <TextInput
            label={t('activities.field.nextOn')}
            placeholder={t('activities.log.dayHint')}
            description={kept || t('activities.log.dayHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            error={problem('nextDay')}
            value={draft.nextDay}
            onChange={(event) => set({ nextDay: event.currentTarget.value })}
          />
        </Group>
        <LogPeople form={form} withPerson={subject.kind !== 'many'} problem={problem} />
        {form.steps.map((step) => (
          <Checkbox
            key={step.id}
            size="xs"
            checked={form.finishes.includes(step.id)}
            onChange={() => form.toggleStep(step.id)}
            label={t('activities.log.finishes', {
              step: step.nextStep || t('activities.steps.unnamed'),
              day: step.nextOn === null ? t('activities.group.undated') : format.day(step.nextOn),
            })}
          />
        ))}
        {form.error !== null && <ErrorNotice error={form.error} />}
        <Group justify="space-between" mt="xs">
          <Text size="xs" c="dimmed">
            {t(subject.kind === 'new' ? 'activities.log.keys' : 'activities.log.keysOne')}
          </Text>
          <Group gap="xs">
            {subject.kind === 'new' && (
              <Button variant="default" disabled={form.busy} onClick={() => void form.save(true)}>
                {t('activities.log.again')}
              </Button>
            )}
            <Button type="submit" disabled={form.busy}>
              {t('common.action.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
