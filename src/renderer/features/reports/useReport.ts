import { useCallback, useEffect, useState } from 'react';
import type { Topic } from '../../../shared/contract/events.ts';
import { Paper, type ReportFormat, type ReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { type ApiClient, useApi } from '../../api/client.tsx';
import { usePreference } from '../../api/preferences.tsx';
import { type JobView, useJob, useJobs } from '../../api/useJob.tsx';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { saveKindOf } from '../../app/useTableExport.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Changes of options that follow each other closely build one page, ms. */
const SETTLE_MS = 250;

export interface Preview {
  html: string | null;
  /** The page on show belongs to former options. */
  outdated: boolean;
  error: unknown;
  job: JobView | null;
  again(): void;
}

/** The report's page, built anew whenever its options or any of the topics change. */
export function usePreview(options: ReportOptions, enabled: boolean, topics: readonly Topic[]): Preview {
  const api = useApi();
  const jobs = useJobs();
  const version = useTopicVersion(topics);
  const [state, setState] = useState<{ html: string | null; outdated: boolean; error: unknown }>({
    html: null,
    outdated: true,
    error: null,
  });
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [asked, setAsked] = useState(0);
  const key = JSON.stringify(options);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `asked` stand for another try
  useEffect(() => {
    if (!enabled) return;
    let current: JobId | null = null;
    let ended = false;
    setState((last) => ({ ...last, outdated: true }));
    const build = async () => {
      // The key is the options themselves, written by this hook.
      const started = await api.call('reports.build', {
        options: JSON.parse(key) as ReportOptions,
        format: 'html',
      });
      current = started.jobId;
      if (ended) return void stop(api, current);
      setJobId(started.jobId);
      await jobs.finished(started.jobId);
      const { html } = await api.call('reports.page', { reportId: started.reportId });
      current = null;
      if (!ended) setState({ html, outdated: false, error: null });
    };
    const timer = setTimeout(() => {
      build().catch((error: unknown) => {
        current = null;
        if (!ended) setState((last) => ({ ...last, outdated: false, error }));
      });
    }, SETTLE_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
      if (current !== null) stop(api, current);
    };
  }, [api, jobs, key, enabled, version, asked]);

  return { ...state, job: useJob(jobId), again: useCallback(() => setAsked((last) => last + 1), []) };
}

/** A page nobody waits for any more; whether it still ran does not matter. */
function stop(api: ApiClient, jobId: JobId): void {
  api.call('jobs.cancel', { jobId }).catch(() => undefined);
}

export type Output = 'print' | ReportFormat;

/** It is the report's figures that go out, not its page. */
export function isTable(output: Output): output is TableFormat {
  return output !== 'print' && output !== 'pdf' && output !== 'html';
}

/** Prints or saves the report; either keeps the result it shows. */
export function useReportOutput(options: ReportOptions, suggestedName: string) {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const [paper] = usePreference('paper', Paper, 'A4');
  const [busy, setBusy] = useState<Output | null>(null);
  const act = useCallback(
    async (output: Output) => {
      setBusy(output);
      try {
        if (output === 'print') {
          const { jobId, reportId } = await api.call('reports.build', { options, format: 'html', freeze: true, paper });
          await jobs.finished(jobId);
          const { html } = await api.call('reports.page', { reportId });
          await api.bridge.print(html);
          return;
        }
        const file = await api.bridge.saveFile(isTable(output) ? saveKindOf(output) : output, suggestedName);
        if (file === null) return;
        const { jobId } = await api.call('reports.build', { options, format: output, file, freeze: true, paper });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(t('reports.screen.saved'));
      } catch (error) {
        if (!(isAppError(error) && error.code === 'cancelled')) notify.error(error);
      } finally {
        setBusy(null);
      }
    },
    [api, jobs, notify, t, options, paper, suggestedName],
  );
  return { act, busy };
}
