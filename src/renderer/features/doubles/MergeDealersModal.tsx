import { Radio, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { DoubleDealer, MergeFieldRow } from '../../../shared/contract/doubles.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { countsText } from '../../../shared/i18n/mergeCountsText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { dealersApart } from './doubleTexts.ts';
import { MergeForm, MergeWindow } from './MergeForm.tsx';

/** Two dealers to be made one; which of them stays may still be changed. */
export interface MergePair {
  keptId: DealerId;
  lostId: DealerId;
}

export interface MergeDealersModalProps {
  pair: MergePair | null;
  onClose(): void;
  /** Told who stays. */
  onMerged?(keptId: DealerId): void;
}

/** Two dealers side by side: a choice for each field in which they differ, and what moves. */
export function MergeDealersModal({ pair, onClose, onMerged }: MergeDealersModalProps) {
  const t = useT();
  return (
    <MergeWindow title={t('doubles.merge.title')} size={820} opened={pair !== null} onClose={onClose}>
      {pair && <Sides pair={pair} onClose={onClose} onMerged={onMerged} />}
    </MergeWindow>
  );
}

function Sides(props: { pair: MergePair; onClose(): void; onMerged: ((keptId: DealerId) => void) | undefined }) {
  const [pair, setPair] = useState(props.pair);
  const compared = useApiQuery('doubles.compare', pair, { keepPrevious: true });
  const t = useT();
  if (compared.error) return <ErrorNotice error={compared.error} onRetry={() => void compared.refetch()} />;
  if (!compared.data) return <Text c="dimmed">{t('common.loading')}</Text>;
  const swap = () => setPair({ keptId: pair.lostId, lostId: pair.keptId });
  return (
    <Choice
      key={`${compared.data.kept.id}-${compared.data.kept.revision}-${compared.data.lost.revision}`}
      compared={compared.data}
      onSwap={swap}
      onClose={props.onClose}
      onMerged={props.onMerged}
    />
  );
}

interface ChoiceProps {
  compared: Output<'doubles.compare'>;
  onSwap(): void;
  onClose(): void;
  onMerged: ((keptId: DealerId) => void) | undefined;
}

function Choice({ compared, onSwap, onClose, onMerged }: ChoiceProps) {
  const { kept, lost, fields, moves } = compared;
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const merge = useApiCommand('doubles.merge');
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(fields.filter(({ take }) => take).map(({ field }) => field)),
  );
  const choose = (field: string, take: boolean) => {
    const next = new Set(taken);
    if (take) next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  const names = dealersApart({ kept, lost });
  const submit = () =>
    merge.mutate(
      {
        keptId: kept.id,
        lostId: lost.id,
        taken: [...taken],
        expected: { kept: kept.revision, lost: lost.revision },
      },
      {
        onSuccess: ({ changeId }) => {
          notify.done(t('doubles.merge.done', names), () => void undo(changeId));
          onClose();
          onMerged?.(kept.id);
        },
      },
    );
  const list = countsText(moves, t);
  return (
    <MergeForm
      heads={
        <>
          <Head dealer={kept} fate={t('doubles.merge.stays')} />
          <Head dealer={lost} fate={t('doubles.merge.goes')} />
        </>
      }
      rows={fields.map((row) => (
        <FieldChoice key={row.field} row={row} take={taken.has(row.field)} onChoose={choose} />
      ))}
      error={merge.error}
      isPending={merge.isPending}
      onSwap={onSwap}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields.length === 0 && <Text size="sm">{t('doubles.merge.same')}</Text>}
      <Text size="sm" role="status">
        {list === '' ? t('doubles.merge.movesNothing') : t('doubles.merge.moves', { list })}{' '}
        {moves.summed > 0 && t('doubles.merge.summed', { count: moves.summed })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('doubles.merge.promise', names)}
      </Text>
    </MergeForm>
  );
}

function Head({ dealer, fate }: { dealer: DoubleDealer; fate: string }) {
  const t = useT();
  const format = useFormat();
  const { name, code, orders, netMinor, lastOn } = dealer;
  return (
    <Table.Th>
      <Text size="xs" c="dimmed">
        {fate}
      </Text>
      <Text fw={600}>{name}</Text>
      <Text size="xs" c="dimmed">
        {[
          code,
          t('doubles.merge.bills', { count: orders, amount: format.money(netMinor) }),
          lastOn === null ? '' : t('doubles.merge.last', { day: format.day(lastOn) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </Text>
    </Table.Th>
  );
}

interface FieldChoiceProps {
  row: MergeFieldRow;
  take: boolean;
  onChoose(field: string, take: boolean): void;
}

/** One field: the value of either, the chosen one marked. */
function FieldChoice({ row, take, onChoose }: FieldChoiceProps) {
  const t = useT();
  const format = useFormat();
  const label = fieldLabel(row, t);
  const side = (value: string, isLost: boolean) => (
    <Table.Td>
      <Radio
        size="xs"
        name={`merge-${row.field}`}
        checked={take === isLost}
        onChange={() => onChoose(row.field, isLost)}
        aria-label={`${label}: ${valueText(row, value, t, format)}`}
        label={
          isLost && row.both
            ? `${t('doubles.merge.both')} · ${valueText(row, value, t, format)}`
            : valueText(row, value, t, format)
        }
      />
    </Table.Td>
  );
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {side(row.kept, false)}
      {side(row.lost, true)}
    </Table.Tr>
  );
}

const LABELS = {
  name: 'dealers.field.name',
  code: 'dealers.field.code',
  shortName: 'dealers.field.shortName',
  mnemonic: 'imports.field.mnemonic',
  type: 'dealers.field.type',
  region: 'dealers.field.region',
  town: 'dealers.field.town',
  area: 'dealers.field.area',
  address: 'dealers.field.address',
  openedOn: 'dealers.field.openedOn',
  originalGrade: 'dealers.field.originalGrade',
  intent: 'dealers.field.intent',
  taxNo: 'dealers.field.taxNo',
  settlement: 'dealers.field.settlement',
  creditLimit: 'dealers.field.creditLimit',
  termDays: 'dealers.field.termDays',
  potential: 'dealers.field.potential',
  cooperation: 'dealers.field.cooperation',
  note: 'dealers.field.note',
  rep: 'dealers.field.repId',
} as const;

function fieldLabel({ field, name }: MergeFieldRow, t: T): string {
  return Object.hasOwn(LABELS, field) ? t(LABELS[field as keyof typeof LABELS]) : name; // just looked up
}

function valueText({ field, kind }: MergeFieldRow, value: string, t: T, format: Format): string {
  if (value === '') return t('common.value.empty');
  if (kind === 'flag') return t(value === '1' ? 'common.value.yes' : 'common.value.no');
  if (field === 'openedOn' || (kind === 'date' && isCalendarDay(value))) return format.day(value);
  if (field === 'creditLimit') return format.money(Number(value));
  const type = field === 'type' ? DEALER_TYPES.find((known) => known === value) : undefined;
  return type === undefined ? value : t(`dealers.type.${type}`);
}
