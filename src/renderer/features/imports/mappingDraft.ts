import { acceptedOptions, proposedRules } from '../../../shared/contract/acceptedOptions.ts';
import {
  hasTrait,
  type ImportField,
  type ImportKind,
  KIND_SCHEMAS,
  missingFields,
} from '../../../shared/contract/importFields.ts';
import type { FieldGroup } from '../../../shared/contract/importKinds/kindSchema.ts';
import { type DifferenceRule, type ImportRules, LADDER_STEPS } from '../../../shared/contract/importRules.ts';
import type { Batch, CheckOptions, Mapping } from '../../../shared/contract/imports.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { ColumnUnit } from '../../../shared/contract/readingRules.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { CustomFieldId } from '../../../shared/domain/ids.ts';
import { Period } from '../../../shared/domain/period.ts';

/** A field of the owner's own among what a column may be. */
export type OwnChoice = `own:${number}`;
/** What a column is imported as. */
export type ColumnChoice = ImportField | OwnChoice;

export function ownChoice(fieldId: CustomFieldId): OwnChoice {
  return `own:${fieldId}`;
}

/** The field of a choice made by {@link ownChoice}. */
export function ownFieldOf(choice: ColumnChoice): number | undefined {
  return isOwn(choice) ? Number(choice.slice('own:'.length)) : undefined;
}

function isOwn(choice: ColumnChoice): choice is OwnChoice {
  return choice.startsWith('own:');
}

/** What the user may still change before the check, as the page holds it. */
export interface Draft {
  /** Column → field; columns that are not named are extras. */
  fields: ReadonlyMap<number, ColumnChoice>;
  /** Column → what its figures are counted in, where neither header nor title is to say it. */
  units: ReadonlyMap<number, ColumnUnit>;
  /** Columns whose field the user chose. */
  chosen: ReadonlySet<number>;
  /** Further tables of the same shape, and which of them are read along. */
  moreTables: CheckOptions['moreTables'];
  shape: CheckOptions['shape'];
  sourceName: string;
  unknownDealer: CheckOptions['unknownDealer'];
  onDifference: CheckOptions['onDifference'];
  /** Column → what happens to its known values, where that is not what happens to all. */
  rules: ReadonlyMap<number, DifferenceRule>;
  ladder: CheckOptions['ladder'];
  joined: CheckOptions['joined'];
  hiddenRows: CheckOptions['hiddenRows'];
  /** As typed; "" while there is none. */
  asOf: string;
  /** First and last day of totals, as typed; "" while there is none. */
  totalFrom: string;
  totalTo: string;
  ageFrom: CheckOptions['ageFrom'];
  termDays: CheckOptions['termDays'];
  taxIncluded: CheckOptions['taxIncluded'];
  dateOrder: CheckOptions['dateOrder'];
  year: CheckOptions['year'];
  numberStyle: CheckOptions['numberStyle'];
  signs: CheckOptions['signs'];
  discount: CheckOptions['discount'];
  totalRows: CheckOptions['totalRows'];
  skipWords: CheckOptions['skipWords'];
  /** What the owner has said of single rows at an earlier check. */
  takeRows: CheckOptions['takeRows'];
  leaveRows: CheckOptions['leaveRows'];
  /** Tables below the first one that are left out, by the rows of their headers. */
  leaveTables: CheckOptions['leaveTables'];
}

/** The fields of a kind in groups, the most used first; a field nobody grouped stands under `other`. */
export function fieldGroups(kind: ImportKind): { group: FieldGroup; fields: ImportField[] }[] {
  const { groups, fields: all } = KIND_SCHEMAS[kind];
  const grouped = new Set(groups.flatMap(([, fields]) => fields));
  const other = all.filter((field) => !grouped.has(field));
  return [...groups.map(([group, fields]) => ({ group, fields: [...fields] })), { group: 'other', fields: other }];
}

/** The page's first state: what was checked before, else what was understood. `former` keeps the user's own rules. */
export function draftOf(understanding: Understanding, options: Batch['options'], former?: Draft): Draft {
  const rules = understanding.recipe?.rules;
  return {
    fields: new Map(options ? choicesOf(options) : understanding.columns.flatMap(toEntry)),
    units: new Map((options?.mapping ?? understanding.columns).flatMap(toUnit)),
    chosen: new Set(),
    moreTables: options?.moreTables ?? acceptedOptions(understanding).moreTables,
    shape: options?.shape ?? understanding.shape,
    sourceName: options?.sourceName ?? understanding.sourceName,
    unknownDealer: options?.unknownDealer ?? rules?.unknownDealer ?? former?.unknownDealer ?? 'create',
    onDifference: options?.onDifference ?? rules?.onDifference ?? former?.onDifference ?? 'overwrite',
    rules: new Map(
      options ? options.columnRules.map(({ column, rule }) => [column, rule]) : understanding.columns.flatMap(toRule),
    ),
    ladder: options?.ladder ?? rules?.ladder ?? former?.ladder ?? [...LADDER_STEPS],
    joined: options?.joined ?? rules?.joined ?? former?.joined ?? 'first',
    hiddenRows: options?.hiddenRows ?? rules?.hiddenRows ?? former?.hiddenRows ?? 'include',
    asOf: options?.asOf ?? understanding.asOf?.day ?? '',
    totalFrom: options?.period?.from ?? understanding.totalPeriod?.from ?? '',
    totalTo: options?.period?.to ?? understanding.totalPeriod?.to ?? '',
    ageFrom: options?.ageFrom ?? understanding.ageFrom ?? 'due',
    termDays: options === null ? understanding.termDays : options.termDays,
    taxIncluded: options ? options.taxIncluded : understanding.taxIncluded,
    ...readingOf(options ?? rules ?? { ...former, ...proposedRules(understanding) }),
    takeRows: options?.takeRows ?? [],
    leaveRows: options?.leaveRows ?? [],
    leaveTables: options?.leaveTables ?? [],
  };
}

/** How rows are read, by whoever has said it last. */
function readingOf(said: Partial<Draft | ImportRules>) {
  const { dateOrder = 'auto', year = 'auto', numberStyle = 'auto', signs = 'auto', discount = 'inside' } = said;
  const { totalRows = 'skip', skipWords = [] } = said;
  return { dateOrder, year, numberStyle, signs, discount, totalRows, skipWords };
}

function toRule({ column, rule }: Understanding['columns'][number]): [number, DifferenceRule][] {
  return rule === null ? [] : [[column, rule]];
}

function toUnit({
  column,
  unit = null,
}: {
  column: number;
  unit?: ColumnUnit | null | undefined;
}): [number, ColumnUnit][] {
  return unit === null ? [] : [[column, unit]];
}

type Entry = [column: number, choice: ColumnChoice];

function choicesOf({ mapping, ownMapping }: CheckOptions): Entry[] {
  return [
    ...mapping.map(({ column, field }): Entry => [column, field]),
    ...ownMapping.map(({ column, fieldId }): Entry => [column, ownChoice(fieldId)]),
  ];
}

function toEntry({ column, field, ownField }: Understanding['columns'][number]): Entry[] {
  if (ownField !== null) return [[column, ownChoice(ownField)]];
  return field === null ? [] : [[column, field]];
}

/** The draft with one column's field changed; null makes the column an extra. */
export function chooseField(draft: Draft, column: number, field: ColumnChoice | null): Draft {
  const fields = new Map(draft.fields);
  if (field === null) fields.delete(column);
  else fields.set(column, field);
  // Boxes of a quantity are no unit of an amount.
  return { ...chooseUnit(draft, column, null), fields, chosen: new Set(draft.chosen).add(column) };
}

/** The draft with another unit for one column; null goes by header and title. */
export function chooseUnit(draft: Draft, column: number, unit: ColumnUnit | null): Draft {
  const units = new Map(draft.units);
  if (unit === null) units.delete(column);
  else units.set(column, unit);
  return { ...draft, units };
}

/** The draft with another rule for one column; null goes by what is said of all. */
export function chooseRule(draft: Draft, column: number, rule: DifferenceRule | null): Draft {
  const rules = new Map(draft.rules);
  if (rule === null) rules.delete(column);
  else rules.set(column, rule);
  return { ...draft, rules };
}

/** The draft with a table further down read or left out, by the number of the row that heads it. */
export function withTable(draft: Draft, row: number, isRead: boolean): Draft {
  const others = draft.leaveTables.filter((each) => each !== row);
  return { ...draft, leaveTables: isRead ? others : [...others, row] };
}

/** Column → the earlier column that has the same field, where a field takes one column only. */
export function doubledColumns(draft: Draft, kind: ImportKind): Map<number, number> {
  const first = new Map<ColumnChoice, number>();
  const doubled = new Map<number, number>();
  for (const [column, field] of [...draft.fields].sort(([a], [b]) => a - b)) {
    const earlier = first.get(field);
    if (earlier === undefined) first.set(field, column);
    else if (isOwn(field) || !KIND_SCHEMAS[kind].multi.includes(field)) doubled.set(column, earlier);
  }
  return doubled;
}

/** Needed fields that no column has, each with its alternatives. The same rule as the check's own. */
export function missingColumns(draft: Draft, kind: ImportKind): (readonly ImportField[])[] {
  return missingFields(new Set(draft.fields.values()), kind);
}

/** What is sent to be checked. */
export function optionsOf(draft: Draft, understanding: Understanding): CheckOptions {
  const { kind, encoding } = understanding;
  const { shape, unknownDealer, onDifference, hiddenRows, ageFrom, termDays, taxIncluded } = draft;
  const { takeRows, leaveRows, leaveTables } = draft;
  return {
    ...acceptedOptions(understanding),
    ...mappingsOf(draft),
    moreTables: draft.moreTables,
    shape: hasTrait(kind, 'shape') ? (shape ?? 'bills') : null,
    sourceName: draft.sourceName.trim() || understanding.sourceName,
    unknownDealer,
    onDifference,
    columnRules: hasTrait(kind, 'onDifference') ? [...draft.rules].map(([column, rule]) => ({ column, rule })) : [],
    ladder: draft.ladder,
    joined: draft.joined,
    hiddenRows,
    encoding,
    asOf: hasTrait(kind, 'asOf') && isCalendarDay(draft.asOf) ? draft.asOf : null,
    period: hasTrait(kind, 'totalPeriod') ? totalPeriodOf(draft) : null,
    ageFrom,
    termDays,
    taxIncluded,
    ...readingOf(draft),
    takeRows,
    leaveRows,
    leaveTables,
  };
}

function mappingsOf(draft: Draft): Pick<CheckOptions, 'mapping' | 'ownMapping'> {
  const entries = [...draft.fields].sort(([a], [b]) => a - b);
  return {
    mapping: entries.flatMap(([column, field]): Mapping => {
      const unit = draft.units.get(column);
      return isOwn(field) ? [] : [{ column, field, ...(unit === undefined ? {} : { unit }) }];
    }),
    ownMapping: entries.flatMap(([column, choice]) => {
      const fieldId = ownFieldOf(choice);
      return fieldId === undefined ? [] : [{ column, fieldId: CustomFieldId.parse(fieldId) }];
    }),
  };
}

/** The days of totals, null while they are no period. */
export function totalPeriodOf({ totalFrom, totalTo }: Draft): Period | null {
  const period = Period.safeParse({ from: totalFrom, to: totalTo });
  return period.success ? period.data : null;
}

/** Where the ages of a list are computed or moved by terms, the term of dealers that have none is asked for. */
export function asksTerm(draft: Draft): boolean {
  const has = new Set(draft.fields.values());
  const bands = (['late30', 'late60', 'late90', 'lateOver'] as const).some((field) => has.has(field));
  return bands ? draft.ageFrom === 'bill' : has.has('date') && !has.has('dueDate');
}
