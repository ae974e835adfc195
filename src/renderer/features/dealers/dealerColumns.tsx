import { useMemo } from 'react';
import type { DealerPatch, DealerRow, GridColumn as ExportColumn } from '../../../shared/contract/dealers.contract.ts';
import { DEALER_TYPES, type DealerType } from '../../../shared/domain/dealers.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type Format, useFormat } from '../../components/format.ts';
import type { CellEdit, GridColumn } from '../../components/grid/gridTypes.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';

/** A column of the dealer grid carries the name it is exported under. */
export type DealerColumn = GridColumn<DealerRow> & { id: ExportColumn };

/** The grid's columns in their first order. */
export function useDealerColumns(): readonly DealerColumn[] {
  const t = useT();
  const format = useFormat();
  const edits = useCellEdits(t);
  return useMemo(
    () => [
      ...identityColumns(t, edits),
      ...scoreColumns(t, format),
      ...placeColumns(t, edits),
      ...furtherColumns(t, format, edits),
    ],
    [t, format, edits],
  );
}

/** A tier, or why there is none. */
export function tierText(row: Pick<DealerRow, 'tier' | 'ungraded'>, t: T): string {
  if (row.tier !== null) return row.tier;
  return t(row.ungraded === 'excluded' ? 'scoring.ungraded.excluded' : 'common.tier.ungraded');
}

type Edits = ReturnType<typeof useCellEdits>;

function identityColumns(t: T, edits: Edits): DealerColumn[] {
  return [
    {
      id: 'code',
      title: t('dealers.column.code'),
      width: 84,
      sortKey: 'code',
      pinned: true,
      text: (row) => row.code,
      edit: edits.text('code'),
    },
    {
      id: 'name',
      title: t('dealers.column.name'),
      width: 168,
      sortKey: 'name',
      pinned: true,
      text: (row) => row.name,
      edit: edits.text('name'),
    },
    {
      id: 'tier',
      title: t('dealers.column.tier'),
      // Room for why there is none, in either language.
      width: 84,
      align: 'center',
      sortKey: 'tier',
      text: (row) => tierText(row, t),
      cell: (row) => <TierBadge tier={row.tier} text={tierText(row, t)} />,
    },
  ];
}

function scoreColumns(t: T, format: Format): DealerColumn[] {
  return [
    {
      id: 'amount',
      title: t('dealers.column.amount'),
      width: 104,
      align: 'end',
      sortKey: 'amount',
      text: (row) => format.amount(row.amountMinor),
    },
    {
      id: 'lastOrder',
      title: t('dealers.column.lastOrder'),
      width: 120,
      align: 'end',
      sortKey: 'lastOrder',
      text: (row) => format.day(row.lastOn),
    },
    {
      id: 'orders',
      title: t('dealers.column.orders'),
      width: 60,
      align: 'end',
      sortKey: 'orders',
      text: (row) => format.count(row.orders),
    },
    {
      id: 'amountPrev',
      title: t('dealers.column.amountPrev'),
      width: 104,
      align: 'end',
      sortKey: 'amountPrev',
      text: (row) => format.amount(row.amountPrevMinor),
    },
  ];
}

function placeColumns(t: T, edits: Edits): DealerColumn[] {
  return [
    {
      id: 'rep',
      title: t('dealers.column.rep'),
      width: 104,
      sortKey: 'rep',
      text: (row) => row.repName,
      edit: edits.rep,
    },
    { id: 'city', title: t('dealers.column.city'), width: 84, sortKey: 'region', text: (row) => row.city },
    { id: 'district', title: t('dealers.column.district'), width: 84, text: (row) => row.district },
    {
      id: 'type',
      title: t('dealers.column.type'),
      width: 96,
      sortKey: 'type',
      text: (row) => (row.type === null ? '' : t(`dealers.type.${row.type}`)),
      edit: edits.type,
    },
    { id: 'contact', title: t('dealers.column.contact'), width: 84, text: (row) => row.contactName },
    { id: 'phone', title: t('dealers.column.phone'), width: 116, text: (row) => row.phone },
    {
      id: 'originalGrade',
      title: t('dealers.column.originalGrade'),
      width: 80,
      sortKey: 'originalGrade',
      text: (row) => row.originalGrade,
      edit: edits.text('originalGrade'),
    },
  ];
}

function furtherColumns(t: T, format: Format, edits: Edits): DealerColumn[] {
  const column = (id: ExportColumn, width: number, text: (row: DealerRow) => string): DealerColumn => ({
    id,
    title: t(`dealers.column.${id}`),
    width,
    text,
    optional: true,
  });
  const figure = (id: ExportColumn, width: number, text: (row: DealerRow) => string): DealerColumn => ({
    ...column(id, width, text),
    align: 'end',
  });
  const rfm = (row: DealerRow) => (row.rScore === null ? '' : `${row.rScore}-${row.fScore}-${row.mScore}`);
  return [
    { ...figure('rank', 64, (row) => format.count(row.rank)), sortKey: 'rank' },
    figure('share', 80, (row) => format.percent(row.share)),
    figure('cumulativeShare', 92, (row) => format.percent(row.cumulativeShare)),
    { ...column('rfm', 92, rfm), sortKey: 'rfm', align: 'center' },
    column('rfmGroup', 120, (row) => (row.rfmGroup === null ? '' : t(`scoring.group.${row.rfmGroup}`))),
    { ...figure('firstOrder', 124, (row) => format.day(row.firstOn)), sortKey: 'firstOrder' },
    { ...column('nextTier', 88, (row) => row.nextTier ?? ''), align: 'center' },
    figure('nextGap', 112, (row) => format.amount(row.nextGapMinor)),
    { ...column('shortName', 120, (row) => row.shortName), edit: edits.text('shortName') },
    column('province', 84, (row) => row.province),
    { ...column('area', 96, (row) => row.area), edit: edits.text('area') },
    { ...column('address', 240, (row) => row.address), edit: edits.text('address') },
  ];
}

type TextField = 'code' | 'name' | 'shortName' | 'originalGrade' | 'area' | 'address';

/** How cells are edited; every edit carries the revision it was made against. */
function useCellEdits(t: T) {
  const api = useApi();
  const reps = useApiQuery('reps.list', {}).data?.reps;
  return useMemo(() => {
    const save = (row: DealerRow, patch: Partial<DealerPatch>): Promise<DealerRow> =>
      api.call('dealers.update', { id: row.id, expectedRevision: row.revision, patch });
    const none = { value: '', label: t('common.value.none') };
    const type: CellEdit<DealerRow> = {
      value: (row) => row.type ?? '',
      options: [none, ...DEALER_TYPES.map((value) => ({ value, label: t(`dealers.type.${value}`) }))],
      save: (row, next) => save(row, { type: DEALER_TYPES.find((value: DealerType) => value === next) ?? null }),
    };
    const rep: CellEdit<DealerRow> = {
      value: (row) => String(row.repId ?? ''),
      options: [none, ...(reps ?? []).map(({ id, name }) => ({ value: String(id), label: name }))],
      save: (row, next) => save(row, { repId: next === '' ? null : RepId.parse(Number(next)) }),
    };
    const text = (field: TextField): CellEdit<DealerRow> => ({
      value: (row) => row[field],
      save: (row, next) => save(row, { [field]: next.trim() }),
    });
    return { type, rep, text };
  }, [api, reps, t]);
}
