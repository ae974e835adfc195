import { Alert, Button, Group, List, Select, Text } from '@mantine/core';
import { Calculator, Printer, Telescope } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { MODEL_WISHES, type ModelWish, type PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import type { ApiClient as Api } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { useCalculation } from '../../app/analysis/useCalculation.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { PastDayField } from '../../components/PastDayField.tsx';
import { useT } from '../../components/useT.ts';
import { ActiveGroups } from './ActiveGroups.tsx';
import { Answer } from './Answer.tsx';
import { CalibrationChart } from './CalibrationChart.tsx';
import { PredictedDealers, type Shown } from './PredictedDealers.tsx';
import { QualityTable } from './QualityTable.tsx';

/** What models of repeat buying say of all dealers, how good they were on the last period, and each dealer's figures. */
export function PredictionsPage() {
  const t = useT();
  const format = useFormat();
  const [asOf, setAsOf] = useState('');
  const which = asOf === '' ? 'live' : 'asked';
  const overview = useApiQuery('predictions.overview', { which });
  const scored = useApiQuery('orders.coverage', {});
  const [shown, setShown] = useState<Shown>({ group: 'all', tenth: undefined });
  const kept = overview.data?.run ?? null;
  // The result of another day is no answer to the one that is asked for.
  const run = asOf === '' || kept?.asOf === asOf ? kept : null;
  const model = run?.wish ?? 'auto';
  const noOrders = scored.data?.cutOff === null;
  const missing = overview.data !== undefined && (run === null || overview.data.stale) && scored.data?.cutOff != null;
  // Of another day it begins with the choice of the day.
  const due = asOf === '' && missing ? `${scored.data?.cutOff} ${run?.computedAt}` : null;
  const call = useCallback(
    (api: Api, next: ModelWish = model) =>
      api.call('predictions.run', asOf === '' ? { model: next, keep: true } : { asOf, model: next }),
    [asOf, model],
  );
  const { begin: start, job } = useCalculation('predictions.run', due, call);
  const begin = useCallback((next?: ModelWish) => start((api) => call(api, next)), [start, call]);
  const running = job?.status === 'running';
  const ended = job?.status === 'cancelled' || job?.status === 'failed';
  usePageCommands(
    useMemo(
      () => [{ id: 'predictions.run', label: t('predictions.page.running'), run: () => void begin() }],
      [t, begin],
    ),
  );
  return (
    <AnalysisPage
      tab="predictions"
      intro={t('predictions.intro')}
      facts={
        run
          ? [
              t('predictions.page.asOf', { day: format.day(run.asOf) }),
              t('predictions.page.dealers', { count: run.dealers }),
              t('predictions.page.repeaters', { count: run.repeaters }),
              t('predictions.page.made', { time: format.instant(run.computedAt) }),
            ]
          : []
      }
      acts={
        !noOrders && (
          <Choice
            asOf={asOf}
            cutOff={scored.data?.cutOff ?? null}
            model={model}
            running={running}
            onDay={(day) => {
              setAsOf(day);
              setShown({ group: 'all', tenth: undefined });
              if (day !== '') void start((api) => api.call('predictions.run', { asOf: day, model }));
            }}
            onModel={(next) => void begin(next)}
          >
            {run && asOf === '' && (
              <Button
                variant="default"
                leftSection={<Printer size={15} aria-hidden />}
                onClick={() => navigate('/reports/predictions')}
              >
                {t('analysis.print')}
              </Button>
            )}
            {run && (
              <Button
                variant="default"
                leftSection={<Calculator size={15} aria-hidden />}
                disabled={running}
                onClick={() => void begin()}
              >
                {t('predictions.page.again')}
              </Button>
            )}
          </Choice>
        )
      }
    >
      {overview.error && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {!overview.error && !overview.data && <Text c="dimmed">{t('common.loading')}</Text>}
      {job && job.status !== 'done' && <JobProgress job={job} title={t('predictions.page.running')} />}
      {asOf !== '' && (
        <Alert color="gray" variant="light">
          <Group gap="sm">
            {t('predictions.page.past', { day: format.day(asOf) })}
            <Button size="compact-xs" variant="default" onClick={() => setAsOf('')}>
              {t('predictions.page.toNow')}
            </Button>
          </Group>
        </Alert>
      )}
      {overview.data && run === null && (noOrders || ended) && (
        <NoneYet noOrders={noOrders} onRun={() => void begin()} />
      )}
      {overview.data && run && (
        <Result which={which} overview={overview.data} run={run} shown={shown} onShown={setShown} running={running} />
      )}
    </AnalysisPage>
  );
}

interface ChoiceProps {
  asOf: string;
  cutOff: string | null;
  model: ModelWish;
  running: boolean;
  onDay(day: string): void;
  onModel(model: ModelWish): void;
  children: ReactNode;
}

/** As of which day, and by which model: the one the data speak for, or the owner's own choice. */
function Choice({ asOf, cutOff, model, running, onDay, onModel, children }: ChoiceProps) {
  const t = useT();
  return (
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <PastDayField label={t('predictions.page.day')} value={asOf} max={cutOff} onChange={onDay} />
      <Select
        size="xs"
        w={230}
        label={t('predictions.page.model')}
        allowDeselect={false}
        disabled={running}
        value={model}
        onChange={(next) => {
          const wish = MODEL_WISHES.find((known) => known === next);
          if (wish !== undefined && wish !== model) onModel(wish);
        }}
        data={MODEL_WISHES.map((wish) => ({
          value: wish,
          label: wish === 'auto' ? t('predictions.page.auto') : t(`predictions.model.${wish}`),
        }))}
      />
      {children}
    </Group>
  );
}

function NoneYet({ noOrders, onRun }: { noOrders: boolean; onRun(): void }) {
  const t = useT();
  if (noOrders)
    return (
      <EmptyState icon={<Telescope size={32} aria-hidden />} title={t('predictions.page.noOrders')}>
        <Button onClick={() => navigate('/import')}>{t('predictions.page.importOrders')}</Button>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Telescope size={32} aria-hidden />}
      title={t('predictions.page.none')}
      text={t('predictions.page.noneText')}
    >
      <Button leftSection={<Calculator size={15} aria-hidden />} onClick={onRun}>
        {t('predictions.page.run')}
      </Button>
    </EmptyState>
  );
}

interface ResultProps {
  which: 'live' | 'asked';
  overview: Output<'predictions.overview'>;
  run: PredictionRun;
  shown: Shown;
  running: boolean;
  onShown(shown: Shown): void;
}

function Result({ which, overview, run, shown, onShown, running }: ResultProps) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {overview.stale && (
        <Alert color="gray" variant="outline">
          {t(running ? 'predictions.page.staleRunning' : 'predictions.page.stale', { day: format.day(run.asOf) })}
        </Alert>
      )}
      {run.abstained ? (
        <Abstention run={run} />
      ) : (
        <>
          <Answer which={which} run={run} groups={overview.groups} />
          <ActiveGroups which={which} groups={overview.groups} />
          <CalibrationChart run={run} onTenth={(tenth) => onShown({ group: 'all', tenth })} />
        </>
      )}
      {!run.abstained && <PredictedDealers which={which} shown={shown} onShown={onShown} groups={overview.groups} />}
      {run.fit && <QualityTable run={run} />}
    </>
  );
}

/** Why nothing is said, and what would help. */
function Abstention({ run }: { run: PredictionRun }) {
  const t = useT();
  const { abstained, fit } = run;
  if (abstained === null) return null;
  return (
    <Alert color="gray" variant="outline" title={t('predictions.abstained.title')}>
      <Text size="sm">{t(`predictions.abstained.${abstained.code}`, { ...abstained })}</Text>
      {abstained.code === 'degenerate' && (
        <List size="sm">
          {(fit?.degenerate ?? []).map((code) => (
            <List.Item key={code}>{t(`predictions.degenerate.${code}`)}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{t('predictions.abstained.next')}</Text>
    </Alert>
  );
}
