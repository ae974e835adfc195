import { Button, Group, Text } from '@mantine/core';
import { Check, Lightbulb, RotateCcw } from 'lucide-react';
import { useCallback } from 'react';
import { FIXED_BY_TEXT, type HealthRow } from '../../../shared/contract/health.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useGridTicks } from '../../components/grid/useGridTicks.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { useFindingColumns } from './findingColumns.tsx';
import classes from './health.module.css';
import { proposalsOf, useMending } from './useMending.ts';

type Answer = Output<'health.list'>;

export interface FindingsProps {
  sums: Output<'health.overview'>['checks'][number];
  ignored: boolean;
  onIgnored(ignored: boolean): void;
}

/** Rows a call answers at most. */
const MOST = 1000;

/** The dealers of one check: what stands there, what is proposed, and the cell to mend it in. */
export function Findings({ sums, ignored, onIgnored }: FindingsProps) {
  const { check } = sums;
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const { rowHeight } = useDensity();
  const { mend, ignore, isLeaving } = useMending(check);
  const version = useTopicVersion(QUERY_TOPICS['health.list']);
  const rows = useRowPages<HealthRow, Answer>(`${check}|${ignored}`, version, ({ offset, limit }) =>
    api.call('health.list', { check, ignored, offset, limit }),
  );
  const columns = useGridColumns(`health.${check}`, useFindingColumns(sums, mend));
  const all = useCallback(async () => {
    const found: HealthRow[] = [];
    const total = ignored ? sums.ignored : sums.dealers;
    for (let offset = 0; offset < total; offset += MOST) {
      const page = await api.call('health.list', { check, ignored, offset, limit: MOST });
      found.push(...page.rows);
      if (page.rows.length < MOST) break;
    }
    return found;
  }, [api, check, ignored, sums.dealers, sums.ignored]);
  const allIds = useCallback(async () => (await all()).map(({ id }) => id), [all]);
  const selection = useGridTicks(`${check}|${ignored}`, rows.state.total ?? 0, allIds);
  const act = async (work: (chosen: HealthRow[]) => Promise<unknown>) => {
    try {
      const chosen = await all();
      await work(selection.ids.size === 0 ? chosen : chosen.filter(({ id }) => selection.ids.has(id)));
      selection.clear();
    } catch (error) {
      notify.error(error);
    }
  };
  const count = selection.ids.size;
  const isMended = FIXED_BY_TEXT.includes(check);
  return (
    <section className={classes.findings} aria-label={t(`health.check.${check}`)}>
      <Group gap="xs" className={classes.toolbar}>
        {!ignored && sums.proposals > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<Lightbulb size={14} aria-hidden />}
            onClick={() => void act((chosen) => mend(proposalsOf(chosen)))}
          >
            {count === 0 ? t('health.act.takeAll', { count: sums.proposals }) : t('health.act.take', { count })}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          disabled={count === 0}
          leftSection={ignored ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
          onClick={() =>
            void act((chosen) =>
              ignore(
                chosen.map(({ id }) => id),
                !ignored,
              ),
            )
          }
        >
          {t(ignored ? 'health.act.unignore' : 'health.act.ignore', { count })}
        </Button>
        <span className={classes.spread} />
        <TableExport
          request={{ table: 'findings', of: { check, ignored } }}
          name={t(`health.check.${check}`)}
          columns={columns.shown}
        />
        {(ignored || sums.ignored > 0) && (
          <Button size="compact-sm" variant="subtle" onClick={() => onIgnored(!ignored)}>
            {ignored
              ? t('health.list.showOpen', { count: sums.dealers })
              : t('health.list.showIgnored', { count: sums.ignored })}
          </Button>
        )}
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<HealthRow, Answer>
          name={`health.${check}`}
          label={t(`health.check.${check}`)}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          selection={selection}
          isLeaving={isLeaving}
          onOpen={(row) => navigate(`/dealers/${row.id}`)}
          empty={<EmptyState title={t('health.page.allWell')} />}
          footer={
            <Text size="xs" c="dimmed">
              {t(isMended ? 'health.act.editHint' : 'health.act.notHere')}
            </Text>
          }
        />
      </div>
    </section>
  );
}
