import { Button, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ListFilter, Search, X } from 'lucide-react';
import { useId, useState } from 'react';
import {
  PREDICTION_GROUPS,
  PREDICTION_SORTS,
  type PredictionGroup,
} from '../../../shared/contract/predictions.contract.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { PageAnswer } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useT } from '../../components/useT.ts';
import { useOpenPredicted, type Which } from './ActiveGroups.tsx';
import { type PredictionRow, type PredictionSort, usePredictionColumns } from './predictionColumns.tsx';
import classes from './predictions.module.css';

/** Which dealers are listed. */
export interface Shown {
  group: PredictionGroup;
  /** Of the calibration, 0 … 9. */
  tenth: number | undefined;
}

interface PredictedDealersProps {
  which: Which;
  shown: Shown;
  onShown(shown: Shown): void;
  groups: Partial<Record<PredictionGroup, number>>;
}

type Answer = PageAnswer<PredictionRow>;

/** Every dealer with what is expected of him, sorted by any figure; Enter opens the dealer. */
export function PredictedDealers({ which, shown, onShown, groups }: PredictedDealersProps) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const id = useId();
  const { rowHeight } = useDensity();
  const open = useOpenPredicted(which);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [sort, setSort] = useState<{ by: PredictionSort; descending: boolean }>({ by: 'value90', descending: true });
  const of = { which, group: shown.group, ...(shown.tenth === undefined ? {} : { tenth: shown.tenth }) };
  const version = useTopicVersion(QUERY_TOPICS['predictions.list']);
  const rows = useRowPages<PredictionRow, Answer>(
    JSON.stringify([of, asked, sort]),
    version,
    async ({ offset, limit }) => {
      const found = await api.call('predictions.list', { ...of, search: asked, sort, offset, limit });
      return { rows: found.rows.map((row) => ({ ...row, id: row.dealerId })), total: found.total, snapshot: '' };
    },
  );
  const columns = useGridColumns('predictions', usePredictionColumns());
  const { answer } = rows.state;
  const label =
    shown.tenth === undefined
      ? t(`predictions.group.${shown.group}`)
      : t('predictions.page.tenthFilter', { n: shown.tenth + 1 });
  const onSort = (by: string) => {
    const known = PREDICTION_SORTS.find((name) => name === by);
    // Figures begin with the largest, names and days to come with the first.
    const first = by !== 'name' && by !== 'expectedOn';
    if (known) setSort({ by: known, descending: sort.by === known ? !sort.descending : first });
  };
  return (
    <section aria-labelledby={id}>
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4" id={id}>
          {t('predictions.page.list')}
        </Title>
        <Select
          size="xs"
          w={190}
          aria-label={t('predictions.page.groups')}
          allowDeselect={false}
          value={shown.group}
          onChange={(value) =>
            onShown({ group: PREDICTION_GROUPS.find((group) => group === value) ?? 'all', tenth: undefined })
          }
          data={PREDICTION_GROUPS.map((value) => ({
            value,
            label: `${t(`predictions.group.${value}`)} ${format.count(groups[value] ?? 0)}`,
          }))}
        />
        {shown.tenth !== undefined && (
          <Button
            variant="light"
            size="compact-xs"
            rightSection={<X size={12} aria-hidden />}
            onClick={() => onShown({ ...shown, tenth: undefined })}
          >
            {label} · {t('predictions.page.clear')}
          </Button>
        )}
        <TextInput
          size="xs"
          w={180}
          type="search"
          aria-label={t('predictions.page.search')}
          placeholder={t('predictions.page.search')}
          leftSection={<Search size={13} aria-hidden />}
          value={search}
          maxLength={100}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className={classes.spread} />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => open(label, of)}
        >
          {t('predictions.page.openAsList')}
        </Button>
        <TableExport
          request={{ table: 'predictions', of: { ...of, search: asked, sort } }}
          name={t('predictions.page.list')}
          columns={columns.shown}
        />
        <ColumnMenu columns={columns} />
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<PredictionRow, Answer>
          name="predictions"
          label={t('predictions.page.list')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          sort={sort}
          onSort={onSort}
          onOpen={(row) => navigate(`/dealers/${row.id}`)}
          empty={<EmptyState title={t('predictions.page.empty')} />}
          footer={
            <Text size="xs" c="dimmed" role="status">
              {t('predictions.page.showing', { count: answer?.total ?? 0 })} · {t('predictions.page.keys')}
            </Text>
          }
        />
      </div>
    </section>
  );
}
