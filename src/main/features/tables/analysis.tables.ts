import type { AdvisedDealer, MatrixRow, SuggestedProduct } from '../../../shared/contract/demand.contract.ts';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { adviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import { declineReason } from '../../../shared/i18n/declineText.ts';
import type { OutValue } from '../../spreadsheets/outgoing.ts';
import { namingOf } from './file.tables.ts';
import { amountIn, type Column, type GridSheet, once, paged, sheetOf, type TableEnv } from './tableParts.ts';

/** Rows of dealers asked for at a time. */
const PAGE = 500;

/** Everybody who slips, as the page is narrowed: a call list with phones and reasons. */
export async function slippingTable(of: TableOf<'slipping'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const naming = await namingOf(env);
  const percent = (part: number) => `${Math.round(part * 100)}%`;
  const money = (minor: number) => String(amount(minor));
  const reason = (row: SlippingRow) => declineReason(row, t, { day: (day) => day, money, percent });
  const columns: Column<SlippingRow>[] = [
    ['rhythm.column.code', 'text', ({ code }) => code, 16],
    ['rhythm.column.name', 'text', ({ name }) => name, 34],
    ['rhythm.column.city', 'text', ({ city }) => city],
    ['rhythm.column.tier', 'text', ({ tier }) => tierText(naming, tier)],
    ['rhythm.column.rep', 'text', ({ rep }) => rep ?? ''],
    ['rhythm.column.phone', 'text', ({ phone }) => phone, 18],
    ['rhythm.column.lastOn', 'day', ({ lastOn }) => lastOn],
    ['rhythm.column.cycle', 'plain', ({ cycleDays }) => cycleDays],
    ['rhythm.column.late', 'plain', ({ lateCycles }) => lateCycles],
    ['rhythm.column.chance', 'percent', ({ pAlive }) => pAlive],
    ['rhythm.column.expected', 'money', ({ expectedMinor }) => amount(expectedMinor), 16],
    ['rhythm.column.likely', 'money', ({ likelyMinor }) => amount(likelyMinor), 16],
    ['rhythm.column.atStake', 'money', ({ atStakeMinor }) => amount(atStakeMinor), 16],
    ['rhythm.hit.share', 'percent', ({ hit }) => hit?.rate ?? null, 14],
    ['rhythm.hit.cases', 'integer', ({ hit }) => hit?.flagged ?? null, 14],
    ['rhythm.column.reason', 'text', reason, 80],
  ];
  const rows = paged(async (at) => (await ask('rhythm.slipping', { ...of, ...at })).rows, PAGE);
  return [sheetOf(t, 'rhythm.page.list', columns, rows)];
}

/** Columns that a sheet of a spreadsheet program takes with ease. */
const MOST_COLUMNS = 200;

/** Dealers × categories: every row, and as many columns as a sheet takes, the rest in one. */
export async function matrixTable(of: TableOf<'demandMatrix'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const naming = await namingOf(env);
  const wishes = { ...of, columnsFrom: 0, columnsLimit: MOST_COLUMNS };
  const first = await ask('demand.matrix', { ...wishes, limit: 1 });
  const columns = first?.columns ?? [];
  const fixed: Column<MatrixRow>[] = [
    ['demand.column.code', 'text', ({ code }) => code, 16],
    ['demand.column.dealer', 'text', ({ name }) => name, 34],
    ['demand.column.tier', 'text', ({ tier }) => tierText(naming, tier)],
    ['demand.column.total', 'money', ({ netMinor }) => amount(netMinor), 16],
    ['demand.column.before', 'money', ({ beforeMinor }) => amount(first?.previousCovered ? beforeMinor : null), 16],
  ];
  const rest: Column<MatrixRow>[] = [
    ['demand.column.other', 'money', ({ otherMinor }) => amount(otherMinor), 16],
    ['demand.column.unsplit', 'money', ({ unsplitMinor }) => amount(unsplitMinor), 16],
  ];
  async function* rows(): AsyncGenerator<OutValue[]> {
    const all = paged(async (at) => (await ask('demand.matrix', { ...wishes, ...at }))?.rows ?? [], PAGE);
    for await (const row of all)
      yield [
        ...fixed.map(([, , value]) => value(row)),
        ...columns.map((_, at) => amount(row.cells[at]?.[0] ?? 0)),
        ...rest.map(([, , value]) => value(row)),
      ];
  }
  const head = ([header, kind, , width]: Column<MatrixRow>) => ({ header: t(header), kind, width: width ?? 12 });
  return [
    {
      name: t('demand.part.matrix'),
      columns: [
        ...fixed.map(head),
        ...columns.map(({ name }) => ({ header: name, kind: 'money' as const, width: 14 })),
        ...rest.map(head),
      ],
      rows: rows(),
    },
  ];
}

/** What each dealer should buy, a row for each product. */
export async function shouldBuyTable(of: TableOf<'shouldBuy'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const priced = adviceVerdict(await ask('demand.backTest', {})) !== 'noBetter';
  type Row = SuggestedProduct & { dealer: AdvisedDealer };
  async function* rows(): AsyncGenerator<Row> {
    const dealers = paged(async (at) => (await ask('demand.shouldBuy', { ...of, ...at }))?.rows ?? [], PAGE);
    for await (const dealer of dealers) {
      const products = once(async () => (await ask('demand.shouldBuyOf', { dealerId: dealer.id }))?.products ?? []);
      for await (const product of products) yield { ...product, dealer };
    }
  }
  const expected: Column<Row> = ['demand.buy.expected', 'money', ({ expectedMinor }) => amount(expectedMinor), 16];
  const columns: Column<Row>[] = [
    ['demand.column.code', 'text', ({ dealer }) => dealer.code, 16],
    ['demand.column.dealer', 'text', ({ dealer }) => dealer.name, 34],
    ['demand.column.total', 'money', ({ dealer }) => amount(dealer.netMinor), 16],
    ['demand.buy.productCode', 'text', ({ code }) => code, 16],
    ['demand.new.product', 'text', ({ name, spec }) => [name, spec].filter((part) => part !== '').join(' '), 34],
    ['demand.buy.support', 'text', ({ support, of: asked }) => t('demand.buy.of', { support, of: asked })],
    ...(priced ? [expected] : []),
    ['demand.buy.newest', 'day', ({ newestOn }) => newestOn],
    ['demand.buy.own', 'day', ({ lastOn }) => lastOn],
  ];
  return [sheetOf(t, 'demand.part.buy', columns, rows())];
}

function tierText(naming: TierNaming, tier: string | null): string {
  return tier === null ? '' : tierName(naming, tier);
}
