import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import type { Problem, ProblemCode, Severity } from '../../../shared/contract/importProblem.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { problemText, rowHead } from '../../../shared/i18n/rowText.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useDensity } from '../../app/appearance.tsx';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';
import { canTake, TakeRows } from './TakeRows.tsx';
import { type ListAnswer, type Placed, useListRows } from './useListRows.ts';
import { rowNumberWidth, useRowNumber } from './useRowNumber.ts';

const SEVERITIES = ['rejected', 'ambiguous', 'left_out', 'warning'] as const satisfies readonly Severity[];

interface Wanted {
  severity: Severity | undefined;
  code: ProblemCode | undefined;
}

/** The chosen kind of problems, as the list and its export ask for it. */
function problemsWanted(batchId: Batch['batchId'], { severity, code }: Wanted) {
  return { batchId, ...(severity ? { severity } : {}), ...(code ? { code } : {}) };
}

/** Every problem: kinds with their counts at the left, the rows of the chosen kind with their original text beside. */
export function ProblemList({ batch, severity }: { batch: Batch; severity: Severity | undefined }) {
  const { batchId } = batch;
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const [wanted, setWanted] = useState<Wanted>({ severity, code: undefined });
  const [active, setActive] = useState<Placed<Problem> | undefined>();
  const rows = useListRows<Problem>(`${batchId}|${wanted.severity}|${wanted.code}`, async (page) => {
    const { problems, total } = await api.call('imports.problems', { ...problemsWanted(batchId, wanted), ...page });
    return { rows: problems, total };
  });
  const columns = useGridColumns('imports.problems', useProblemColumns(batch.options));
  return (
    <div className={classes.problems}>
      <ProblemGroups batchId={batchId} wanted={wanted} onWant={setWanted} />
      <div className={classes.gridRoom}>
        <DataGrid<Placed<Problem>, ListAnswer<Problem>>
          name={`imports.problems.${batchId}`}
          label={t('imports.check.groups')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          onActive={setActive}
          empty={<EmptyState title={t('imports.check.noProblems')} />}
          footer={
            <>
              <TableExport
                request={{ table: 'problems', of: problemsWanted(batchId, wanted) }}
                name={t('imports.check.problem')}
                columns={columns.shown}
              />
              {wanted.severity && <span>{t(`imports.check.severityHint.${wanted.severity}`)}</span>}
            </>
          }
        />
        {active && (
          <ProblemDetail problem={active} places={batch.options}>
            {canTake(active) && <TakeRows batch={batch} problem={active} />}
          </ProblemDetail>
        )}
      </div>
    </div>
  );
}

function ProblemGroups(props: { batchId: Batch['batchId']; wanted: Wanted; onWant: (wanted: Wanted) => void }) {
  const { batchId, wanted, onWant } = props;
  const t = useT();
  const format = useFormat();
  const byCode = useApiQuery('imports.problems', { batchId, limit: 1 }).data?.byCode ?? [];
  const sum = (some: typeof byCode) => some.reduce((total, { count }) => total + count, 0);
  const entry = (next: Wanted, label: string, count: number, strong: boolean) => (
    <button
      key={`${next.severity}-${next.code}`}
      type="button"
      className={classes.group}
      data-strong={strong || undefined}
      aria-pressed={wanted.severity === next.severity && wanted.code === next.code}
      onClick={() => onWant(next)}
    >
      <span>{label}</span>
      <span>{format.count(count)}</span>
    </button>
  );
  return (
    <nav className={classes.groups} aria-label={t('imports.check.groups')}>
      {entry({ severity: undefined, code: undefined }, t('imports.check.all'), sum(byCode), true)}
      {SEVERITIES.map((severity) => {
        const found = byCode.filter((group) => group.severity === severity);
        if (found.length === 0) return null;
        return (
          <div key={severity}>
            {entry({ severity, code: undefined }, t(`imports.check.severity.${severity}`), sum(found), true)}
            {found.map(({ code, count }) => entry({ severity, code }, t(`imports.problem.${code}`), count, false))}
          </div>
        );
      })}
    </nav>
  );
}

function ProblemDetail(props: { problem: Problem; places: ReadPlaces | null; children: ReactNode }) {
  const { problem, places, children } = props;
  const t = useT();
  return (
    <div className={classes.detail}>
      <Text size="sm">
        <strong>{rowHead(problem.row, places, t)}</strong> {problemText(problem, places, t)}
      </Text>
      {problem.text !== '' && (
        <Text size="sm">
          {t('imports.check.text')}: <q className={classes.original}>{problem.text}</q>
        </Text>
      )}
      {children}
    </div>
  );
}

function useProblemColumns(places: ReadPlaces | null): readonly GridColumn<Placed<Problem>>[] {
  const t = useT();
  const rowNumber = useRowNumber(places);
  const wide = useMediaQuery('(min-width: 1600px)', undefined, { getInitialValueInEffect: false });
  return useMemo(
    () => [
      {
        id: 'row',
        title: t('imports.check.row'),
        width: rowNumberWidth(places),
        align: 'end',
        text: ({ row }) => rowNumber(row),
      },
      {
        id: 'grade',
        title: t('imports.check.grade'),
        width: 96,
        text: ({ severity }) => t(`imports.check.severity.${severity}`),
        cell: ({ severity }) => (
          <span className={classes.severity} data-severity={severity}>
            {t(`imports.check.severity.${severity}`)}
          </span>
        ),
      },
      {
        id: 'field',
        title: t('imports.check.fieldColumn'),
        width: 104,
        text: ({ field }) => (field === null ? '' : t(`imports.field.${field}`)),
      },
      { id: 'text', title: t('imports.check.text'), width: 140, text: ({ text }) => text },
      {
        id: 'problem',
        title: t('imports.check.problem'),
        width: wide ? 860 : 456,
        text: (problem) => problemText(problem, places, t),
      },
    ],
    [t, rowNumber, places, wide],
  );
}
