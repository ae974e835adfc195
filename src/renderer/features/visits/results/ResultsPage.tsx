import { Button, SegmentedControl, Text } from '@mantine/core';
import { Footprints, Printer } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { z } from 'zod';
import { ReviewSpan } from '../../../../shared/contract/visitReview.contract.ts';
import { useFileChoice } from '../../../api/fileChoice.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { navigate } from '../../../app/hashLocation.ts';
import { VisitsFrame } from '../../../app/visits/VisitsFrame.tsx';
import { visitsAddress } from '../../../app/visits/visitTabs.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { AfterPart } from './AfterPart.tsx';
import { CoveragePart } from './CoveragePart.tsx';
import { HelpedPart } from './HelpedPart.tsx';
import { questionOf, type ReviewChoice, SpanFields, spansOf } from './SpanFields.tsx';

const SPANS = ['month', 'last', 'quarter', 'year'] as const;
/** What is remembered of the choice, for this file. */
const Kept = z.object({
  span: z.enum(SPANS),
  rep: z.string().nullable(),
  followDays: ReviewSpan.shape.followDays,
});
const FIRST: z.infer<typeof Kept> = { span: 'month', rep: null, followDays: 14 };
const VIEWS = ['coverage', 'after', 'helped'] as const;
type View = (typeof VIEWS)[number];

/** What visits came to: as often as they should be, as they were planned, what followed, and whether it helped. */
export function ResultsPage() {
  const t = useT();
  const view = useView();
  const today = useApiQuery('session.get', {}).data?.today;
  const [kept, keep] = useFileChoice('visits.results', Kept, FIRST);
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null);
  // A span that has a name moves on with the days; one that was typed is of this visit to the page.
  const { from, to } = today === undefined ? { from: '', to: '' } : (typed ?? spansOf(today)[kept.span]);
  const choice: ReviewChoice = { from, to, rep: kept.rep, followDays: kept.followDays };
  const choose = (next: ReviewChoice) => {
    const named = SPANS.find((name) => {
      const span = today === undefined ? undefined : spansOf(today)[name];
      return span?.from === next.from && span.to === next.to;
    });
    setTyped(named === undefined ? { from: next.from, to: next.to } : null);
    keep({ span: named ?? kept.span, rep: next.rep, followDays: next.followDays });
  };
  const print = () => {
    const params = new URLSearchParams({ from, to, ...(choice.rep === null ? {} : { rep: choice.rep }) });
    navigate(`/reports/visitReport?${params}`);
  };
  return (
    <VisitsFrame
      tab="results"
      intro={t('visitReview.intro')}
      acts={
        <Button variant="default" leftSection={<Printer size={15} aria-hidden />} onClick={print}>
          {t('visitReview.print')}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={t('visitReview.views')}
        style={{ alignSelf: 'flex-start' }}
        data={VIEWS.map((value) => ({ value, label: t(`visitReview.view.${value}`) }))}
        value={view}
        onChange={(next) => navigate(`${visitsAddress('results')}?view=${next}`)}
      />
      {view === 'helped' ? (
        <HelpedPart />
      ) : (
        today !== undefined && (
          <>
            <SpanFields choice={choice} today={today} withFollow={view === 'after'} onChange={choose} />
            <Reviewed view={view} choice={choice} />
          </>
        )
      )}
    </VisitsFrame>
  );
}

function Reviewed({ view, choice }: { view: View; choice: ReviewChoice }) {
  const t = useT();
  const format = useFormat();
  const question = questionOf(choice);
  const answer = useApiQuery('visits.review', question, { keepPrevious: true });
  const { data } = answer;
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (data === undefined) return <Text c="dimmed">{t('common.loading')}</Text>;
  const { figures } = data.total;
  if (data.trackedFrom === null && figures.planned === 0 && data.months.every((month) => month.figures.planned === 0))
    return (
      <EmptyState
        icon={<Footprints size={32} aria-hidden />}
        title={t('visitReview.empty')}
        text={t('visitReview.emptyText')}
      >
        <Button size="sm" onClick={() => navigate(visitsAddress('plan'))}>
          {t('visitReview.toPlan')}
        </Button>
        <Button size="sm" variant="default" onClick={() => navigate(visitsAddress('keyIn'))}>
          {t('visitReview.toKeyIn')}
        </Button>
      </EmptyState>
    );
  const facts = [
    t('visitReview.span', { from: format.day(data.from), to: format.day(data.to) }),
    data.cutOff === null ? '' : t('visitReview.dataTo', { day: format.day(data.cutOff) }),
    data.trackedFrom === null
      ? t('visitReview.untracked')
      : t('visitReview.tracked', { day: format.day(data.trackedFrom) }),
  ].filter((text) => text !== '');
  return (
    <>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {view === 'coverage' ? (
        <CoveragePart data={data} question={question} />
      ) : (
        <AfterPart data={data} question={question} />
      )}
    </>
  );
}

function useView(): View {
  const asked = new URLSearchParams(useSearch()).get('view');
  return VIEWS.find((view) => view === asked) ?? 'coverage';
}
