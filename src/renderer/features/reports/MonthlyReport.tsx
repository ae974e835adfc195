import { useMemo } from 'react';
import type { MonthlyReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { MonthlyFields } from './MonthlyFields.tsx';
import { MonthlyTable } from './MonthlyTable.tsx';
import { toWishes, useMonthlyChoice } from './monthlyChoice.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** The monthly purchase table: on the screen as a grid, or as it will be printed. */
export function MonthlyReport() {
  const t = useT();
  const common = useCommonOptions();
  const [choice, change] = useMonthlyChoice();
  const cutOff = useApiQuery('orders.coverage', {}).data?.cutOff;
  const wishes = useMemo(() => toWishes(choice), [choice]);
  const options = useMemo<MonthlyReportOptions>(
    () => ({ kind: 'monthly', ...common.options, ...wishes }),
    [common.options, wishes],
  );
  const table = choice.view === 'table' && cutOff !== null;
  return (
    <ReportScreen
      options={options}
      enabled={cutOff !== undefined}
      topics={['dealers', 'orders', 'reps', 'scoring', 'segments', 'settings', 'imports']}
      fileName={t('monthly.fileName', { month: choice.to ?? cutOff?.slice(0, 7) ?? '' })}
      {...(table
        ? { hint: t('monthly.screen.hint'), instead: <MonthlyTable wishes={wishes} choice={choice} change={change} /> }
        : {})}
    >
      <MonthlyFields choice={choice} change={change} />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
