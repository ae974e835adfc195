import { z } from 'zod';
import { CustomFieldId, RecipeId } from '../domain/ids.ts';
import { doubledFields, foreignFields, ImportField, ImportKind } from './importFields.ts';
import { SheetRule } from './importTables.ts';
import {
  ColumnUnit,
  DateOrderRule,
  DiscountRule,
  NumberStyleRule,
  SignRule,
  SkipWords,
  TotalRowRule,
  YearRule,
} from './readingRules.ts';

export const ORDER_SHAPES = ['bills', 'lines'] as const;
export const OrderShape = z.enum(ORDER_SHAPES);
export type OrderShape = z.infer<typeof OrderShape>;

/** Ages of a balance are days beyond the due day, or days since the bill. */
export const AgeFrom = z.enum(['due', 'bill']);
export type AgeFrom = z.infer<typeof AgeFrom>;

/** What happens to a value that is another one in the file: blank cells never overwrite. */
export const DifferenceRule = z.enum(['overwrite', 'fill', 'keep']);
export type DifferenceRule = z.infer<typeof DifferenceRule>;

/** By what a row's dealer is looked for. */
export const LADDER_STEPS = ['code', 'phone', 'name'] as const;
export const LadderStep = z.enum(LADDER_STEPS);
export type LadderStep = z.infer<typeof LadderStep>;

/**
 * The steps that are taken, in their order: the first that knows somebody decides. One boss has one phone for several
 * shops, so a phone decides only between names that are alike, and leaves to the name whoever is called so.
 */
export const Ladder = z
  .array(LadderStep)
  .min(1)
  .max(LADDER_STEPS.length)
  .refine((steps) => new Set(steps).size === steps.length);
export type Ladder = z.infer<typeof Ladder>;

/** Which of several rows of one dealer counts where they differ; their notes are all kept, and people are added. */
export const JoinedRule = z.enum(['first', 'last']);
export type JoinedRule = z.infer<typeof JoinedRule>;

/** What the owner decides about a list besides its columns; remembered with its recipe. */
export const ImportRules = z.object({
  shape: OrderShape.nullable().default(null),
  unknownDealer: z.enum(['create', 'reject']).default('create'),
  onDifference: DifferenceRule.default('overwrite'),
  ladder: Ladder.default([...LADDER_STEPS]),
  joined: JoinedRule.default('first'),
  hiddenRows: z.enum(['include', 'skip']).default('include'),
  ageFrom: AgeFrom.default('due'),
  /** The term of dealers that have none of their own, in days; null leaves their bills without a due day. */
  termDays: z.int().min(0).max(3650).nullable().default(null),
  /**
   * Accounts that are nobody in particular: `propose` leaves them out of grading unless the owner has decided otherwise
   * before, `all` asks no former decision, `none` grades them and remembers it.
   */
  exclude: z.enum(['propose', 'none', 'all']).default('propose'),
  /** Whether the source's amounts hold the tax; null where nobody has said. */
  taxIncluded: z.boolean().nullable().default(null),
  dateOrder: DateOrderRule.default('auto'),
  year: YearRule.default('auto'),
  numberStyle: NumberStyleRule.default('auto'),
  signs: SignRule.default('auto'),
  discount: DiscountRule.default('inside'),
  totalRows: TotalRowRule.default('skip'),
  skipWords: SkipWords.default([]),
  /** Which sheets are read together; null where the file has but one that can be. */
  sheets: SheetRule.nullable().default(null),
});
export type ImportRules = z.infer<typeof ImportRules>;

/** Most columns of a file that can be mapped. */
export const MOST_MAPPED = 200;
/** Most columns whose headers a recipe keeps. */
export const MOST_HEADERS = 400;
export const LONGEST_HEADER = 200;
const LONGEST_NAME = 60;
export const SourceName = z.string().trim().min(1).max(LONGEST_NAME);
export const RecipeName = z.string().trim().min(1).max(LONGEST_NAME);

/** A column as a recipe knows it, at its place from the left; without a field it is an extra. */
export const RecipeColumn = z.object({
  header: z.string().max(LONGEST_HEADER),
  field: ImportField.nullable(),
  ownField: CustomFieldId.nullable().default(null),
  /** What happens to values that are known already; null for what the rules say of all columns. */
  rule: DifferenceRule.nullable().default(null),
  /** What its figures are counted in, where the owner says it; null goes by the header and the title. */
  unit: ColumnUnit.nullable().default(null),
});
export type RecipeColumn = z.infer<typeof RecipeColumn>;

/** One look of a source's files. */
export const RecipeLayout = z.object({ columns: z.array(RecipeColumn).min(1).max(MOST_HEADERS) });
export type RecipeLayout = z.infer<typeof RecipeLayout>;

export const MOST_LAYOUTS = 12;

/** Whether a list of a kind can be read by these columns: by fields of its own, each from as many columns as it takes. */
function isReadable(columns: readonly { field: ImportField | null }[], kind: ImportKind): boolean {
  return foreignFields(columns, kind).length === 0 && doubledFields(columns, kind).length === 0;
}

/** The small file a recipe is passed on in: words of columns and rules, nothing of any dealer. */
export const RecipeFile = z
  .object({
    format: z.literal('dealerdesk-recipe'),
    version: z.literal(1),
    name: RecipeName,
    source: SourceName,
    kind: ImportKind,
    rules: ImportRules,
    layouts: z
      .array(
        z.object({
          columns: z
            .array(RecipeColumn.omit({ ownField: true }).extend({ ownField: z.string().max(LONGEST_NAME).nullable() }))
            .min(1)
            .max(MOST_HEADERS),
        }),
      )
      .min(1)
      .max(MOST_LAYOUTS),
  })
  // Columns that nobody would read, or of which only one could be, are no recipe.
  .refine(({ kind, layouts }) => layouts.every(({ columns }) => isReadable(columns, kind)));
export type RecipeFile = z.infer<typeof RecipeFile>;
export const MAX_RECIPE_BYTES = 512 * 1024;

/** How a file is to be read: by a recipe of the data file, by one that is handed along, or by guessing anew. */
export const RecipeChoice = z.union([RecipeId, RecipeFile, z.literal('none')]);
export type RecipeChoice = z.infer<typeof RecipeChoice>;

const Headers = z.array(z.string());
/** How a file differs from the layout it was read by. */
export const LayoutDifference = z.object({
  /** Columns nobody has seen before. */
  fresh: Headers,
  /** Columns that are missing. */
  gone: z.array(z.object({ header: z.string(), field: ImportField.nullable() })),
  /** Columns that stand for the same under another header. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Columns at another place among the others. */
  moved: Headers,
});
export type LayoutDifference = z.infer<typeof LayoutDifference>;

/** The recipe a file was read by. */
export const UsedRecipe = z.object({
  /** Null for one that was handed along. */
  id: RecipeId.nullable(),
  name: z.string(),
  rules: ImportRules,
  /** Null where the file looks as it always did. */
  difference: LayoutDifference.nullable(),
});
export type UsedRecipe = z.infer<typeof UsedRecipe>;

/** Why a file was understood as it was: what spoke for sheet, header and kind, and the unit its title states. */
export const ReadingReasons = z.object({
  sheet: z.enum(['only', 'visible', 'columns', 'recipe', 'chosen']),
  header: z.enum(['words', 'shape', 'none', 'recipe', 'chosen']),
  kind: z.enum(['columns', 'recipe', 'chosen']),
  /** Power of ten of the unit above the header, 0 where none is stated. */
  unitScale: z.int(),
});
export type ReadingReasons = z.infer<typeof ReadingReasons>;
