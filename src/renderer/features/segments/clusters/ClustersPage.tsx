import { Alert, Button, Select, Text } from '@mantine/core';
import { Printer, Shapes } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { ClusterRunHead } from '../../../../shared/contract/clusters.contract.ts';
import { isCalendarDay } from '../../../../shared/domain/calendarDay.ts';
import type { ClusterRunId } from '../../../../shared/domain/ids.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { AnalysisPage } from '../../../app/analysis/AnalysisPage.tsx';
import { usePageCommands } from '../../../app/commands.tsx';
import { navigate } from '../../../app/hashLocation.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../components/format.ts';
import { JobProgress } from '../../../components/JobProgress.tsx';
import { errorText } from '../../../components/notify.tsx';
import { useT } from '../../../components/useT.ts';
import { type Choice, ClusterChoice } from './ClusterChoice.tsx';
import { ClusterResult } from './ClusterResult.tsx';
import { useClusterRun } from './useClusterRun.ts';

/** Dealers who are alike, put together by the program: chosen figures, the run, what it found, and former runs. */
export function ClustersPage() {
  const t = useT();
  const format = useFormat();
  const [when, setWhen] = useState<{ asOf: string; windowMonths: number | null }>({ asOf: '', windowMonths: null });
  const asked = whenAsked(when);
  const offer = useApiQuery('clusters.offer', asked, { keepPrevious: true });
  const runs = useApiQuery('clusters.list', {});
  const [chosen, setChosen] = useState<ClusterRunId | null>(null);
  const [edited, setEdited] = useState<Omit<Choice, 'asOf' | 'windowMonths'> | null>(null);
  const shown = chosen ?? runs.data?.runs[0]?.runId;
  const run = useApiQuery('clusters.get', shown === undefined ? {} : { runId: shown }, { keepPrevious: true });
  const onDone = useCallback((runId: ClusterRunId) => setChosen(runId), []);
  const choice = useMemo(
    () => ({ ...(edited ?? choiceOf(run.data ?? null, offer.data)), ...when }),
    [edited, run.data, offer.data, when],
  );
  const change = ({ asOf, windowMonths, ...next }: Choice) => {
    setEdited(next);
    setWhen({ asOf, windowMonths });
  };
  const wish = useMemo(() => {
    const { asOf, windowMonths, features, ...how } = choice;
    return { ...how, features: [...features], ...whenAsked({ asOf, windowMonths }) };
  }, [choice]);
  const offered = offer.data?.features.filter(({ lack }) => lack === null).map(({ feature }) => feature);
  const possible = choice.features.every((feature) => offered?.includes(feature));
  const possibleNow = offer.data?.asOf != null && choice.features.length > 1 && possible;
  const first = possibleNow && runs.data?.runs.length === 0 && run.data === null && edited === null;
  const { begin, job } = useClusterRun(wish, first, onDone);
  const running = job?.status === 'running';
  const ready = possibleNow && !running;
  // Too few dealers, or all equal, are no mistake of anybody: words, not an alarm.
  const silent = job?.status === 'failed' && ABSTAINS.includes(job.error?.code ?? '');
  usePageCommands(
    useMemo(
      () => (ready ? [{ id: 'clusters-run', label: t('clusters.page.run'), run: () => void begin() }] : []),
      [ready, begin, t],
    ),
  );
  const error = offer.error ?? runs.error ?? run.error;
  const facts = run.data
    ? [
        t('clusters.page.asOf', { day: format.day(run.data.asOf) }),
        t('clusters.page.window', { months: run.data.windowMonths }),
        t('clusters.page.population', { dealers: format.count(run.data.dealers) }),
        t('clusters.page.made', { time: format.instant(run.data.createdAt) }),
      ]
    : [];
  return (
    <AnalysisPage
      tab="clusters"
      intro={t('clusters.page.intro')}
      facts={facts}
      acts={
        <>
          <FormerRuns runs={runs.data?.runs ?? []} shown={shown} onChoose={setChosen} />
          {run.data && (
            <Button
              variant="default"
              leftSection={<Printer size={15} aria-hidden />}
              style={{ alignSelf: 'flex-end' }}
              onClick={() => navigate(`/reports/clusters?run=${shown}`)}
            >
              {t('analysis.print')}
            </Button>
          )}
        </>
      }
    >
      {error && <ErrorNotice error={error} />}
      {!error && offer.data === undefined && <Text c="dimmed">{t('common.loading')}</Text>}
      {offer.data?.asOf === null && (
        <EmptyState
          icon={<Shapes size={32} aria-hidden />}
          title={t('clusters.page.noOrders')}
          text={t('clusters.page.noOrdersText')}
        >
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('clusters.page.toImport')}
          </Button>
        </EmptyState>
      )}
      {offer.data && offer.data.asOf !== null && (
        <ClusterChoice
          offer={offer.data}
          choice={choice}
          running={running}
          again={run.data != null}
          onChange={change}
          onRun={() => void begin()}
        />
      )}
      {job && !silent && <JobProgress job={job} title={t('clusters.page.running')} />}
      {run.data &&
        offer.data?.cutOff != null &&
        shown === runs.data?.runs[0]?.runId &&
        run.data.asOf < offer.data.cutOff &&
        !running && (
          <Alert color="gray" variant="outline">
            {t('clusters.page.stale', { day: format.day(run.data.asOf), cutOff: format.day(offer.data.cutOff) })}
          </Alert>
        )}
      {offer.data?.asOf != null && run.data === null && silent && (
        <EmptyState
          icon={<Shapes size={32} aria-hidden />}
          title={t('clusters.page.cannot')}
          text={errorText(job?.error, t)}
        />
      )}
      {offer.data?.asOf != null && run.data === null && !silent && !running && !first && (
        <EmptyState
          icon={<Shapes size={32} aria-hidden />}
          title={t('clusters.page.none')}
          text={t('clusters.page.noneText')}
        />
      )}
      {run.data && <ClusterResult run={run.data} />}
    </AnalysisPage>
  );
}

const ABSTAINS = ['clusters_too_few', 'clusters_same'];

/** As the engine is asked: what is left open is left out. */
function whenAsked({ asOf, windowMonths }: Pick<Choice, 'asOf' | 'windowMonths'>) {
  return { ...(isCalendarDay(asOf) ? { asOf } : {}), ...(windowMonths === null ? {} : { windowMonths }) };
}

/** What was asked of the run that is shown, else what is proposed; only what can be chosen now. */
function choiceOf(
  run: ClusterRunHead | null,
  offer:
    | { features: { feature: Choice['features'][number]; lack: unknown }[]; proposed: Choice['features'] }
    | undefined,
): Omit<Choice, 'asOf' | 'windowMonths'> {
  const offered = (offer?.features ?? []).filter(({ lack }) => lack === null).map(({ feature }) => feature);
  if (run === null) return { features: offer?.proposed ?? [], k: null, log: true, standardise: true };
  const { features, k, log, standardise } = run.params;
  return { features: features.filter((feature) => offered.includes(feature)), k, log, standardise };
}

interface FormerRunsProps {
  runs: readonly ClusterRunHead[];
  shown: ClusterRunId | undefined;
  onChoose(runId: ClusterRunId): void;
}

function FormerRuns({ runs, shown, onChoose }: FormerRunsProps) {
  const t = useT();
  const format = useFormat();
  if (runs.length < 2 || shown === undefined) return null;
  const label = ({ asOf, k, params, createdAt }: ClusterRunHead) =>
    t('clusters.page.formerOne', {
      day: format.day(asOf),
      k,
      features: params.features.map((feature) => t(`clusters.feature.${feature}`)).join(t('clusters.words.comma')),
      time: format.instant(createdAt),
    });
  return (
    <Select
      size="xs"
      w={340}
      label={t('clusters.page.former')}
      allowDeselect={false}
      value={String(shown)}
      data={runs.map((run) => ({ value: String(run.runId), label: label(run) }))}
      onChange={(value) => {
        const run = runs.find(({ runId }) => String(runId) === value);
        if (run) onChoose(run.runId);
      }}
    />
  );
}
