import { Button, Text } from '@mantine/core';
import { ChartPie, Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { ReachedFunnel } from '../lifecycle/ReachedFunnel.tsx';
import { StageFunnel } from '../lifecycle/StageFunnel.tsx';
import { ConcentrationCurve } from './ConcentrationCurve.tsx';
import { GrowthValue } from './GrowthValue.tsx';
import { OrdersAmount } from './OrdersAmount.tsx';
import { pointsOf } from './points.ts';
import { RegionMap } from './RegionMap.tsx';
import { RfmMap } from './RfmMap.tsx';
import { TierMoves } from './TierMoves.tsx';

/** All dealers in pictures: who buys lately and often, how few make how much, where they are, who grows. */
export function OverviewPage() {
  const t = useT();
  const format = useFormat();
  const overview = useApiQuery('scoring.overview', {});
  const portrait = useApiQuery('scoring.portrait', {});
  const all = useApiQuery('scoring.points', {});
  const points = useMemo(() => (all.data ? pointsOf(all.data) : []), [all.data]);
  const live = overview.data?.live ?? null;
  const stages = useApiQuery('lifecycle.overview', {});
  const error = overview.error ?? portrait.error ?? all.error ?? stages.error;
  const facts = live
    ? [
        t('scoring.page.dataTo', { day: format.day(live.dataTo) }),
        t('scoring.page.window', { from: format.day(live.windowFrom), to: format.day(live.asOf) }),
        t('scoring.page.population', { count: live.dealers }),
      ]
    : [];
  return (
    <AnalysisPage
      tab="overview"
      acts={
        live && (
          <Button
            variant="default"
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => navigate('/reports/portrait')}
          >
            {t('analysis.print')}
          </Button>
        )
      }
      facts={facts}
      {...(live ? {} : { intro: t('analysis.overview.intro') })}
    >
      {error && <ErrorNotice error={error} />}
      {!error && (!overview.data || portrait.data === undefined) && <Text c="dimmed">{t('common.loading')}</Text>}
      {overview.data && live === null && (
        <EmptyState icon={<ChartPie size={32} aria-hidden />} title={t('scoring.page.none')}>
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('scoring.page.importOrders')}
          </Button>
        </EmptyState>
      )}
      {live && portrait.data && (
        <>
          <RfmMap cells={portrait.data.cells} />
          {points.length > 0 && (
            <ConcentrationCurve live={live} points={points} gini={portrait.data.gini} top={portrait.data.top} />
          )}
          {stages.data && stages.data.asOf !== null && <ReachedFunnel steps={stages.data.steps} />}
          {stages.data && stages.data.asOf !== null && <StageFunnel overview={stages.data} />}
          <TierMoves live={live} />
          <RegionMap regions={portrait.data.regions} cities={portrait.data.cities} />
          {points.length > 0 && (
            <>
              <OrdersAmount points={points} />
              <GrowthValue points={points} covered={live.previousCovered} />
            </>
          )}
        </>
      )}
    </AnalysisPage>
  );
}
