import { customFieldOf, customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerRow, GridColumn, PlainColumn } from '../../../shared/contract/dealers.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { T, TextKey } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { writeWorkbook } from '../../spreadsheets/writeWorkbook.ts';
import { readSettings } from '../settings/settings.service.ts';
import { namingOf, readRows } from './dealers.repo.ts';
import { unseenFields } from './detailFor.ts';
import { snapshotOf } from './gridIndex.ts';
import { mustSeeQuery } from './seenQuery.ts';

type ExportParams = Parsed<'dealers.export'>;
type Cell = string | number | null;
type ColumnKind = 'text' | 'number' | 'integer' | 'money' | 'percent' | 'day';

const PAGE = 500;

/** Starts writing exactly what the grid shows: these dealers, this order, these columns. @throws AppError field_hidden */
export function exportDealers(ctx: Ctx, input: ExportParams): Output<'dealers.export'> {
  mustSeeQuery(ctx, input);
  return { jobId: ctx.startJob('dealers.export', input) };
}

/** @throws AppError disk_full, not_writable, cancelled */
export async function writeDealerExport(params: ExportParams, env: JobEnv<unknown>): Promise<void> {
  const { db, port } = env;
  const today = env.clock.today();
  const t = createTranslator(params.lang);
  const { currency } = await readSettings(db);
  const hidden = unseenFields(db, env.operatorId);
  const seen = params.columns.filter((column) => !hidden.has(customFieldOf(column) ?? 0));
  const columns = outColumns(db, seen, t);
  const target = await env.resolveFile(params.file, 'write');
  const { ids } = await snapshotOf(db, params, today);
  await writeWorkbook(target.path, {
    currencyDigits: minorDigits(currency),
    sheets: [
      {
        name: t('dealers.page.title'),
        columns: columns.map(({ header, kind }) => ({ header, kind })),
        rows: exportRows(db, ids, columns, { t, currency, today, naming: namingOf(db, null) }),
      },
    ],
    onProgress: (done) => {
      port.checkCancelled();
      port.progress('building', done, ids.length);
    },
  });
}

interface Rendering {
  t: T;
  currency: string;
  today: string;
  naming: TierNaming;
}

interface OutColumn {
  header: string;
  kind: ColumnKind;
  value(row: DealerRow, rendering: Rendering): Cell;
}

/** The columns as the grid names them; a field of the owner's own that is gone is left out. */
function outColumns(db: Db, columns: readonly GridColumn[], t: T): OutColumn[] {
  const field = rawOf(db).prepare<[number], { name: string; kind: keyof typeof OWN_KINDS }>(
    'SELECT name, kind FROM custom_field WHERE id = ?',
  );
  return columns.flatMap((column): OutColumn[] => {
    const own = customFieldOf(column);
    if (own === undefined) {
      const plain = column as PlainColumn; // the other half of the union
      return [{ header: t(`dealers.column.${plain}`), kind: KINDS[plain], value: VALUES[plain] }];
    }
    const found = field.get(own);
    if (found === undefined) return [];
    const { name, kind } = found;
    return [
      { header: name, kind: OWN_KINDS[kind], value: (row, { t }) => ownCell(row.custom[customKey(own)], kind, t) },
    ];
  });
}

const OWN_KINDS = { text: 'text', number: 'number', date: 'day', choice: 'text', flag: 'text' } as const;

function ownCell(value: string | undefined, kind: keyof typeof OWN_KINDS, t: T): Cell {
  if (value === undefined) return null;
  if (kind === 'number') return Number(value);
  return kind === 'flag' ? t(value === '1' ? 'common.value.yes' : 'common.value.no') : value;
}

function* exportRows(db: Db, ids: Int32Array, columns: readonly OutColumn[], rendering: Rendering): Generator<Cell[]> {
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const row of readRows(db, [...ids.subarray(from, from + PAGE)], rendering.today)) {
      yield columns.map((column) => column.value(row, rendering));
    }
  }
}

const KINDS: Record<PlainColumn, ColumnKind> = {
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
  openedOn: 'day',
  settlement: 'text',
  creditLimit: 'money',
  termDays: 'integer',
  balance: 'money',
  overdue: 'money',
  overLimit: 'money',
  tags: 'text',
};

const money = (minor: number | null, { currency }: Rendering) =>
  minor === null ? null : minorToNumber(minor, currency);

/** Each column as the grid shows it, numbers as numbers. */
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
  amount: (row, rendering) => money(row.amountMinor, rendering),
  amountPrev: (row, rendering) => money(row.amountPrevMinor, rendering),
  share: (row) => row.share,
  cumulativeShare: (row) => row.cumulativeShare,
  orders: (row) => row.orders,
  firstOrder: (row) => row.firstOn,
  lastOrder: (row) => row.lastOn,
  rank: (row) => row.rank,
  nextTier: (row, { naming }) => (row.nextTier === null ? '' : tierName(naming, row.nextTier)),
  nextGap: (row, rendering) => money(row.nextGapMinor, rendering),
  openedOn: (row) => row.openedOn,
  settlement: (row) => row.settlement,
  creditLimit: (row, rendering) => money(row.creditLimitMinor, rendering),
  termDays: (row) => row.termDays,
  balance: (row, rendering) => money(row.balanceMinor, rendering),
  overdue: (row, rendering) => money(row.overdueMinor, rendering),
  overLimit: (row, rendering) => money(row.overLimitMinor, rendering),
  // Both separators are read again by an import.
  tags: (row, { t }) => row.tags.map(({ name }) => name).join(t('reports.frame.listComma')),
};
