import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CustomFieldId } from '../domain/ids.ts';
import { WireErrorSchema } from './events.ts';
import { ImportField, ImportKind } from './importFields.ts';
import { AgeFrom, DifferenceRule, OrderShape, ReadingReasons, UsedRecipe } from './importRules.ts';
import { SheetSurvey, TableBeside } from './importSurvey.ts';
import { HeadingColumn, TableColumns } from './importTables.ts';
import { ColumnUnit, DatesSeen, DiscountSeen, NumbersSeen, SignsSeen, YearsSeen } from './readingRules.ts';
import { SeenTable } from './seenTables.ts';

/** Why a column was understood as it was. */
export const ColumnReason = z.enum(['recipe', 'header', 'content', 'heading', 'passing', 'none']);

export const ColumnGuess = z.object({
  column: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  field: ImportField.nullable(),
  /** A field of the owner's own that goes by this header; then `field` is null. */
  ownField: CustomFieldId.nullable().default(null),
  /** What the recipe says of values that are known already. */
  rule: DifferenceRule.nullable().default(null),
  /** What the recipe says its figures are counted in, and what its header says. */
  unit: ColumnUnit.nullable().default(null),
  statedUnit: ColumnUnit.nullable().default(null),
  reason: ColumnReason,
});
export type ColumnGuess = z.infer<typeof ColumnGuess>;

export const SheetSummary = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Rows looked at so far; `more` says that there are further ones. */
  rows: z.int(),
  more: z.boolean(),
  columns: z.int(),
  /** What keeps it from being read; the other sheets are read all the same. */
  error: WireErrorSchema.nullable().default(null),
});

/** What a file was understood as; every decision can be changed before the check. */
export const Understanding = z.object({
  kind: ImportKind,
  sheets: z.array(SheetSummary),
  sheet: z.string(),
  /** The other sheets, held against this one. */
  tables: z.array(SeenTable).default([]),
  /** Sheets that were read together the last time and are missing now. */
  sheetsGone: z.array(z.string()).default([]),
  /** 1-based row of the sheet, 0 for a list without a header. */
  headerRow: z.int(),
  headerRows: z.int().min(0).max(2),
  columns: z.array(ColumnGuess),
  shape: OrderShape.nullable(),
  /** First rows of the sheet as text, for the preview. */
  preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  format: z.enum(['xlsx', 'xls', 'csv', 'html', 'other']),
  encoding: z.string().nullable(),
  encodingUncertain: z.boolean(),
  /** Hidden rows that were seen; they are imported unless the owner leaves them out. */
  hiddenRows: z.int(),
  /** Null where nobody has gone through the sheet. */
  survey: SheetSurvey.nullable().default(null),
  /** Of several tables side by side the columns of the one that is read; null for a sheet of one. */
  tableColumns: TableColumns.nullable().default(null),
  beside: z.array(TableBeside).default([]),
  /** Where the rows name nobody and the headings above them do. */
  headingColumn: HeadingColumn.nullable().default(null),
  sourceName: z.string(),
  /** Whether the amounts hold the tax, by the last import of this layout or the headers; null where neither says. */
  taxIncluded: z.boolean().nullable().default(null),
  fromRecipe: z.boolean(),
  /** Rows that an import has handed back, mended: a part of another file, which stands for no whole period. */
  handedBack: z.boolean().default(false),
  recipe: UsedRecipe.nullable().default(null),
  reasons: ReadingReasons.nullable().default(null),
  /** The day a list of balances is of, and what says so; null for other kinds. */
  asOf: z
    .object({ day: CalendarDay, by: z.enum(['title', 'fileName', 'dates', 'today']) })
    .nullable()
    .default(null),
  /** The days that totals without dates are of, and what says so; null where nothing does, and for other kinds. */
  totalPeriod: z
    .object({ from: CalendarDay, to: CalendarDay, by: z.enum(['title', 'fileName']) })
    .nullable()
    .default(null),
  /** From which day a list of balances counts its ages; null where it has none. */
  ageFrom: AgeFrom.nullable().default(null),
  /** The term proposed for dealers that have none. */
  termDays: z.int().nullable().default(null),
  /** What speaks for the rules of reading; null where there is nothing to decide. */
  dates: DatesSeen.nullable().default(null),
  years: YearsSeen.nullable().default(null),
  numbers: NumbersSeen.nullable().default(null),
  signs: SignsSeen.nullable().default(null),
  discount: DiscountSeen.nullable().default(null),
});
export type Understanding = z.infer<typeof Understanding>;
