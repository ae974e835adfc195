import { Button, Group, NumberInput, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import {
  CASE_CHANNELS,
  type CaseChannel,
  type CaseStatus,
  FOLLOW_RESULTS,
  type FollowResult,
  isUnapproved,
  LEAST_TRIES,
  isUnreached as wasUnreached,
} from '../../../shared/domain/cases.ts';
import { standingText } from '../../../shared/i18n/caseText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { isUntold } from './caseTexts.ts';

type Ways = Output<'cases.get'>['ways'];

const LACKS = [
  ...(['not_from_here', 'no_answer', 'no_cause', 'no_remedy', 'no_approval', 'no_verdict'] as const),
  ...(['no_follow_up', 'no_result', 'no_satisfaction', 'no_reason', 'too_few_tries', 'not_reached'] as const),
];
function lackText(lack: string, t: T): string {
  const known = LACKS.find((each) => each === lack);
  return known === undefined ? lack : t(`cases.lack.${known}`);
}

/** Where a case may go, what is missing for it, and what is done at the end: the call that asks the dealer. */
export function CaseWays({ row, ways, now }: { row: CaseRow; ways: Ways; now: string }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const [day, setDay] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const on = day ?? today;
  // Hours tell whether the first answer was in time: the time of now is proposed, and taken when the button is pressed.
  const time = typed ?? (row.answeredOn === null && on === today ? now : '');
  const given = { id: row.id, expectedRevision: row.revision };
  const move = useApiCommand('cases.move');
  const tell = useApiCommand('cases.tell');
  const done = { onSuccess: (next: CaseRow) => say(next), onError: notify.error };
  const say = (next: CaseRow) =>
    notify.done(t('cases.act.moved', { number: next.number, status: standingText(next, t) }), () => void undo());
  const go = (to: CaseStatus) => move.mutate({ ...given, to, on, ...(typed === null ? {} : { time: typed }) }, done);
  // Closing is the follow-up itself, further down; a status that an approval leads to is led to by it.
  const steps = ways.filter(({ to }) => to !== 'closed');
  const lacks = [...new Set(steps.flatMap(({ lack }) => (lack === null ? [] : [lackText(lack, t)])))];
  return (
    <section aria-label={t('cases.field.status')}>
      <Group gap="xs" align="flex-end" mb="xs">
        <TextInput
          size="xs"
          type="date"
          label={t('cases.field.day')}
          value={on}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="time"
          label={t('cases.field.time')}
          value={time}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {steps.map(({ to, lack }, at) => (
          <Button
            key={to}
            size="xs"
            variant={at === 0 && row.status !== 'solved' ? 'filled' : 'default'}
            disabled={lack !== null || move.isPending}
            onClick={() => go(to)}
          >
            {t(`cases.act.to.${to}`)}
          </Button>
        ))}
        {isUntold(row) && (
          <Button
            size="xs"
            variant="light"
            loading={tell.isPending}
            onClick={() =>
              tell.mutate(
                { ...given, on, time },
                { onSuccess: () => notify.done(t('cases.act.told'), () => void undo()), onError: notify.error },
              )
            }
          >
            {t('cases.act.tell')}
          </Button>
        )}
      </Group>
      {lacks.length > 0 && (
        <Text size="xs" c="dimmed" mb="xs">
          {t('cases.detail.lackHint', { lack: lacks.join('；') })}
        </Text>
      )}
      {row.status !== 'closed' && isUnapproved(row) && (
        <Text size="xs" c="dimmed" mb="xs">
          {t('cases.detail.unapproved')}
        </Text>
      )}
      {row.kind !== 'suggestion' && row.status !== 'closed' && row.status !== 'solved' && row.remedy !== '' && (
        <Approval row={row} on={on} onDone={say} />
      )}
      {row.status === 'solved' && <FollowUp row={row} on={on} time={time} onDone={say} />}
    </section>
  );
}

interface PartProps {
  row: CaseRow;
  on: string;
  onDone(next: CaseRow): void;
}

function Approval({ row, on, onDone }: PartProps) {
  const t = useT();
  const [by, setBy] = useState(row.approvedBy);
  const approve = useApiCommand('cases.approve');
  const give = (verdict: 'yes' | 'no') =>
    approve.mutate({ id: row.id, expectedRevision: row.revision, verdict, by, on }, { onSuccess: onDone });
  return (
    <>
      <Group gap="xs" align="flex-end" mb="sm">
        <TextInput
          size="xs"
          label={t('cases.field.approvedBy')}
          value={by}
          maxLength={200}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        {(['yes', 'no'] as const).map((verdict) => (
          <Button
            key={verdict}
            size="xs"
            variant="default"
            disabled={by.trim() === '' || approve.isPending}
            onClick={() => give(verdict)}
          >
            {t(`cases.act.${verdict}`)}
          </Button>
        ))}
        <Text size="sm">
          {t('cases.act.approve')}：{t(`cases.approval.${row.approval || 'none'}`)}
        </Text>
      </Group>
      {approve.error && <ErrorNotice error={approve.error} />}
    </>
  );
}

/** What is still missing before a follow-up can be written down. */
function followLack(
  row: CaseRow,
  { result, mark, reason }: { result: FollowResult | null; mark: number | ''; reason: string },
): (typeof LACKS)[number] | null {
  if (result === null) return 'no_result';
  if (result === 'unreached' && row.followTries < LEAST_TRIES) return 'too_few_tries';
  if (result !== 'unreached' && mark === '') return 'no_satisfaction';
  return (result === 'unsettled' || result === 'unreached') && reason.trim() === '' ? 'no_reason' : null;
}

/** The call that asks whether it was settled; without it nothing is closed, and a dealer who was not reached may be asked again. */
function FollowUp({ row, on, time, onDone }: PartProps & { time: string }) {
  const t = useT();
  const [channel, setChannel] = useState<CaseChannel>('phone');
  const [result, setResult] = useState<FollowResult | null>(null);
  const [mark, setMark] = useState<number | ''>('');
  const [reason, setReason] = useState('');
  const follow = useApiCommand('cases.followUp');
  const tried = useApiCommand('cases.tryFollowUp');
  const given = { id: row.id, expectedRevision: row.revision, on, time };
  const isUnreached = result === 'unreached';
  const lack = followLack(row, { result, mark, reason });
  const error = follow.error ?? tried.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (result === null || lack !== null) return;
        follow.mutate(
          { ...given, channel, result, satisfaction: isUnreached || mark === '' ? null : mark, reason },
          { onSuccess: onDone },
        );
      }}
    >
      <Group gap="xs" align="flex-end" mb="sm">
        <Select
          size="xs"
          w={110}
          label={t('cases.field.followChannel')}
          allowDeselect={false}
          value={channel}
          onChange={(value) => setChannel(CASE_CHANNELS.find((each) => each === value) ?? 'phone')}
          data={CASE_CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
        />
        <Select
          size="xs"
          w={130}
          label={t('cases.field.result')}
          placeholder={t('cases.act.pickResult')}
          value={result}
          onChange={(value) => setResult(FOLLOW_RESULTS.find((each) => each === value) ?? null)}
          data={FOLLOW_RESULTS.map((value) => ({ value, label: t(`cases.result.${value}`) }))}
        />
        {!isUnreached && (
          <NumberInput
            size="xs"
            w={120}
            label={t('cases.field.satisfaction')}
            min={1}
            max={5}
            allowDecimal={false}
            clampBehavior="strict"
            value={mark}
            onChange={(value) => setMark(typeof value === 'number' ? value : '')}
          />
        )}
        <Textarea
          size="xs"
          rows={1}
          flex={1}
          label={t('cases.field.reason')}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={lack !== null} loading={follow.isPending}>
          {t(isUnreached ? 'cases.act.giveUp' : 'cases.act.followUp')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={tried.isPending}
          onClick={() => tried.mutate(given, { onSuccess: onDone })}
        >
          {t('cases.act.try')}
        </Button>
      </Group>
      {lack !== null && (
        <Text size="xs" c="dimmed" mb="xs">
          {t('cases.detail.lackHint', { lack: lackText(lack, t) })}
        </Text>
      )}
      {wasUnreached(row) && (
        <Text size="xs" c="dimmed">
          {t('cases.lack.not_reached')}
        </Text>
      )}
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
