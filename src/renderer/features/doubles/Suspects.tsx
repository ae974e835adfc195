import { Button, Chip, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { GitMerge, Split, Store } from 'lucide-react';
import { useState } from 'react';
import { FOR_CODES } from '../../../shared/contract/doubles.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { PageAnswer } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { MergeDealersModal, type MergePair } from './MergeDealersModal.tsx';
import { useDecide } from './useDecide.ts';
import { type PairRow, pairRow, useDoubleColumns } from './useDoubleColumns.tsx';

type Code = (typeof FOR_CODES)[number];
type Answer = PageAnswer<PairRow>;

/** The pairs that were found, the surest first; each is merged, told apart, or taken for shops of one owner. */
export function Suspects({ counts }: { counts: Output<'doubles.list'>['counts'] }) {
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const decide = useDecide();
  const [reason, setReason] = useState<Code | null>(null);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [active, setActive] = useState<PairRow | undefined>();
  const [merging, setMerging] = useState<MergePair | null>(null);
  const version = useTopicVersion(QUERY_TOPICS['doubles.list']);
  const rows = useRowPages<PairRow, Answer>(`${reason ?? ''}|${asked}`, version, async ({ offset, limit }) => {
    const reasons = reason === null ? [] : [reason];
    const { pairs, total } = await api.call('doubles.list', { reasons, search: asked, offset, limit });
    return { rows: pairs.map(pairRow), total, snapshot: '' };
  });
  const columns = useGridColumns('doubles', useDoubleColumns());
  const open = (row: PairRow) => setMerging({ keptId: row.kept.id, lostId: row.lost.id });
  const filtered = reason !== null || asked !== '';
  return (
    <>
      <Group gap="xs">
        <TextInput
          aria-label={t('doubles.page.search')}
          placeholder={t('doubles.page.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={180}
        />
        <Reasons counts={counts} reason={reason} onReason={setReason} />
        <span className={classes.spread} />
        <TableExport
          request={{ table: 'suspects', of: { reasons: reason === null ? [] : [reason], search: asked } }}
          name={t('doubles.page.title')}
          columns={columns.shown}
        />
        <Button
          size="compact-sm"
          disabled={active === undefined}
          leftSection={<GitMerge size={14} aria-hidden />}
          onClick={() => active && open(active)}
        >
          {t('doubles.act.merge')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={active === undefined}
          leftSection={<Split size={14} aria-hidden />}
          onClick={() => active && void decide.distinct(active.kept, active.lost)}
        >
          {t('doubles.act.distinct')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={active === undefined}
          leftSection={<Store size={14} aria-hidden />}
          onClick={() => active && void decide.group(active.kept, active.lost)}
        >
          {t('doubles.act.group')}
        </Button>
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<PairRow, Answer>
          name="doubles"
          label={t('doubles.page.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          onOpen={open}
          onActive={setActive}
          onDelete={() => active && void decide.distinct(active.kept, active.lost)}
          leads
          empty={
            filtered ? (
              <EmptyState title={t('doubles.page.noneFiltered')} />
            ) : (
              <EmptyState title={t('doubles.page.none')} text={t('doubles.page.noneText')} />
            )
          }
          footer={
            <Text size="xs" c="dimmed">
              {t('doubles.page.keys')}
            </Text>
          }
        />
      </div>
      <MergeDealersModal pair={merging} onClose={() => setMerging(null)} />
    </>
  );
}

interface ReasonsProps {
  counts: Output<'doubles.list'>['counts'];
  reason: Code | null;
  onReason(reason: Code | null): void;
}

function Reasons({ counts, reason, onReason }: ReasonsProps) {
  const t = useT();
  const shown = FOR_CODES.filter((code) => (counts[code] ?? 0) > 0);
  if (shown.length < 2) return null;
  return (
    <Chip.Group value={reason ?? ''} onChange={(value) => onReason(FOR_CODES.find((code) => code === value) ?? null)}>
      <Group gap={4} role="group" aria-label={t('doubles.page.reasons')}>
        <Chip size="xs" value="">
          {t('doubles.page.all')}
        </Chip>
        {shown.map((code) => (
          <Chip key={code} size="xs" value={code}>
            {t(`doubles.filter.${code}`)} {counts[code]}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
