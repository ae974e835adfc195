import type { RepMove, RepRow } from '../../../shared/contract/reps.contract.ts';
import type { TableOf } from '../../../shared/contract/tables.contract.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { amountIn, type GridSheet, momentText, once, paged, sheetOf, type TableEnv } from './tableParts.ts';

const RUN_REASONS = ['live', 'saved', 'printed', 'compared', 'month_end', 'before_import'] as const;
const UNGRADED = ['too_new', 'no_orders', 'excluded'] as const;

/** More dealers than a file has. */
const MOST_MOVERS = 1_000_000;

/** Where a dealer stands, in words. */
function standing(t: T, naming: TierNaming, code: string): string {
  if (code === 'ungraded' || code === 'absent' || code === 'other') return t(`scoring.moves.${code}`);
  return tierName(naming, code);
}

/** How the present result calls its tiers. */
export async function namingOf({ ask }: TableEnv): Promise<TierNaming> {
  const { schemes, activeId } = await ask('scoring.schemes', {});
  const { live } = await ask('scoring.overview', {});
  const active = schemes.find(({ id }) => id === activeId);
  return live?.rules ?? active?.rules ?? { tierNames: [], dormantName: '' };
}

export function owingTable(of: TableOf<'owing'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'receivables.page.title',
      [
        ['imports.field.code', 'text', (row) => row.code, 16],
        ['imports.check.name', 'text', (row) => row.name, 30],
        ['receivables.column.rep', 'text', (row) => row.repName],
        ['imports.field.phone', 'text', (row) => row.phone, 18],
        ['receivables.column.balance', 'money', (row) => amount(row.balanceMinor)],
        ['receivables.column.overdue', 'money', (row) => amount(row.overdueMinor)],
        ['imports.field.creditLimit', 'money', (row) => amount(row.creditLimitMinor)],
        ['tables.lastReceivedOn', 'day', (row) => row.lastReceivedOn],
      ],
      paged(async (at) => (await ask('receivables.list', { ...of, ...at })).rows, 1000),
    ),
  ];
}

export function owedByRepTable(env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  return [
    sheetOf(
      t,
      'tables.owedByRep',
      [
        ['receivables.column.rep', 'text', (row) => row.repName || t('receivables.page.noRep'), 16],
        ['receivables.column.overdue', 'money', (row) => amount(row.overdueMinor)],
        ['receivables.column.balance', 'money', (row) => amount(row.owedMinor)],
        ['reps.column.dealers', 'integer', (row) => row.dealers],
      ],
      once(async () => (await ask('receivables.overview', {})).reps),
    ),
  ];
}

export async function repsTable({ ids }: TableOf<'reps'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t, regionName } = env;
  const amount = amountIn(env);
  const naming = await namingOf(env);
  // An import reads such a list again.
  const words = (list: readonly string[]) => list.join(t('reports.frame.listComma'));
  const tiers = ({ tiers: found }: RepRow) =>
    Object.entries(found)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([tier, dealers]) => t('reps.tierPart', { tier: tierName(naming, tier), dealers: dealers ?? 0 }))
      .join(' · ');
  return [
    sheetOf(
      t,
      'reps.page.title',
      [
        ['reps.column.name', 'text', (row) => row.name, 14, 'name'],
        ['reps.column.status', 'text', (row) => t(row.active ? 'reps.status.active' : 'tables.left'), 10, 'status'],
        ['tables.leftOn', 'day', (row) => row.leftOn, undefined, 'status'],
        ['reps.column.level', 'text', (row) => row.level, undefined, 'level'],
        ['reps.column.dealers', 'integer', (row) => row.dealers, undefined, 'dealers'],
        ['reps.column.amount', 'money', (row) => amount(row.amountMinor), undefined, 'amount'],
        ['reps.column.tiers', 'text', tiers, 28, 'tiers'],
        ['tables.nextOn', 'day', (row) => row.nextOn, undefined, 'next'],
        ['tables.coming', 'integer', (row) => (row.nextOn === null ? null : row.coming), undefined, 'next'],
        ['tables.going', 'integer', (row) => (row.nextOn === null ? null : row.going), undefined, 'next'],
        ['reps.column.regions', 'text', (row) => words(row.regions.map(regionName)), 24, 'regions'],
        ['reps.column.skills', 'text', (row) => words(row.skills), 20, 'skills'],
        ['reps.column.capacity', 'integer', (row) => row.capacityMinutes, undefined, 'capacity'],
        ['reps.column.areas', 'text', (row) => words(row.areas), 20, 'areas'],
        ['reps.column.phone', 'text', (row) => row.phone, 18, 'phone'],
        ['reps.column.aliases', 'text', (row) => words(row.aliases), 20, 'aliases'],
        ['imports.field.note', 'text', (row) => row.note, 30],
      ],
      once(async () => wanted((await ask('reps.overview', {})).reps, ids)),
    ),
  ];
}

/** Those asked for, in that order. */
function wanted(reps: readonly RepRow[], ids: readonly number[] | undefined): readonly RepRow[] {
  if (ids === undefined) return reps;
  const byId = new Map<number, RepRow>(reps.map((rep) => [rep.id, rep]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export function repMovesTable(of: TableOf<'repMoves'>, { ask, t }: TableEnv): GridSheet[] {
  const whom = ({ coming, repName }: RepMove) =>
    t(coming ? 'reps.detail.came' : 'reps.detail.went', { name: repName || t('reps.detail.nobody') });
  return [
    sheetOf(
      t,
      'reps.detail.moves',
      [
        ['tables.fromOn', 'day', (row) => row.fromOn],
        ['reps.detail.moves', 'text', whom, 24],
        ['reps.column.dealers', 'integer', (row) => row.dealers],
        ['tables.reason', 'text', (row) => row.reason, 40],
      ],
      once(async () => (await ask('reps.moves', of)).moves),
    ),
  ];
}

/** The tiers of the present result, and what carries none. */
export async function tiersTable(env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const { live } = await ask('scoring.overview', {});
  const naming = await namingOf(env);
  const graded = (live?.tiers ?? []).map(({ tier, ...sums }) => ({ name: tierName(naming, tier), ...sums }));
  const without = await ask('dealers.list', { filter: { tiers: ['ungraded'], excluded: 'hide' }, limit: 1 });
  const ungraded = {
    name: t('scoring.tier.ungraded'),
    dealers: (live?.ungraded.too_new ?? 0) + (live?.ungraded.no_orders ?? 0),
    amountMinor: without.amountMinor ?? 0,
    orders: (live?.orders ?? 0) - graded.reduce((sum, row) => sum + row.orders, 0),
  };
  const rows = live === null ? [] : [...graded, ungraded];
  const dealers = rows.reduce((sum, row) => sum + row.dealers, 0);
  const amounts = rows.reduce((sum, row) => sum + row.amountMinor, 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const average = (amountMinor: number, orders: number) =>
    orders === 0 ? null : amount(Math.round(amountMinor / orders));
  return [
    sheetOf(
      t,
      'scoring.tier.label',
      [
        ['scoring.tier.column', 'text', (row) => row.name],
        ['scoring.tier.dealers', 'integer', (row) => row.dealers],
        ['scoring.tier.dealersShare', 'percent', (row) => share(row.dealers, dealers)],
        ['scoring.tier.amount', 'money', (row) => amount(row.amountMinor)],
        ['scoring.tier.amountShare', 'percent', (row) => share(row.amountMinor, amounts)],
        ['scoring.tier.orders', 'integer', (row) => row.orders],
        ['scoring.tier.averageOrder', 'money', (row) => average(row.amountMinor, row.orders)],
      ],
      rows,
    ),
  ];
}

export function runsTable({ ask, t }: TableEnv): GridSheet[] {
  const reason = (text: string) => {
    const known = RUN_REASONS.find((name) => name === text);
    return known === undefined ? text : t(`scoring.run.reason.${known}`);
  };
  return [
    sheetOf(
      t,
      'scoring.run.title',
      [
        ['tables.run', 'plain', (row) => row.runId],
        ['scoring.run.column.name', 'text', (row) => row.name, 20],
        ['scoring.run.column.asOf', 'day', (row) => row.asOf],
        ['tables.windowFrom', 'day', (row) => row.windowFrom],
        ['scoring.run.column.scheme', 'text', (row) => row.schemeName, 18],
        ['scoring.run.column.dealers', 'integer', (row) => row.dealers],
        [
          'scoring.tier.column',
          'text',
          (row) => row.tiers.map(({ tier, dealers }) => `${tierName(row.rules, tier)} ${dealers}`).join(' · '),
          28,
        ],
        ['scoring.run.column.reason', 'text', (row) => reason(row.reason)],
        ['scoring.run.column.createdAt', 'text', (row) => momentText(row.createdAt), 18],
      ],
      paged(async (at) => (await ask('scoring.runs', at)).runs),
    ),
  ];
}

export async function pinsTable(env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const naming = await namingOf(env);
  const computed = (code: string | null) => {
    const why = UNGRADED.find((known) => known === code);
    if (why !== undefined) return t(`scoring.ungraded.${why}`);
    return code === null ? '' : tierName(naming, code);
  };
  return [
    sheetOf(
      t,
      'scoring.pins.title',
      [
        ['imports.field.code', 'text', (row) => row.code, 16],
        ['scoring.moves.dealer', 'text', (row) => row.name, 30],
        ['scoring.pins.tier', 'text', (row) => tierName(naming, row.tier)],
        ['scoring.pins.computed', 'text', (row) => computed(row.computed)],
        ['scoring.pins.reason', 'text', (row) => row.reason, 30],
        ['scoring.pins.until', 'day', (row) => row.untilOn ?? t('scoring.pins.forGood')],
        ['scoring.pins.expired', 'text', (row) => t(row.expired ? 'common.value.yes' : 'common.value.no')],
        ['scoring.tier.amount', 'money', (row) => amount(row.amountMinor)],
      ],
      once(async () => (await ask('scoring.pins', {})).pins),
    ),
  ];
}

export async function migrationTable(of: TableOf<'migration'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const { fromNaming, toNaming } = await ask('scoring.migration', { ...of, limit: 1 });
  return [
    sheetOf(
      t,
      'scoring.moves.title',
      [
        ['imports.field.code', 'text', (row) => row.code, 16],
        ['scoring.moves.dealer', 'text', (row) => row.name, 30],
        ['scoring.moves.from', 'text', (row) => row.grade || standing(t, fromNaming, row.from)],
        ['scoring.moves.to', 'text', (row) => standing(t, toNaming, row.to)],
        ['scoring.tier.amount', 'money', (row) => amount(row.amountMinor)],
      ],
      paged(async (at) => (await ask('scoring.migration', { ...of, ...at })).rows),
    ),
  ];
}

export function binTable({ ask, t }: TableEnv): GridSheet[] {
  return [
    sheetOf(
      t,
      'data.bin.title',
      [
        ['data.bin.when', 'text', (row) => momentText(row.at), 18],
        ['data.changes.who', 'text', (row) => row.actor],
        ['data.changes.kind', 'text', (row) => t(`dealers.history.entity.${row.entity}`)],
        ['data.bin.what', 'text', (row) => row.title, 36],
        ['data.changes.dealer', 'text', (row) => row.dealerName, 30],
      ],
      paged(async (at) => (await ask('data.bin', at)).entries),
    ),
  ];
}

/** Who would move by rules that are not saved, everybody; and the tiers as they would be. */
export async function whatIfTable(of: TableOf<'whatIf'>, env: TableEnv): Promise<GridSheet[]> {
  const { ask, t } = env;
  const amount = amountIn(env);
  const { movers, tiers, fromNaming } = await ask('scoring.whatIf', { ...of, limit: MOST_MOVERS });
  return [
    sheetOf(
      t,
      'scoring.whatIf.title',
      [
        ['imports.field.code', 'text', (row) => row.code, 16],
        ['scoring.moves.dealer', 'text', (row) => row.name, 30],
        ['scoring.moves.from', 'text', (row) => standing(t, fromNaming, row.from)],
        ['scoring.moves.to', 'text', (row) => standing(t, of.rules, row.to)],
        ['scoring.tier.amount', 'money', (row) => amount(row.amountMinor)],
      ],
      movers,
    ),
    sheetOf(
      t,
      'scoring.tier.label',
      [
        ['scoring.tier.column', 'text', (row) => tierName(of.rules, row.tier)],
        ['scoring.tier.dealers', 'integer', (row) => row.dealers],
        ['scoring.tier.amount', 'money', (row) => amount(row.amountMinor)],
      ],
      tiers,
    ),
  ];
}

/** Bills that another made out than who served the dealer, a row for each dealer. */
export function handlersTable(of: TableOf<'handlers'>, env: TableEnv): GridSheet[] {
  const { ask, t } = env;
  const amount = amountIn(env);
  async function* rows() {
    const { groups } = await ask('reps.handlers', { ...of, most: MOST_MOVERS });
    for (const group of groups) for (const dealer of group.dealers) yield { group, dealer };
  }
  return [
    sheetOf(
      t,
      'reps.detail.handlers',
      [
        [
          'reps.detail.handlers',
          'text',
          ({ group }) => t(`reps.detail.${group.side}`, { name: group.name || t('reps.detail.nobody') }),
          36,
        ],
        ['scoring.moves.dealer', 'text', ({ dealer }) => dealer.name, 30],
        ['tables.bills', 'integer', ({ dealer }) => dealer.bills],
        ['scoring.tier.amount', 'money', ({ dealer }) => amount(dealer.amountMinor)],
      ],
      rows(),
    ),
  ];
}
