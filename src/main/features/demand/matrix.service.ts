import type { DemandLevel, MatrixColumn, MatrixRow } from '../../../shared/contract/demand.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readCellLines } from './demandFacts.repo.ts';
import { type DemandState, demandState, type LevelCells, levelCells } from './demandState.ts';
import { factMatches, minorOf, whoOf } from './demandWho.ts';
import { namedShare, usualLevel } from './levels.rules.ts';
import { MatrixFigures } from './matrix.rules.ts';

/** Lines of one cell that are told. */
const MOST_LINES = 500;

export async function demandLevels(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<Output<'demand.levels'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const of = levelFacts(state);
  return {
    ...state.head,
    usual: usualLevel(of),
    levels: [
      { level: 'category', columns: of.category.words, named: of.category.named },
      { level: 'brand', columns: of.brand.words, named: of.brand.named },
      { level: 'product', columns: state.source.products.length, named: 1 },
    ],
  };
}

/** The level that says most of this file's products. */
export function usualLevelOf(state: DemandState): DemandLevel {
  return usualLevel(levelFacts(state));
}

function levelFacts({ source: { cells, products } }: DemandState) {
  const amounts = new Float64Array(products.length);
  cells.column.forEach((column, at) => {
    amounts[column] = (amounts[column] ?? 0) + (cells.amount[at] ?? 0);
  });
  return { category: namedShare(products, amounts, 'category'), brand: namedShare(products, amounts, 'brand') };
}

export async function demandMatrix(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Parsed<'demand.matrix'>,
): Promise<Output<'demand.matrix'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const level = input.level ?? usualLevelOf(state);
  const figures = await figuresOf(ctx, state, level);
  const { columnsFrom, columnsLimit, offset, limit, descending, sortBy } = input;
  const shownColumns = figures.columnOrder.slice(columnsFrom, columnsFrom + columnsLimit);
  const sorted = figures.sorted(sortBy, descending, (row) => state.factOf.get(figures.idOf(row))?.sortKey ?? '');
  const wanted = sorted.filter((row) => factMatches(state.factOf.get(figures.idOf(row)), input.search));
  const minor = (micro: number) => minorOf(state, micro);
  const rows = wanted.slice(offset, offset + limit).flatMap((row): MatrixRow[] => {
    const who = whoOf(state, figures.idOf(row));
    if (who === undefined) return [];
    const cells = shownColumns.map((column): [number, number] => {
      const [now, before] = figures.cell(row, column);
      return [minor(now), minor(before)];
    });
    const net = figures.netMinor(row);
    const split = figures.split(row);
    const shown = shownColumns.reduce((sum, column) => sum + figures.cell(row, column)[0], 0);
    return [
      {
        ...who,
        netMinor: net,
        beforeMinor: figures.beforeMinor(row),
        cells,
        otherMinor: minor(split - shown),
        unsplitMinor: net - minor(split),
      },
    ];
  });
  const sums = figures.totals(shownColumns);
  return {
    ...state.head,
    level,
    columnsTotal: figures.columnOrder.length,
    columns: shownColumns.map(
      (column): MatrixColumn => ({
        key: figures.keyOf(column),
        name: figures.nameOf(column),
        netMinor: minor(figures.columnNet[column] ?? 0),
        beforeMinor: minor(figures.columnBefore[column] ?? 0),
        buyers: figures.columnBuyers[column] ?? 0,
      }),
    ),
    rows,
    total: wanted.length,
    totals: {
      netMinor: sums.net,
      beforeMinor: sums.before,
      otherMinor: minor(sums.other),
      unsplitMinor: sums.net - minor(sums.split),
    },
  };
}

const figuresKept = new WeakMap<object, { state: DemandState; figures: MatrixFigures }>();

async function figuresOf(ctx: Pick<Ctx, 'db'>, state: DemandState, level: DemandLevel): Promise<MatrixFigures> {
  const of = await levelCells(ctx.db, state, level);
  const known = figuresKept.get(of);
  if (known?.state === state) return known.figures;
  const figures = new MatrixFigures(of, state);
  figuresKept.set(of, { state, figures });
  return figures;
}

export async function demandBuyers(
  ctx: Ctx,
  { level, key }: Parsed<'demand.buyers'>,
): Promise<Output<'demand.buyers'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const of = await levelCells(ctx.db, state, level);
  return partOf(state, of, columnOf(of, key));
}

/** Active dealers by whether they bought of a column in the window. */
export function partOf(state: DemandState, { cells }: Pick<LevelCells, 'cells'>, column: number) {
  const bought = new Set<number>();
  cells.dealerId.forEach((id, row) => {
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1)
      if (cells.column[at] === column && (cells.amount[at] ?? 0) > 0) bought.add(id);
  });
  const buyers: DealerId[] = [];
  const others: DealerId[] = [];
  for (const id of state.active) if (state.factOf.has(id)) (bought.has(id) ? buyers : others).push(DealerId.parse(id));
  return { buyers, others };
}

function columnOf({ groups }: LevelCells, key: string): number {
  return groups.words.findIndex((word) => word.key === key);
}

export async function demandLines(ctx: Ctx, input: Parsed<'demand.lines'>): Promise<Output<'demand.lines'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const of = await levelCells(ctx.db, state, input.level);
  const column = columnOf(of, input.key);
  const productIds = state.source.products.flatMap(({ id }, at) => (of.groups.groupOf[at] === column ? [id] : []));
  const { from, asOf } = state.span;
  const lines = readCellLines(ctx.db, { dealerId: input.dealerId, from, asOf, productIds });
  return {
    lines: lines.slice(0, MOST_LINES).map(({ netMicro, ...line }) => ({ ...line, netMinor: minorOf(state, netMicro) })),
    total: lines.length,
  };
}
