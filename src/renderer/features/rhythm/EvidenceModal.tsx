import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceRow } from '../../../shared/contract/rhythm.contract.ts';
import type { DeclineSignal } from '../../../shared/contract/rhythmRules.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { gapText } from '../../../shared/i18n/declineText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './rhythm.module.css';

const PAGE = 100;

type Key =
  | 'when'
  | 'on'
  | 'number'
  | 'product'
  | 'category'
  | 'qty'
  | 'price'
  | 'amount'
  | 'gap'
  | 'products'
  | 'overdue';

/** What each sign is told by. */
const COLUMNS: Record<DeclineSignal, readonly Key[]> = {
  late: ['on', 'gap', 'amount'],
  smaller: ['when', 'on', 'number', 'amount'],
  narrower: ['when', 'on', 'number', 'product', 'products', 'amount'],
  stopped: ['when', 'on', 'number', 'product', 'category', 'qty', 'amount'],
  returns: ['when', 'on', 'number', 'amount'],
  price: ['when', 'on', 'number', 'product', 'qty', 'price', 'amount'],
  arrears: ['when', 'on', 'overdue'],
};
const FIGURES: readonly Key[] = ['qty', 'price', 'amount', 'gap', 'products', 'overdue'];

interface EvidenceProps {
  dealerId: DealerId;
  name: string;
  signal: DeclineSignal;
  onClose(): void;
}

/** The bills, lines or balances a sign rests on, the latest first. */
export function EvidenceModal({ dealerId, name, signal, onClose }: EvidenceProps) {
  const t = useT();
  const format = useFormat();
  const [limit, setLimit] = useState(PAGE);
  const found = useApiQuery('rhythm.evidence', { dealerId, signal, limit }, { keepPrevious: true });
  const keys = COLUMNS[signal];
  const title = t('rhythm.evidence.title', { name, signal: t(`rhythm.signal.${signal}`) });
  const textOf = (key: Key, row: EvidenceRow) => {
    if (key === 'when') return t(row.recent ? 'rhythm.evidence.recent' : 'rhythm.evidence.before');
    if (key === 'on' && row.ongoing) return t('rhythm.evidence.ongoing', { day: format.day(row.on) });
    return key === 'gap' ? gapText(row, t, format.count) : cellOf(key, row, format);
  };
  const { rows = [], total = 0, recentAfter = null, beforeAfter = null } = found.data ?? {};
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {found.error && <ErrorNotice error={found.error} />}
      {found.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {recentAfter !== null && signal !== 'late' && signal !== 'arrears' && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('rhythm.evidence.spans', { recent: format.day(recentAfter), before: format.day(beforeAfter) })}
        </Text>
      )}
      {found.data && total === 0 && <Text>{t('rhythm.evidence.none')}</Text>}
      {rows.length > 0 && (
        <>
          <TableExport
            request={shownTable(
              title,
              keys.map(
                (key): ShownColumn<EvidenceRow> => [t(`rhythm.evidence.${key}`), 'text', (row) => textOf(key, row)],
              ),
              rows,
            )}
            name={title}
          />
          <div className={classes.room}>
            <table className={classes.table}>
              <thead>
                <tr>
                  {keys.map((key) => (
                    <th key={key} scope="col" data-end={FIGURES.includes(key) || undefined}>
                      {t(`rhythm.evidence.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no number of their own and are shown as a whole
                  <tr key={at}>
                    {keys.map((key) => (
                      <td key={key} data-end={FIGURES.includes(key) || undefined}>
                        {textOf(key, row)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {rows.length < total && rows.length < 500 && (
        <Button variant="subtle" mt="xs" onClick={() => setLimit(Math.min(500, limit + PAGE))}>
          {t('rhythm.evidence.more')}
        </Button>
      )}
    </Modal>
  );
}

function cellOf(key: Key, row: EvidenceRow, format: Format): string {
  switch (key) {
    case 'on':
      return format.day(row.on);
    case 'number':
      return row.number;
    case 'product':
      return row.product;
    case 'category':
      return row.category;
    case 'qty':
      return format.quantity(row.qtyMicro);
    case 'price':
      return format.price(row.unitPriceMicro);
    case 'products':
      return format.count(row.count);
    default:
      return format.money(row.amountMinor);
  }
}
