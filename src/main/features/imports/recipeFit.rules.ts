import { foreignFields, type ImportKind } from '../../../shared/contract/importFields.ts';
import {
  type ImportRules,
  type LayoutDifference,
  LONGEST_HEADER,
  MOST_HEADERS,
  type RecipeColumn,
  type RecipeLayout,
} from '../../../shared/contract/importRules.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import type { RecipeId } from '../../../shared/domain/ids.ts';
import { headerKey, isHandedBackHeader, matchHeader } from './headerKey.rules.ts';

/** What is known of a source's files. */
export interface KnownRecipe {
  /** Null for one that is handed along. */
  id: RecipeId | null;
  name: string;
  sourceName: string;
  kind: ImportKind;
  rules: ImportRules;
  layouts: readonly RecipeLayout[];
  fileStem: string;
}

/** A recipe laid over the headers of a file. */
export interface RecipeFit {
  recipe: KnownRecipe;
  /** Column of the file → how the recipe knows it, and its place there. */
  columns: ReadonlyMap<number, RecipeColumn & { place: number }>;
  /** Columns of the recipe that the file has not. */
  gone: readonly RecipeColumn[];
  /** The layouts are the same, column by column. */
  same: boolean;
}

/** As much of all headers has to be common, or renamed, for a layout to be a changed form of another one. */
const NEAR = 0.6;
/** So many have to stand there as they were: other programs have the same columns under other names. */
const LEAST_KEPT = 0.4;

/** What a column is known by; rows that were handed back have two columns more than the file they are of. */
function layoutKey(header: string): string {
  return isHandedBackHeader(header) ? '' : headerKey(header).key;
}

/** Keys of headers by place, told apart where one occurs twice; '' for a column without a header. */
function keysOf(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const key = layoutKey(header);
    if (key === '') return '';
    const no = (seen.get(key) ?? 0) + 1;
    seen.set(key, no);
    return no === 1 ? key : `${key} ${no}`;
  });
}

/** A text that is the same for files of one layout, whatever their rows: the keys of all headers in order. */
export function fingerprintOf(headers: readonly string[]): string {
  return headers.map(layoutKey).join('|').replace(/\|+$/, '');
}

export function layoutFingerprint({ columns }: RecipeLayout): string {
  return fingerprintOf(columns.map(({ header }) => header));
}

/** A layout laid over headers, and what part of all their headers they share. */
function lay(headers: readonly string[], layout: RecipeLayout) {
  const known = keysOf(layout.columns.map(({ header }) => header));
  const placeOf = new Map(known.map((key, place) => [key, place]));
  const keys = keysOf(headers);
  const columns = new Map<number, RecipeColumn & { place: number }>();
  const found = new Set<number>();
  keys.forEach((key, column) => {
    const place = key === '' ? undefined : placeOf.get(key);
    const at = place === undefined ? undefined : layout.columns[place];
    if (place === undefined || at === undefined) return;
    columns.set(column, { ...at, place });
    found.add(place);
  });
  const gone = layout.columns.filter((_, place) => known[place] !== '' && !found.has(place));
  const most = Math.max(known.filter((key) => key !== '').length, keys.filter((key) => key !== '').length, 1);
  return { columns, gone, most, share: columns.size / most };
}

/** What part of all headers a layout shares with a file, those counted that go by another word for the same field. */
function likeness(headers: readonly string[], kind: ImportKind, laid: ReturnType<typeof lay>): number {
  if (laid.share >= NEAR || laid.share < LEAST_KEPT) return laid.share;
  const gone = new Set<string>(laid.gone.flatMap(({ field }) => field ?? []));
  const renamed = headers.filter((header, column) => {
    if (laid.columns.has(column)) return false;
    const field = matchHeader(header, kind)[0]?.field;
    return field !== undefined && gone.delete(field);
  });
  return (laid.columns.size + renamed.length) / laid.most;
}

/** A layout without headers, or the very same, is taken column by column. */
function byPlace(recipe: KnownRecipe, { columns }: RecipeLayout): RecipeFit {
  return {
    recipe,
    columns: new Map(columns.map((column, place) => [place, { ...column, place }])),
    gone: [],
    same: true,
  };
}

/** A recipe as well as it fits, for one that the owner has chosen. */
export function fitRecipe(recipe: KnownRecipe, headers: readonly string[]): RecipeFit | undefined {
  const print = fingerprintOf(headers);
  const same = recipe.layouts.find((layout) => layoutFingerprint(layout) === print);
  if (same) return byPlace(recipe, same);
  const best = recipe.layouts
    .map((layout) => lay(headers, layout))
    .sort((a, b) => b.share - a.share)
    .at(0);
  return best && { recipe, columns: best.columns, gone: best.gone, same: false };
}

/**
 * The recipe for a file: one that has seen this very layout, of the same file name before others, the last used first; else
 * one of the same kind that shares most of its headers, if enough.
 * @param recipes the last used first
 * @param decided the kind the owner says it is
 */
export function findFit(
  recipes: readonly KnownRecipe[],
  headers: readonly string[],
  guessed: ImportKind,
  decided: ImportKind | undefined,
  fileStem: string,
): RecipeFit | undefined {
  const print = fingerprintOf(headers);
  if (print === '') return undefined;
  const asked = recipes.filter(({ kind }) => decided === undefined || kind === decided);
  const exact = asked.filter(({ layouts }) => layouts.some((layout) => layoutFingerprint(layout) === print));
  const chosen = exact.find((recipe) => recipe.fileStem === fileStem) ?? exact[0];
  if (chosen) return fitRecipe(chosen, headers);
  const near = asked
    .filter(({ kind }) => kind === guessed)
    .flatMap((recipe) => recipe.layouts.map((layout) => ({ recipe, ...lay(headers, layout) })))
    .map((laid) => ({ ...laid, share: likeness(headers, guessed, laid) }))
    .filter(({ share }) => share >= NEAR)
    .map((fit) => ({ ...fit, own: fit.recipe.fileStem === fileStem || fit.recipe.sourceName === fileStem }))
    .sort((a, b) => Number(b.own) - Number(a.own) || b.share - a.share)
    .at(0);
  return near && { recipe: near.recipe, columns: near.columns, gone: near.gone, same: false };
}

/** The columns as the recipe reads them; one it has never seen is what it looks like, unless that is taken. */
export function columnsByRecipe(
  guesses: readonly ColumnGuess[],
  fit: RecipeFit,
  free: (guess: ColumnGuess) => ColumnGuess,
) {
  const used = new Set([...fit.columns.values()].map(({ field }) => field));
  return guesses.map((guess): ColumnGuess => {
    const known = fit.columns.get(guess.column);
    if (known !== undefined) {
      const { rule, field, unit } = known;
      return field === null || foreignFields([known], fit.recipe.kind).length > 0
        ? { ...free(guess), rule }
        : { ...guess, rule, unit, field, reason: 'recipe' };
    }
    return guess.field !== null && used.has(guess.field) ? free(guess) : guess;
  });
}

/** What the owner is shown before a changed layout is read; null where nothing has changed. */
export function differenceOf(columns: readonly ColumnGuess[], fit: RecipeFit): LayoutDifference | null {
  if (fit.same) return null;
  const fresh = columns.filter(({ column, header }) => !fit.columns.has(column) && layoutKey(header) !== '');
  const renamed = fresh.flatMap(({ field, header: to }) => {
    const from = field === null ? undefined : fit.gone.find((gone) => gone.field === field)?.header;
    return from === undefined ? [] : [{ from, to }];
  });
  return {
    fresh: fresh.filter(({ header }) => !renamed.some(({ to }) => to === header)).map(({ header }) => header),
    gone: fit.gone
      .filter(({ header }) => !renamed.some(({ from }) => from === header))
      .map(({ header, field }) => ({ header, field })),
    renamed,
    moved: movedOf(columns, fit),
  };
}

/** The fewest columns that would have to be put elsewhere for the others to stand in their former order. */
function movedOf(columns: readonly ColumnGuess[], fit: RecipeFit): string[] {
  const kept = columns.flatMap(({ column, header }) => {
    const place = fit.columns.get(column)?.place;
    return place === undefined ? [] : [{ header, place }];
  });
  const runs: { header: string; place: number }[][] = [];
  for (const each of kept) {
    const before = runs.filter((run) => (run.at(-1)?.place ?? -1) < each.place);
    const longest = before.reduce<(typeof runs)[number]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, each]);
  }
  const stay = runs.reduce<(typeof runs)[number]>((best, run) => (run.length > best.length ? run : best), []);
  return kept.filter((each) => !stay.includes(each)).map(({ header }) => header);
}

type Columns = Pick<CheckOptions, 'mapping' | 'ownMapping' | 'columnRules'>;

/** What is remembered of a file's columns: as far as there is a header or a field. */
export function layoutFrom(headers: readonly string[], options: Columns): RecipeLayout {
  const { mapping, ownMapping, columnRules } = options;
  const last = headers.findLastIndex((header) => header.trim() !== '' && !isHandedBackHeader(header));
  const width = Math.min(MOST_HEADERS, Math.max(last, ...mapping.map(({ column }) => column), 0) + 1);
  const columns = Array.from({ length: width }, (_, column) => ({
    header: isHandedBackHeader(headers[column] ?? '') ? '' : (headers[column] ?? '').slice(0, LONGEST_HEADER),
    field: mapping.find((each) => each.column === column)?.field ?? null,
    ownField: ownMapping.find((each) => each.column === column)?.fieldId ?? null,
    rule: columnRules.find((each) => each.column === column)?.rule ?? null,
    unit: mapping.find((each) => each.column === column)?.unit ?? null,
  }));
  return { columns };
}
