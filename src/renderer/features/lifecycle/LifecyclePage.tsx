import { Button, Text } from '@mantine/core';
import { Printer, Route, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CurveTable } from './CurveTable.tsx';
import { LifecycleRulesModal } from './LifecycleRulesModal.tsx';
import { QuarterPart } from './QuarterPart.tsx';
import { ReachedFunnel } from './ReachedFunnel.tsx';
import { StageFunnel } from './StageFunnel.tsx';

/** Where each dealer stands between never having bought and being lost, and how many move each quarter. */
export function LifecyclePage() {
  const t = useT();
  const format = useFormat();
  const [rules, setRules] = useState(false);
  const overview = useApiQuery('lifecycle.overview', {});
  const data = overview.data;
  const byHand = data?.stages.reduce((sum, stage) => sum + stage.byHand, 0) ?? 0;
  const facts =
    data?.asOf != null
      ? [
          t('lifecycle.page.dataTo', { day: format.day(data.asOf) }),
          ...(byHand > 0 ? [t('lifecycle.page.byHand', { count: byHand })] : []),
        ]
      : [];
  return (
    <AnalysisPage
      tab="lifecycle"
      intro={t('lifecycle.page.intro')}
      facts={facts}
      acts={
        <>
          {data && data.asOf !== null && (
            <Button
              variant="default"
              leftSection={<Printer size={15} aria-hidden />}
              onClick={() => navigate('/reports/lifecycle')}
            >
              {t('analysis.print')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<SlidersHorizontal size={15} aria-hidden />}
            onClick={() => setRules(true)}
          >
            {t('lifecycle.page.rules')}
          </Button>
        </>
      }
    >
      {overview.error && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {data?.asOf === null && (
        <EmptyState icon={<Route size={32} aria-hidden />} title={t('lifecycle.page.noOrders')}>
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('lifecycle.page.importOrders')}
          </Button>
        </EmptyState>
      )}
      {data && data.asOf !== null && (
        <>
          <ReachedFunnel steps={data.steps} />
          <StageFunnel overview={data} />
          <CurveTable cells={data.cells} trendPercent={data.rules.trendPercent} />
          <QuarterPart />
        </>
      )}
      <LifecycleRulesModal opened={rules} onClose={() => setRules(false)} />
    </AnalysisPage>
  );
}
