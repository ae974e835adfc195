import { customFieldOf } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { Db } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { readSettings } from '../settings/settings.service.ts';
import { type Cell, type CellColumn, cellColumns, type Rendering } from './dealerCells.ts';
import { namingOf, readRows } from './dealers.repo.ts';
import { unseenFields } from './detailFor.ts';
import { snapshotOf } from './gridIndex.ts';
import { mustSeeQuery } from './seenQuery.ts';

type ExportParams = Parsed<'dealers.export'>;

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
  const columns = cellColumns(db, seen, t);
  const target = await env.resolveFile(params.file, 'write');
  const { ids } = await snapshotOf(db, params, today);
  await writeTables(
    target.path,
    {
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
    },
    params.format,
  );
}

function* exportRows(
  db: Db,
  ids: Int32Array,
  columns: readonly CellColumn[],
  rendering: Rendering & { currency: string; today: string },
): Generator<Cell[]> {
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const row of readRows(db, [...ids.subarray(from, from + PAGE)], rendering.today)) {
      yield columns.map(({ kind, value }) => {
        const cell = value(row, rendering);
        return kind === 'money' && typeof cell === 'number' ? minorToNumber(cell, rendering.currency) : cell;
      });
    }
  }
}
