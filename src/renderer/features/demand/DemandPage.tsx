import { Button, SegmentedControl, Text } from '@mantine/core';
import { Grid3x3, Printer } from 'lucide-react';
import { useSearch } from 'wouter';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { KeyAccountsPart } from './KeyAccountsPart.tsx';
import { MatrixPart } from './MatrixPart.tsx';
import { NeedsPart } from './NeedsPart.tsx';
import { NewProductsPart } from './NewProductsPart.tsx';
import { ShouldBuyPart } from './ShouldBuyPart.tsx';
import { useAdviceVerdict } from './useAdviceVerdict.ts';

const PARTS = ['matrix', 'new', 'buy', 'key', 'needs'] as const;
type Part = (typeof PARTS)[number];

/** Demand: who buys what, what is new, what is missing, who might become large, and what each needs. */
export function DemandPage() {
  const t = useT();
  const format = useFormat();
  const wanted = new URLSearchParams(useSearch()).get('part');
  const part: Part = PARTS.find((known) => known === wanted) ?? 'matrix';
  const levels = useApiQuery('demand.levels', {});
  const { data, error } = levels;
  const verdict = useAdviceVerdict(part === 'buy');
  // The introduction promises amounts only where the list bears them.
  const priced = part === 'buy' && (verdict === 'better' || verdict === 'untried');
  const facts = data
    ? [
        t('scoring.page.window', { from: format.day(data.windowFrom), to: format.day(data.asOf) }),
        t('demand.page.active', { count: data.active }),
      ]
    : [];
  const noLines = data?.levels.every(({ columns }) => columns === 0) ?? false;
  return (
    <AnalysisPage
      tab="demand"
      facts={facts}
      intro={t(priced ? 'demand.intro.buyPriced' : `demand.intro.${part}`)}
      acts={
        data &&
        !noLines && (
          <Button
            variant="default"
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => navigate('/reports/demand')}
          >
            {t('analysis.print')}
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={t('demand.page.parts')}
        value={part}
        data={PARTS.map((value) => ({ value, label: t(`demand.part.${value}`) }))}
        onChange={(next) => navigate(`/segments/demand?part=${next}`, { replace: true })}
        style={{ alignSelf: 'flex-start' }}
      />
      {error && <ErrorNotice error={error} onRetry={() => void levels.refetch()} />}
      {!error && data === undefined && <Text c="dimmed">{t('demand.page.reading')}</Text>}
      {data === null && <NoOrders title={t('scoring.page.none')} />}
      {data && noLines && part !== 'key' && (
        <NoOrders title={t('demand.page.noLines')} text={t('demand.page.noLinesText')} />
      )}
      {data && !noLines && part === 'matrix' && <MatrixPart levels={data} />}
      {data && !noLines && part === 'new' && <NewProductsPart />}
      {data && !noLines && part === 'buy' && <ShouldBuyPart />}
      {data && part === 'key' && <KeyAccountsPart />}
      {data && !noLines && part === 'needs' && <NeedsPart />}
    </AnalysisPage>
  );
}

function NoOrders({ title, text }: { title: string; text?: string }) {
  const t = useT();
  return (
    <EmptyState icon={<Grid3x3 size={32} aria-hidden />} title={title} {...(text === undefined ? {} : { text })}>
      <Button size="sm" onClick={() => navigate('/import')}>
        {t('scoring.page.importOrders')}
      </Button>
    </EmptyState>
  );
}
