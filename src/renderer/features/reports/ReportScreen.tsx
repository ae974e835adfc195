import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { FileCode, FileText, Printer } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { Topic } from '../../../shared/contract/events.ts';
import type { ReportOptions } from '../../../shared/contract/reports.contract.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { NothingToPrint } from './NothingToPrint.tsx';
import { ReportNav } from './ReportNav.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import classes from './reports.module.css';
import { usePrintKey } from './usePrintKey.ts';
import { isTable, type Output, usePreview, useReportOutput } from './useReport.ts';

/** Beside the tables, which have a menu of their own. */
const OUTPUTS = [
  ['print', Printer],
  ['pdf', FileText],
  ['html', FileCode],
] as const satisfies readonly (readonly [Output, unknown])[];

/** What the data lack, by the error that says so. */
const LACKING: Readonly<Record<string, TextKey>> = {
  score_no_orders: 'reports.screen.none',
  report_no_orders: 'reports.screen.none',
  report_no_import: 'reports.screen.none',
  report_no_receivables: 'reports.screen.noReceivables',
};

export interface ReportScreenProps {
  /** Memoised: another object builds the page anew only where it says something else. */
  options: ReportOptions;
  /** False while what the options depend on is still being read. */
  enabled: boolean;
  /** What makes the page old when it changes. */
  topics: readonly Topic[];
  fileName: string;
  hint?: string;
  /** A report for paper only has no workbook. */
  workbook?: boolean;
  portrait?: boolean;
  /** Shown in the place of the page, which is then built only to be printed or saved. */
  instead?: ReactNode;
  /** The fields of the options. */
  children: ReactNode;
}

/** One report as it will be printed, the list of all reports, its options, and the ways to paper and files. */
export function ReportScreen(props: ReportScreenProps) {
  const { options, enabled, topics, fileName, hint, instead, workbook = true, portrait = false } = props;
  const t = useT();
  const title = t(`reports.kind.${options.kind}`);
  const preview = usePreview(options, enabled && instead === undefined, topics);
  const { act, busy } = useReportOutput(options, fileName);
  const lacking = instead === undefined && isAppError(preview.error) ? LACKING[preview.error.code] : undefined;
  const print = useCallback(() => void act('print'), [act]);
  usePrintKey(lacking === undefined ? print : undefined);
  usePageCommands(
    useMemo(
      () =>
        [...OUTPUTS.map(([output]) => output), ...(workbook ? (['xlsx'] as const) : [])].map((output) => ({
          id: `reports.${output}`,
          label: `${title}: ${t(`reports.screen.${output}`)}`,
          run: () => void act(output),
        })),
      [t, title, workbook, act],
    ),
  );
  if (lacking !== undefined)
    return <NothingToPrint kind={options.kind} why={t(lacking)} next={t('reports.screen.toImport')} path="/import" />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <PageTitle>{title}</PageTitle>
          {hint !== undefined && (
            <Text size="xs" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          {OUTPUTS.map(([output, Icon], at) => (
            <Button
              key={output}
              variant={at === 0 ? 'filled' : 'default'}
              leftSection={<Icon size={15} aria-hidden />}
              rightSection={output === 'print' && <kbd aria-hidden>Ctrl+P</kbd>}
              aria-keyshortcuts={output === 'print' ? 'Control+P' : undefined}
              disabled={(instead === undefined && preview.html === null) || busy !== null}
              loading={busy === output}
              onClick={() => void act(output)}
            >
              {t(`reports.screen.${output}`)}
            </Button>
          ))}
          {workbook && (
            <ExportMenu
              disabled={(instead === undefined && preview.html === null) || busy !== null}
              busy={busy !== null && isTable(busy)}
              onFormat={(format) => void act(format)}
            />
          )}
        </Group>
      </header>
      <div className={classes.body}>
        <div className={classes.side}>
          <ReportNav current={options.kind} />
          <aside className={classes.options} aria-label={t('reports.screen.options')}>
            <Stack gap="md">
              <Title order={2} size="h5">
                {t('reports.screen.options')}
              </Title>
              {props.children}
            </Stack>
          </aside>
        </div>
        {instead ?? <ReportPreview preview={preview} portrait={portrait} />}
      </div>
    </div>
  );
}
