import { Anchor, Group, Modal, Text } from '@mantine/core';
import type { DemandLevel } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

export interface ShownCell {
  dealerId: DealerId;
  dealer: string;
  level: DemandLevel;
  key: string;
  name: string;
}

/** The lines of bills behind one cell of the matrix. */
export function CellLines({ cell, onClose }: { cell: ShownCell | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={cell !== null}
      onClose={onClose}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
      title={cell && t('demand.lines.title', { dealer: cell.dealer, name: cell.name })}
    >
      {cell && <Lines cell={cell} />}
    </Modal>
  );
}

type Line = NonNullable<Output<'demand.lines'>>['lines'][number];

function Lines({ cell }: { cell: ShownCell }) {
  const t = useT();
  const format = useFormat();
  const { dealerId, level, key, dealer, name } = cell;
  const answer = useApiQuery('demand.lines', { dealerId, level, key });
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (!answer.data) return <Text c="dimmed">{t('common.loading')}</Text>;
  const { lines, total } = answer.data;
  const columns: ShownColumn<Line>[] = [
    [t('demand.lines.on'), 'day', ({ on }) => on],
    [t('demand.lines.number'), 'text', ({ number }) => number],
    [t('demand.lines.product'), 'text', ({ product }) => product],
    [t('demand.lines.quantity'), 'text', ({ qtyMicro, unit }) => `${format.quantity(qtyMicro)} ${unit}`],
    [t('demand.lines.amount'), 'money', ({ netMinor }) => netMinor],
  ];
  const title = t('demand.lines.title', { dealer, name });
  return (
    <>
      <Group justify="space-between" mb={6}>
        <Text size="sm" c="dimmed">
          {lines.length === 0 ? t('demand.lines.none') : t('demand.lines.shown', { shown: lines.length, total })}
        </Text>
        <Group gap="sm">
          <TableExport request={shownTable(title, columns, lines)} name={title} disabled={lines.length === 0} />
          <Anchor href={`#/dealers/${dealerId}`}>{t('demand.lines.dealer')}</Anchor>
        </Group>
      </Group>
      <FigureTable label={title} columns={columns} rows={lines} height={420} />
    </>
  );
}
