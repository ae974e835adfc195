import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { MonthlyRow } from '../../../shared/contract/monthlyReport.contract.ts';
import { type RawDb, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { mustSeePerformance } from '../operators/operators.service.ts';
import { monthlyFigures } from './monthly.data.ts';
import type { MonthlyFigures } from './monthly.figures.ts';
import { type MonthlyTable, monthlyTableSteps, onlyWithin, sumsReps, tableRows } from './monthly.rules.ts';
import { withinSegments } from './reportSegments.data.ts';

interface Kept {
  figures?: { key: string; figures: MonthlyFigures };
  table?: { name: string; figures: MonthlyFigures; table: MonthlyTable; rows: readonly MonthlyRow[] };
}

/** The last table of a connection: scrolling reads on in it, another order or filter needs no reading. */
const kept = new WeakMap<RawDb, Kept>();
let tables = 0;

/** How often figures are read again that have changed while they were read. */
const MOST_READINGS = 3;

/**
 * The monthly table, a page of rows at a time, read in steps between which other questions are answered.
 * @throws AppError figures_hidden, not_found, field_hidden
 */
export async function monthlyPage(ctx: Ctx, input: Parsed<'reports.monthly'>): Promise<Output<'reports.monthly'>> {
  const { offset, limit, snapshot, ...wishes } = input;
  if (sumsReps(wishes)) mustSeePerformance(ctx.db, ctx.operatorId);
  const memory = memoryOf(rawOf(ctx.db));
  if (memory.table === undefined || memory.table.name !== snapshot) {
    const within = await withinSegments(ctx, wishes.segments);
    const figures = onlyWithin(await currentFigures(ctx, wishes, memory), within);
    const table = await inTurns(monthlyTableSteps(figures, wishes));
    tables += 1;
    memory.table = { name: `monthly-${tables}`, figures, table, rows: tableRows(table) };
  }
  const { name, figures, table, rows } = memory.table;
  return {
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    snapshot: name,
    spans: [...figures.spans],
    sum: table.sum,
    idle: table.idle.dealers,
    cutOff: figures.cutOff,
  };
}

function memoryOf(raw: RawDb): Kept {
  const known = kept.get(raw) ?? {};
  kept.set(raw, known);
  return known;
}

async function currentFigures(
  ctx: Ctx,
  wishes: Pick<Parsed<'reports.monthly'>, 'months' | 'to'>,
  memory: Kept,
): Promise<MonthlyFigures> {
  for (let reading = 1; ; reading += 1) {
    const key = keyOf(ctx, wishes);
    if (memory.figures?.key === key) return memory.figures.figures;
    const figures = await inTurns(monthlyFigures(ctx.db, wishes, ctx.clock.today()));
    if (reading === MOST_READINGS || keyOf(ctx, wishes) === key) {
      memory.figures = { key, figures };
      return figures;
    }
  }
}

/** Any commit of the writer gives another number, and with it other figures; the day and the months as well. */
function keyOf({ db, clock }: Ctx, { months, to }: Pick<Parsed<'reports.monthly'>, 'months' | 'to'>): string {
  return [rawOf(db).pragma('data_version', { simple: true }), clock.today(), months, to].join('|');
}

/** Does the steps one by one; other questions are answered in between. */
async function inTurns<R>(steps: Generator<void, R>): Promise<R> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
