import { customFieldOf, customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerRow, GridColumn, PlainColumn } from '../../../shared/contract/dealers.contract.ts';
import { wayUpMinor } from '../../../shared/domain/scoreReasons.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { totalPeriod } from './totalPeriod.repo.ts';

export type Cell = string | number | null;
/** Money is in minor units. */
export type CellKind = 'text' | 'number' | 'integer' | 'money' | 'percent' | 'day';

/** What a cell is told with. */
export interface Rendering {
  t: T;
  naming: TierNaming;
}

/** A column of the list of dealers as it is written down. */
export interface CellColumn {
  id: GridColumn;
  header: string;
  kind: CellKind;
  value(row: DealerRow, rendering: Rendering): Cell;
}

/** The columns as the grid names them; a field of the owner's own that is gone is left out. */
export function cellColumns(db: Db, columns: readonly GridColumn[], t: T): CellColumn[] {
  const field = rawOf(db).prepare<[number], { name: string; kind: keyof typeof OWN_KINDS }>(
    'SELECT name, kind FROM custom_field WHERE id = ?',
  );
  return columns.flatMap((column): CellColumn[] => {
    const own = customFieldOf(column);
    if (own === undefined) {
      const plain = column as PlainColumn; // the other half of the union
      return [{ id: column, header: headerOf(db, plain, t), kind: KINDS[plain], value: VALUES[plain] }];
    }
    const found = field.get(own);
    if (found === undefined) return [];
    const { name, kind } = found;
    return [
      {
        id: column,
        header: name,
        kind: OWN_KINDS[kind],
        value: (row, { t }) => ownCell(row.custom[customKey(own)], kind, t),
      },
    ];
  });
}

/** Totals are told with their days, which nothing else on a sheet says. */
function headerOf(db: Db, column: PlainColumn, t: T): string {
  const period = column === 'total' ? totalPeriod(db) : null;
  return period === null ? t(`dealers.column.${column}`) : t('dealers.totalOf', period);
}

const OWN_KINDS = { text: 'text', number: 'number', date: 'day', choice: 'text', flag: 'text' } as const;

function ownCell(value: string | undefined, kind: keyof typeof OWN_KINDS, t: T): Cell {
  if (value === undefined) return null;
  if (kind === 'number') return Number(value);
  return kind === 'flag' ? t(value === '1' ? 'common.value.yes' : 'common.value.no') : value;
}

const KINDS: Record<PlainColumn, CellKind> = {
  code: 'text',
  name: 'text',
  shortName: 'text',
  type: 'text',
  tier: 'text',
  originalGrade: 'text',
  rfm: 'text',
  rfmGroup: 'text',
  province: 'text',
  city: 'text',
  district: 'text',
  area: 'text',
  address: 'text',
  rep: 'text',
  contact: 'text',
  phone: 'text',
  amount: 'money',
  amountPrev: 'money',
  share: 'percent',
  cumulativeShare: 'percent',
  orders: 'integer',
  firstOrder: 'day',
  lastOrder: 'day',
  rank: 'integer',
  nextTier: 'text',
  nextGap: 'money',
  nextOrders: 'integer',
  stage: 'text',
  cycle: 'number',
  late: 'number',
  atStake: 'money',
  openedOn: 'day',
  settlement: 'text',
  creditLimit: 'money',
  termDays: 'integer',
  balance: 'money',
  overdue: 'money',
  overLimit: 'money',
  total: 'money',
  openCases: 'integer',
  tags: 'text',
  ownerGroup: 'text',
};

/** Each column as the grid shows it, numbers as numbers and money in minor units. */
const VALUES: Record<PlainColumn, (row: DealerRow, rendering: Rendering) => Cell> = {
  code: (row) => row.code,
  name: (row) => row.name,
  shortName: (row) => row.shortName,
  type: (row, { t }) => (row.type === null ? '' : t(`dealers.type.${row.type}`)),
  tier: (row, { t, naming }) =>
    row.tier !== null
      ? tierName(naming, row.tier)
      : t(row.ungraded === 'excluded' ? 'scoring.ungraded.excluded' : 'common.tier.ungraded'),
  originalGrade: (row) => row.originalGrade,
  rfm: (row) => (row.rScore === null ? '' : `${row.rScore}${row.fScore}${row.mScore}`),
  rfmGroup: (row, { t }) => (row.rfmGroup === null ? '' : t(`scoring.group.${row.rfmGroup}` as TextKey)),
  province: (row) => row.province,
  city: (row) => row.city,
  district: (row) => row.district,
  area: (row) => row.area,
  address: (row) => row.address,
  rep: (row) => row.repName,
  contact: (row) => row.contactName,
  phone: (row) => row.phone,
  amount: (row) => row.amountMinor,
  amountPrev: (row) => row.amountPrevMinor,
  share: (row) => row.share,
  cumulativeShare: (row) => row.cumulativeShare,
  orders: (row) => row.orders,
  firstOrder: (row) => row.firstOn,
  lastOrder: (row) => row.lastOn,
  rank: (row) => row.rank,
  nextTier: (row, { naming }) => (row.nextTier === null ? '' : tierName(naming, row.nextTier)),
  nextGap: wayUpMinor,
  nextOrders: (row) => row.nextGapOrders,
  stage: (row, { t }) => (row.stage === null ? '' : t(`lifecycle.stage.${row.stage}`)),
  cycle: (row) => row.cycleDays,
  late: (row) => row.lateCycles,
  atStake: (row) => row.atStakeMinor,
  openedOn: (row) => row.openedOn,
  settlement: (row) => row.settlement,
  creditLimit: (row) => row.creditLimitMinor,
  termDays: (row) => row.termDays,
  balance: (row) => row.balanceMinor,
  overdue: (row) => row.overdueMinor,
  overLimit: (row) => row.overLimitMinor,
  total: (row) => row.totalMinor,
  openCases: (row) => row.openCases,
  // Both separators are read again by an import.
  tags: (row, { t }) => row.tags.map(({ name }) => name).join(t('reports.frame.listComma')),
  ownerGroup: (row) => row.ownerGroup?.name ?? '',
};
