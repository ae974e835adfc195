import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { type Period, wholeEnd } from '../../../shared/domain/period.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './period.module.css';

/** The days an order export covers: proposed, asked for where its end is in doubt, changed at any time. */
export function PeriodField({ batch }: { batch: Batch }) {
  return batch.period === null ? null : <Field batch={batch} period={batch.period} />;
}

function Field({ batch, period }: { batch: Batch; period: Period }) {
  const t = useT();
  const format = useFormat();
  const { draft, edit, save, busy, error } = usePeriod(batch, period);
  const { counts } = batch;
  const last = counts?.periodTo ?? period.to;
  const today = useApiQuery('session.get', {}).data?.today ?? last;
  const end = wholeEnd(last, today);
  const doubtful = counts?.proposed?.sure === false && period.to === last && end > last;
  const side = (name: keyof Period) => (
    <TextInput
      type="date"
      size="xs"
      label={t(`orders.period.${name}`)}
      classNames={{ root: classes.side, label: classes.sideLabel }}
      value={draft[name]}
      disabled={busy}
      onChange={(event) => edit({ ...draft, [name]: event.currentTarget.value })}
      onBlur={() => save(draft)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        save(draft);
      }}
    />
  );
  return (
    <fieldset className={classes.period}>
      <legend className={classes.legend}>{t('orders.period.title')}</legend>
      <Group gap="sm">
        {side('from')}
        {side('to')}
        {doubtful ? (
          <>
            <Text size="sm" fw={600}>
              {t('orders.period.ask', { last: format.day(last) })}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              loading={busy}
              onClick={() => save({ from: draft.from, to: end })}
            >
              {t('orders.period.whole', { end: format.day(end) })}
            </Button>
          </>
        ) : (
          <Text size="xs" c="dimmed">
            {counts?.proposed?.by === 'title' && period.to === counts.proposed.to && t('orders.period.byTitle')}{' '}
            {t('orders.period.hint')}
          </Text>
        )}
      </Group>
      {error !== null && (
        <Text size="sm" c="red" role="alert">
          {errorText(error, t)}
        </Text>
      )}
    </fieldset>
  );
}

/** What is being typed, and how it is kept: at once, with the way back. */
function usePeriod(batch: Batch, period: Period) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const command = useApiCommand('imports.setPeriod');
  const { from, to } = period;
  const [draft, edit] = useState(period);
  useEffect(() => edit({ from, to }), [from, to]);
  const keep = (next: Period) => command.mutateAsync({ batchId: batch.batchId, period: next });
  const save = (next: Period) => {
    if (!isCalendarDay(next.from) || !isCalendarDay(next.to)) return edit(period);
    if (next.from === from && next.to === to) return;
    // The field itself shows why it was refused.
    keep(next).then(
      () =>
        notify.done(
          t('orders.period.kept', { from: format.day(next.from), to: format.day(next.to) }),
          () => void keep(period).catch(notify.error),
        ),
      () => undefined,
    );
  };
  return { draft, edit, save, busy: command.isPending, error: command.error };
}
