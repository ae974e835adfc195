import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { Output } from '../../../../shared/contract/index.ts';
import {
  HELPED_HORIZONS,
  HELPED_QUIET,
  HelpedAsk,
  HelpedWhat,
} from '../../../../shared/contract/visitReview.contract.ts';
import { helpedVerdict } from '../../../../shared/i18n/visitReviewText.ts';
import { useFileChoice } from '../../../api/fileChoice.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { openDealers } from '../../../app/pickedDealers.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { BalanceTable, HelpedAmount, HelpedShares, HelpedWaiting } from './HelpedFigures.tsx';
import { DayField } from './SpanFields.tsx';

type Helped = Output<'visits.helped'>;

/** What is remembered of the question, for this file; its days are of today. */
const Kept = HelpedAsk.pick({ what: true, horizon: true, quietDays: true });
const FIRST: z.infer<typeof Kept> = { what: 'visit', horizon: 30, quietDays: 14 };

/** Whether it helped: visited dealers against those like them that were not, and how far that can be trusted. */
export function HelpedPart() {
  const t = useT();
  const format = useFormat();
  const [kept, keep] = useFileChoice('visits.helped', Kept, FIRST);
  const [span, setSpan] = useState<Pick<HelpedAsk, 'from' | 'to'>>({});
  const asked: HelpedAsk = { ...kept, ...span };
  const setAsked = ({ from, to, what, horizon, quietDays }: HelpedAsk) => {
    setSpan({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
    keep({ what, horizon, quietDays });
  };
  const answer = useApiQuery('visits.helped', asked, { keepPrevious: true });
  const { data } = answer;
  return (
    <Stack gap="lg">
      <Group gap="sm" align="flex-end">
        <DayField
          label={t('visitReview.from')}
          value={asked.from ?? data?.from ?? ''}
          onChange={(from) => setAsked({ ...asked, from, to: asked.to ?? data?.to })}
        />
        <DayField
          label={t('visitReview.to')}
          value={asked.to ?? data?.to ?? ''}
          onChange={(to) => setAsked({ ...asked, to, from: asked.from ?? data?.from })}
        />
        <Select
          size="xs"
          w={260}
          allowDeselect={false}
          label={t('visitReview.helped.what')}
          data={HelpedWhat.options.map((value) => ({ value, label: t(`visitReview.helped.whats.${value}`) }))}
          value={asked.what}
          onChange={(value) => setAsked({ ...asked, what: HelpedWhat.catch('visit').parse(value) })}
        />
        <DaysSelect
          label={t('visitReview.helped.horizon')}
          days={HELPED_HORIZONS}
          value={asked.horizon}
          onChange={(horizon) => setAsked({ ...asked, horizon })}
        />
        <DaysSelect
          label={t('visitReview.helped.quiet')}
          days={HELPED_QUIET}
          value={asked.quietDays}
          onChange={(quietDays) => setAsked({ ...asked, quietDays })}
        />
      </Group>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {data && (
        <>
          <Text size="sm" c="dimmed">
            {[
              t('visitReview.span', { from: format.day(data.from), to: format.day(data.to) }),
              data.cutOff === null ? '' : t('visitReview.dataTo', { day: format.day(data.cutOff) }),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
            {asked.from === undefined &&
              asked.to === undefined &&
              t('visitReview.helped.whySpan', { count: asked.horizon })}
          </Text>
          <Verdict data={data} asked={asked} />
          {data.verdict !== 'none' && (
            <>
              <HelpedShares data={data} />
              <HelpedWaiting data={data} horizon={asked.horizon} />
              <HelpedAmount data={data} />
              <BalanceTable data={data} />
            </>
          )}
        </>
      )}
    </Stack>
  );
}

interface DaysSelectProps<D extends number> {
  label: string;
  days: readonly D[];
  value: D;
  onChange(days: D): void;
}

function DaysSelect<D extends number>({ label, days, value, onChange }: DaysSelectProps<D>) {
  const t = useT();
  return (
    <Select
      size="xs"
      w={130}
      allowDeselect={false}
      label={label}
      data={days.map((count) => ({ value: String(count), label: t('visitReview.days', { count }) }))}
      value={String(value)}
      onChange={(next) => onChange(days.find((each) => String(each) === next) ?? value)}
    />
  );
}

/** What came out in one sentence, why it is no proof, how it was compared, and who is in it. */
function Verdict({ data, asked }: { data: Helped; asked: HelpedAsk }) {
  const t = useT();
  const people = data.matched.length + data.alone.length + data.notQuiet.length;
  const isFirm = data.verdict === 'more' || data.verdict === 'less';
  return (
    <Stack gap="xs">
      <Text fw={600} role="status">
        {helpedVerdict(data, asked, t)}
      </Text>
      {data.verdict !== 'none' && (
        <Text size="sm" {...(isFirm ? {} : { c: 'dimmed' })}>
          {t('visitReview.helped.noProof')}
        </Text>
      )}
      {data.unbalanced && data.verdict !== 'few' && (
        <Alert color="yellow" p="xs">
          {t('visitReview.helped.unbalanced')}
        </Alert>
      )}
      {people > 0 && <Compared data={data} />}
      <Text size="xs" c="dimmed" maw={980}>
        {t('visitReview.helped.rule', { count: data.most, quiet: asked.quietDays, horizon: asked.horizon })}
      </Text>
      <details>
        <Text component="summary" size="xs">
          {t('visitReview.helped.how')}
        </Text>
        <Text size="xs" c="dimmed" maw={980} mt={4}>
          {t('visitReview.helped.howNote')}
        </Text>
      </details>
    </Stack>
  );
}

/** Who is in the comparison, who is not and why; each opens its dealers. */
function Compared({ data: { matched, alone, notQuiet, others, samePlace } }: { data: Helped }) {
  const t = useT();
  const format = useFormat();
  const groups = { matched, others, alone, notQuiet };
  return (
    <>
      <Text size="sm">
        {t('visitReview.helped.counts', {
          matched: matched.length,
          same: samePlace,
          others: others.length,
          alone: alone.length,
          notQuiet: notQuiet.length,
        })}
      </Text>
      <Group gap="xs">
        {Object.entries(groups).map(([name, ids]) => {
          const label = t(`visitReview.helped.open.${name as keyof typeof groups}`);
          return (
            <Button
              key={name}
              size="compact-sm"
              variant="default"
              disabled={ids.length === 0}
              onClick={() => openDealers({ label, ids })}
            >
              {`${label} ${format.count(ids.length)}`}
            </Button>
          );
        })}
      </Group>
    </>
  );
}
