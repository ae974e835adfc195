import { Button, Group, Text } from '@mantine/core';
import { FileCode, FileSpreadsheet, FileText, Printer } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { RepId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { isModalOpen } from '../../app/useGlobalKeys.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLanguage, useT } from '../../components/useT.ts';
import { ReportOptions } from './ReportOptions.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { KeptOptions, NO_OPTIONS, type ReportChoice, toOptions } from './reportOptions.ts';
import classes from './reports.module.css';
import { type Output, usePreview, useReportOutput } from './useReport.ts';

const OUTPUTS = [
  ['print', Printer],
  ['pdf', FileText],
  ['xlsx', FileSpreadsheet],
  ['html', FileCode],
] as const satisfies readonly (readonly [Output, unknown])[];

/** The tier report as it will be printed, its options, and the ways to paper and files. */
export function ReportsPage() {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const overview = useApiQuery('scoring.overview', {});
  const file = useApiQuery('session.get', {}).data?.file;
  const readOnly = file?.readOnly === true;
  const currency = file?.currency ?? 'CNY';
  const [choice, change] = useChoice();
  const repList = useApiQuery('reps.list', {}).data?.reps;
  const options = useMemo(
    () => toOptions(choice, language, [...(repList?.map(({ id }) => id) ?? []), null] as (RepId | null)[], currency),
    [choice, language, repList, currency],
  );
  const live = overview.data?.live;
  const preview = usePreview(options, overview.data !== undefined);
  const { act, busy } = useReportOutput(options, t('reports.fileName', { day: format.day(live?.asOf) }));
  const none = isAppError(preview.error) && preview.error.code === 'score_no_orders';
  usePrintKey(none ? undefined : act);
  usePageCommands(
    useMemo(
      () =>
        OUTPUTS.map(([output]) => ({
          id: `reports.${output}`,
          label: `${t('reports.kind.tier')}: ${t(`reports.screen.${output}`)}`,
          run: () => void act(output),
        })),
      [t, act],
    ),
  );
  if (none) return <NoOrders />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <PageTitle>{t('reports.kind.tier')}</PageTitle>
          <Text size="xs" c="dimmed">
            {t(readOnly ? 'reports.screen.printHintReadOnly' : 'reports.screen.printHint')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {OUTPUTS.map(([output, Icon], at) => (
            <Button
              key={output}
              variant={at === 0 ? 'filled' : 'default'}
              leftSection={<Icon size={15} aria-hidden />}
              rightSection={output === 'print' && <kbd aria-hidden>Ctrl+P</kbd>}
              aria-keyshortcuts={output === 'print' ? 'Control+P' : undefined}
              disabled={preview.html === null || busy !== null}
              loading={busy === output}
              onClick={() => void act(output)}
            >
              {t(`reports.screen.${output}`)}
            </Button>
          ))}
        </Group>
      </header>
      <div className={classes.body}>
        <ReportOptions choice={choice} onChange={change} />
        <ReportPreview preview={preview} />
      </div>
    </div>
  );
}

/** Options that are remembered on this PC, and those that belong to this visit. */
function useChoice(): [ReportChoice, (next: Partial<ReportChoice>) => void] {
  const [kept, keep] = usePreference('reports.tier', KeptOptions, NO_OPTIONS);
  const [visit, setVisit] = useState<{ reps: readonly string[]; preparedBy: string | null }>({
    reps: [],
    preparedBy: null,
  });
  const operator = useApiQuery('settings.get', {}).data?.operator ?? '';
  const choice = useMemo(
    () => ({ ...kept, reps: visit.reps, preparedBy: visit.preparedBy ?? operator }),
    [kept, visit, operator],
  );
  const change = (next: Partial<ReportChoice>) => {
    const { reps, preparedBy, ...lasting } = next;
    if (Object.keys(lasting).length > 0) keep({ ...kept, ...lasting });
    if (reps !== undefined || preparedBy !== undefined)
      setVisit((last) => ({ reps: reps ?? last.reps, preparedBy: preparedBy ?? last.preparedBy }));
  };
  return [choice, change];
}

/** Ctrl+P prints the report, not the window. */
function usePrintKey(act: ((output: Output) => Promise<void>) | undefined): void {
  useEffect(() => {
    if (!act) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p' || isModalOpen()) return;
      event.preventDefault();
      void act('print');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [act]);
}

function NoOrders() {
  const t = useT();
  return (
    <>
      <PageTitle hidden>{t('reports.screen.title')}</PageTitle>
      <EmptyState icon={<FileText size={32} aria-hidden />} title={t('reports.screen.none')}>
        <Button size="sm" onClick={() => navigate('/import')}>
          {t('reports.screen.importOrders')}
        </Button>
      </EmptyState>
    </>
  );
}
