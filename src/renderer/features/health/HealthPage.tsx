import { Button, Group, Text } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { HealthCheck } from '../../../shared/contract/health.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import frame from '../../components/listPage.module.css';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { CheckList } from './CheckList.tsx';
import { Findings } from './Findings.tsx';
import { HealthTiles } from './HealthTiles.tsx';
import classes from './health.module.css';
import { WorksheetMenu } from './WorksheetMenu.tsx';

type Overview = Output<'health.overview'>;

/** How complete and plausible the dealers are, what is worth mending first, and the place to mend it. */
export function HealthPage() {
  const t = useT();
  const overview = useApiQuery('health.overview', {}, { keepPrevious: true });
  const { data } = overview;
  return (
    <div className={frame.page}>
      <div className={frame.head}>
        <div>
          <PageTitle>{t('health.page.title')}</PageTitle>
          <Text size="sm" c="dimmed">
            {t('health.page.hint')}
          </Text>
        </div>
        {data && data.checks.length > 0 && (
          <Group gap="xs" wrap="nowrap">
            <ChecksExport checks={data.checks} />
            <Worksheet overview={data} />
          </Group>
        )}
      </div>
      {overview.error && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {!data && !overview.error && <Text c="dimmed">{t('health.page.looking')}</Text>}
      {data && (data.dealers === 0 ? <Nobody /> : <Looked overview={data} />)}
    </div>
  );
}

function ChecksExport({ checks }: Pick<Overview, 'checks'>) {
  const t = useT();
  const name = t('health.list.title');
  const request = shownTable(
    name,
    [
      [t('tables.check'), 'text', ({ check }) => t(`health.check.${check}`)],
      [t('reps.column.dealers'), 'integer', ({ dealers }) => dealers],
      [t('health.column.amount'), 'money', ({ amountMinor }) => amountMinor],
      [t('health.column.proposal'), 'integer', ({ proposals }) => proposals],
      [t('tables.ignored'), 'integer', ({ ignored }) => ignored],
    ],
    checks,
  );
  return <TableExport request={request} name={name} />;
}

function Worksheet({ overview }: { overview: Overview }) {
  return <WorksheetMenu checks={overview.checks.filter(({ dealers }) => dealers > 0).map(({ check }) => check)} />;
}

function Nobody() {
  const t = useT();
  return (
    <EmptyState title={t('health.page.none')} text={t('health.page.noneText')}>
      <Button leftSection={<FileDown size={16} aria-hidden />} onClick={() => navigate('/import')}>
        {t('health.page.import')}
      </Button>
    </EmptyState>
  );
}

function Looked({ overview }: { overview: Overview }) {
  const t = useT();
  const format = useFormat();
  const [chosen, setChosen] = useState<HealthCheck | null>(null);
  const [ignored, setIgnored] = useState(false);
  const { checks, dealers, cutOff } = overview;
  const first = checks.find((each) => each.dealers > 0) ?? checks[0];
  const shown = checks.find(({ check }) => check === chosen) ?? first;
  const check = shown?.check;
  // Of a check whose findings are all mended the next one takes the place; nothing is chosen for ever.
  useEffect(() => {
    if (shown && !ignored && shown.dealers === 0 && shown.ignored > 0) setIgnored(true);
  }, [shown, ignored]);
  const basis = cutOff === null ? t('health.page.basis', { count: dealers }) : '';
  return (
    <>
      <HealthTiles overview={overview} />
      <Text size="xs" c="dimmed">
        {basis || t('health.page.basisTo', { count: dealers, day: format.day(cutOff) })}
      </Text>
      {shown === undefined || check === undefined ? (
        <EmptyState title={t('health.page.allWell')} text={t('health.page.allWellText', { count: dealers })} />
      ) : (
        <div className={classes.columns}>
          <CheckList
            checks={checks}
            chosen={check}
            onChoose={(next) => {
              setChosen(next);
              setIgnored(false);
            }}
          />
          <Findings key={check} sums={shown} ignored={ignored} onIgnored={setIgnored} />
        </div>
      )}
    </>
  );
}
