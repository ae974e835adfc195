import { useMemo } from 'react';
import { customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import {
  type DealerPatch,
  type DealerRow,
  type GridColumn as ExportColumn,
  FIRST_COLUMNS,
  type PlainColumn,
} from '../../../shared/contract/dealers.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { DEALER_TYPES, type DealerType } from '../../../shared/domain/dealers.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { scaledToDecimal } from '../../../shared/domain/money.ts';
import { wayUpMinor } from '../../../shared/domain/scoreReasons.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import { oneDecimal } from '../../../shared/i18n/declineText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type Format, useFormat } from '../../components/format.ts';
import type { CellEdit, GridColumn } from '../../components/grid/gridTypes.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useTypedFigures } from '../../components/typedFigure.ts';
import { useT } from '../../components/useT.ts';

/** A column of the dealer grid carries the name it is exported under. */
export type DealerColumn = GridColumn<DealerRow> & { id: ExportColumn };

/** The grid's columns in their first order. */
export function useDealerColumns(): readonly DealerColumn[] {
  const t = useT();
  const format = useFormat();
  const edits = useCellEdits(t);
  const fields = useApiQuery('fields.list', {}).data?.fields;
  const naming = useTierNaming();
  return useMemo(() => {
    const columns = [
      ...identityColumns(t, edits, naming),
      ...scoreColumns(t, format),
      ...placeColumns(t, edits),
      ...furtherColumns(t, format, edits, naming),
      ...(fields ?? []).filter(({ archived }) => !archived).map((field) => ownColumn(field, t, format, edits)),
    ];
    return columns.map((column) => (FIRST_COLUMNS.includes(column.id) ? column : { ...column, optional: true }));
  }, [t, format, edits, fields, naming]);
}

/** A tier, or why there is none. */
export function tierText(row: Pick<DealerRow, 'tier' | 'ungraded'>, t: T, naming?: TierNaming): string {
  if (row.tier !== null) return naming ? tierName(naming, row.tier) : row.tier;
  return t(row.ungraded === 'excluded' ? 'scoring.ungraded.excluded' : 'common.tier.ungraded');
}

/** The tier's badge; who has never bought is marked, graded or not. */
function TierCell({ row, t }: { row: DealerRow; t: T }) {
  const prospect = row.stage === 'prospect' && row.ungraded !== 'excluded';
  const word = prospect && row.tier === null ? t('lifecycle.stage.prospect') : tierText(row, t);
  return (
    <>
      <TierBadge tier={row.tier} text={word} pinned={row.pinned} />
      {prospect && row.tier !== null && <small>{` ${t('lifecycle.stage.prospect')}`}</small>}
    </>
  );
}

type Edits = ReturnType<typeof useCellEdits>;

function identityColumns(t: T, edits: Edits, naming: TierNaming): DealerColumn[] {
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
      text: (row) => tierText(row, t, naming),
      cell: (row) => <TierCell row={row} t={t} />,
    },
  ];
}

function scoreColumns(t: T, format: Format): DealerColumn[] {
  return [
    {
      id: 'amount',
      title: t('dealers.column.amount'),
      width: 116,
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
      width: 116,
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

function furtherColumns(t: T, format: Format, edits: Edits, naming: TierNaming): DealerColumn[] {
  const column = (id: PlainColumn, width: number, text: (row: DealerRow) => string): DealerColumn => ({
    id,
    title: t(`dealers.column.${id}`),
    width,
    text,
  });
  const figure = (id: PlainColumn, width: number, text: (row: DealerRow) => string): DealerColumn => ({
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
    {
      ...column('nextTier', 88, (row) => (row.nextTier === null ? '' : tierName(naming, row.nextTier))),
      align: 'center',
    },
    figure('nextGap', 112, (row) =>
      row.nextTier !== null && wayUpMinor(row) === null ? t('dealers.anySize') : format.amount(wayUpMinor(row)),
    ),
    figure('nextOrders', 112, (row) => format.count(row.nextGapOrders)),
    {
      ...column('stage', 96, (row) => (row.stage === null ? '' : t(`lifecycle.stage.${row.stage}`))),
      sortKey: 'stage',
    },
    { ...figure('cycle', 92, (row) => decimalText(row.cycleDays)), sortKey: 'cycle' },
    { ...figure('late', 84, (row) => decimalText(row.lateCycles)), sortKey: 'late' },
    { ...figure('atStake', 104, (row) => format.amount(row.atStakeMinor)), sortKey: 'atStake' },
    { ...column('shortName', 120, (row) => row.shortName), edit: edits.text('shortName') },
    column('province', 84, (row) => row.province),
    { ...column('area', 96, (row) => row.area), sortKey: 'area', edit: edits.text('area') },
    { ...column('address', 240, (row) => row.address), edit: edits.text('address') },
    { ...figure('openedOn', 124, (row) => format.day(row.openedOn)), sortKey: 'openedOn', edit: edits.openedOn },
    { ...column('settlement', 96, (row) => row.settlement), sortKey: 'settlement', edit: edits.text('settlement') },
    {
      ...figure('creditLimit', 104, (row) => format.amount(row.creditLimitMinor)),
      sortKey: 'creditLimit',
      edit: edits.creditLimit,
    },
    { ...figure('termDays', 80, (row) => format.count(row.termDays)), sortKey: 'termDays', edit: edits.termDays },
    { ...figure('balance', 104, (row) => format.amount(row.balanceMinor)), sortKey: 'balance' },
    { ...figure('overdue', 104, (row) => format.amount(row.overdueMinor)), sortKey: 'overdue' },
    { ...figure('overLimit', 104, (row) => format.amount(row.overLimitMinor)), sortKey: 'overLimit' },
    { ...figure('total', 116, (row) => format.amount(row.totalMinor)), sortKey: 'total' },
    {
      ...figure('openCases', 92, (row) => (row.openCases === null ? '' : format.count(row.openCases))),
      sortKey: 'openCases',
    },
    { ...column('tags', 140, tagsText), edit: edits.tags },
    { ...column('ownerGroup', 140, (row) => row.ownerGroup?.name ?? ''), sortKey: 'ownerGroup' },
  ];
}

/** A figure with one place at most, empty for none. */
function decimalText(value: number | null): string {
  return value === null ? '' : oneDecimal(value);
}

/** Between the names of tags; no tag contains one of these. */
const TAG_JOINT = '\u3001';
const TAG_JOINTS = /[,\uff0c\u3001;\uff1b\n\t]/;

export function tagsText(row: Pick<DealerRow, 'tags'>): string {
  return row.tags.map(({ name }) => name).join(TAG_JOINT);
}

/** A field of the owner's own as a column. */
function ownColumn(field: CustomField, t: T, format: Format, edits: Edits): DealerColumn {
  const key = customKey(field.id);
  const align = field.kind === 'number' || field.kind === 'date' ? { align: 'end' as const } : {};
  return {
    id: key,
    title: field.name,
    width: field.kind === 'date' ? 124 : 96,
    ...align,
    sortKey: key,
    text: (row) => ownText(row.custom[key], field, t, format),
    edit: edits.own(field),
  };
}

/** A value of the owner's own field as its reader writes it. */
export function ownText(value: string | undefined, { kind }: Pick<CustomField, 'kind'>, t: T, format: Format): string {
  if (value === undefined || value === '') return '';
  if (kind === 'flag') return t(value === '1' ? 'common.value.yes' : 'common.value.no');
  return kind === 'date' && isCalendarDay(value) ? format.day(value) : value;
}

/** A figure as it is typed, '' for none. */
function figureText(value: number | null, digits: number): string {
  return value === null ? '' : scaledToDecimal(value, digits);
}

type TextField = 'code' | 'name' | 'shortName' | 'originalGrade' | 'area' | 'address' | 'settlement';

/** How cells are edited; every edit carries the revision it was made against. */
function useCellEdits(t: T) {
  const api = useApi();
  const reps = useApiQuery('reps.list', {}).data?.reps;
  const { digits, read, refusal } = useTypedFigures();
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
      options: [
        none,
        ...(reps ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name })),
      ],
      save: (row, next) => save(row, { repId: next === '' ? null : RepId.parse(Number(next)) }),
    };
    const text = (field: TextField): CellEdit<DealerRow> => ({
      value: (row) => row[field],
      save: (row, next) => save(row, { [field]: next.trim() }),
    });
    const openedOn: CellEdit<DealerRow> = {
      value: (row) => row.openedOn ?? '',
      save: (row, next) => save(row, { openedOn: next.trim() === '' ? null : next.trim() }),
    };
    const figure = (field: 'creditLimitMinor' | 'termDays', kind: 'limit' | 'days'): CellEdit<DealerRow> => ({
      value: (row) => figureText(row[field], kind === 'limit' ? digits : 0),
      check: (next) => refusal(kind, next),
      save: (row, next) => {
        const figure = read(kind, next);
        return save(row, { [field]: figure.kind === 'value' ? figure.value : null });
      },
    });
    const tags: CellEdit<DealerRow> = {
      value: tagsText,
      save: (row, next) =>
        api.call('tags.set', { dealerId: row.id, tags: next.split(TAG_JOINTS).filter((name) => name.trim() !== '') }),
    };
    const own = (field: CustomField): CellEdit<DealerRow> => {
      const key = customKey(field.id);
      const options =
        field.kind === 'choice'
          ? field.choices.map((value) => ({ value, label: value }))
          : field.kind === 'flag'
            ? [
                { value: '1', label: t('common.value.yes') },
                { value: '0', label: t('common.value.no') },
              ]
            : undefined;
      return {
        value: (row) => row.custom[key] ?? '',
        ...(options === undefined ? {} : { options: [none, ...options] }),
        ...(field.kind === 'number' ? { check: (next: string) => refusal('number', next) } : {}),
        save: (row, next) =>
          api.call('fields.setValue', {
            dealerId: row.id,
            fieldId: field.id,
            before: row.custom[key] ?? '',
            value: next,
          }),
      };
    };
    const [creditLimit, termDays] = [figure('creditLimitMinor', 'limit'), figure('termDays', 'days')];
    return { type, rep, text, openedOn, creditLimit, termDays, tags, own };
  }, [api, reps, t, digits, read, refusal]);
}
