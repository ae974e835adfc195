import { Group, Text, Title } from '@mantine/core';
import type { Refusal } from '../../../shared/contract/demand.contract.ts';
import { NEED_WORDS } from '../../../shared/i18n/needWords.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useT } from '../../components/useT.ts';
import { useUndoableAct } from '../doubles/useUndoableAct.ts';

/** What is not proposed any more, with the reasons; a row lets it be proposed again. Nothing where nothing is refused. */
export function RefusedPart({ of }: { of: 'need' | 'product' }) {
  const t = useT();
  const api = useApi();
  const act = useUndoableAct();
  const all = useApiQuery('demand.refused', {}).data?.refused ?? [];
  const rows = all.filter(({ need }) => (need !== null) === (of === 'need'));
  if (rows.length === 0) return null;
  const nameOf = ({ need, product }: Refusal) => (need === null ? product : t(`demand.need.${NEED_WORDS[need]}`));
  const title = t('demand.refuse.list', { count: rows.length });
  const columns: ShownColumn<Refusal>[] = [
    [t('demand.column.dealer'), 'text', ({ dealer }) => dealer],
    [t(of === 'need' ? 'demand.needs.tag' : 'demand.new.product'), 'text', nameOf],
    [t('demand.refuse.reason'), 'text', ({ reason }) => reason],
  ];
  const allow = (row: Refusal) =>
    void act(
      () => api.call('demand.allow', { ids: [row.id] }),
      t('demand.refuse.allowed', { dealer: row.dealer, name: nameOf(row) }),
    );
  return (
    <section aria-label={title}>
      <Group gap="sm" mb={4} mt="md">
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} />
      </Group>
      <Text size="sm" c="dimmed" mb={4}>
        {t('demand.refuse.listText')}
      </Text>
      <FigureTable label={title} columns={columns} rows={rows} height={240} onRow={allow} />
    </section>
  );
}
