import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createRegionIndex, type RegionTable } from '../../../src/main/features/dealers/region.rules.ts';
import type { DealerDraft, OrderDraft } from '../../../src/main/features/imports/draft.ts';
import { guessKind } from '../../../src/main/features/imports/guessKind.rules.ts';
import {
  createRowClassifier,
  findHeader,
  headerTexts,
  titleScale,
} from '../../../src/main/features/imports/headerRow.rules.ts';
import { guessShape, mappingOf, suggestMapping } from '../../../src/main/features/imports/mapping.rules.ts';
import { createDealerReader } from '../../../src/main/features/imports/normaliseDealer.rules.ts';
import { createOrderReader } from '../../../src/main/features/imports/normaliseOrder.rules.ts';
import { dateOrder } from '../../../src/main/features/imports/readDate.rules.ts';
import type { Cell, RawRow } from '../../../src/main/spreadsheets/workbook.ts';
import type { ImportKind } from '../../../src/shared/contract/importFields.ts';

export const TODAY = '2024-12-31';

// The file is made by scripts/make-regions.mjs in the shape of RegionTable.
export const regions = createRegionIndex(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/regions.json'), 'utf8')) as RegionTable,
);

/** Rows as a reader of `spreadsheets/` gives them: numbered from 1, empty ones left out. */
export function rowsOf(cells: readonly (readonly Cell[])[]): RawRow[] {
  return cells
    .map((row, i) => ({ row: i + 1, hidden: false, cells: [...row] }))
    .filter((row) => row.cells.some((cell) => cell !== null && cell !== ''));
}

/** The whole way from a sheet's rows to drafts, with every decision guessed. */
export function understand(rows: readonly RawRow[], wanted?: ImportKind) {
  const found = findHeader(rows);
  const headers = headerTexts(rows, found.headerRow, found.headerRows);
  const below = rows.filter(({ row }) => row >= found.headerRow + found.headerRows);
  const samples = below.slice(0, 200);
  const kind = wanted ?? guessKind(headers, samples);
  const columns = suggestMapping(headers, samples, kind);
  const mapping = mappingOf(columns);
  const unitScale = titleScale(rows, found.headerRow);
  const classify = createRowClassifier(headers, mapping);
  const column = (field: string) => mapping.find((entry) => entry.field === field)?.column ?? -1;
  const order = dateOrder(
    below.map(({ cells }) => cells[column('date')]),
    TODAY,
  );
  const shape = guessShape(mapping, samples);
  const classes = below.map(classify);
  const data = below.filter((_, i) => classes[i] === 'data');
  return {
    found,
    headers,
    kind,
    shape,
    columns,
    mapping,
    below,
    data,
    column,
    classes,
    fields: Object.fromEntries(columns.map(({ header, field }) => [header, field])),
    dealers: (): DealerDraft[] => data.map(createDealerReader({ mapping, headers, today: TODAY, regions, unitScale })),
    orders: (): OrderDraft[] =>
      data.map(createOrderReader({ mapping, headers, shape, today: TODAY, dateOrder: order, unitScale })),
  };
}
