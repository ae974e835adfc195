import type { DifferenceRules } from './differenceRules.rules.ts';
import type { EntryKind } from './entryKind.ts';
import type { Columns } from './staged.ts';

type Kind = Pick<EntryKind, 'united' | 'summed' | 'fieldOf' | 'textOf'>;

/** What a second row of one entry adds to the first: amounts add up, lists are joined, blanks are filled; the first row wins. */
export function joinRows(first: Columns, second: Columns, kind: Kind): { columns: Columns; differs: string[] } {
  const columns = { ...first };
  const differs: string[] = [];
  for (const [column, value] of Object.entries(second)) {
    const before = columns[column];
    if (kind.summed.includes(column)) columns[column] = Number(before ?? 0) + Number(value ?? 0);
    else if (kind.united.includes(column)) columns[column] = unite(before, value);
    else if (isBlank(before)) columns[column] = value;
    else if (before !== value) differs.push(column);
  }
  return { columns, differs };
}

/** The columns of a known entry that get another value, by what the owner wants of differences. */
export function changedColumns(
  known: Columns,
  said: Columns,
  kind: Kind,
  rules: Pick<DifferenceRules, 'all' | 'ofField'>,
): Columns {
  const changed: Columns = {};
  for (const [column, value] of Object.entries(said)) {
    // A key follows what it is made of.
    const field = kind.fieldOf[column] ?? kind.fieldOf[column.replace(/_key$/, '')];
    const rule = field === undefined ? rules.all : rules.ofField(field);
    const before = known[column] ?? null;
    const next = kind.united.includes(column) ? unite(before, value) : value;
    if (rule === 'keep' || next === before) continue;
    if (rule === 'fill' && !isBlank(before) && !kind.united.includes(column)) continue;
    changed[column] = next;
  }
  return changed;
}

/** Changes as they are shown; keys that follow a name have no field and are not. */
export function changeTexts(known: Columns, changed: Columns, kind: Kind) {
  return Object.entries(changed).flatMap(([column, value]) => {
    const field = kind.fieldOf[column];
    if (field === undefined) return [];
    return [{ field, before: kind.textOf(column, known[column] ?? null), after: kind.textOf(column, value) }];
  });
}

/** What a row says, by field. */
export function shownTexts(columns: Columns, kind: Kind): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, value]) => {
      const field = kind.fieldOf[column];
      return field === undefined ? [] : [[field, kind.textOf(column, value)] as const];
    }),
  );
}

function isBlank(value: string | number | null | undefined): boolean {
  return value === undefined || value === null || value === '' || value === '[]';
}

/** Two JSON lists as one: what the first has stays as it is. Phones are told apart by their digits, texts by themselves. */
function unite(first: string | number | null | undefined, second: string | number | null): string {
  const parse = (text: unknown) => (typeof text === 'string' && text !== '' ? (JSON.parse(text) as unknown[]) : []);
  const joined = parse(first);
  const seen = new Set(joined.map(identity));
  for (const each of parse(second)) {
    if (seen.has(identity(each))) continue;
    seen.add(identity(each));
    joined.push(each);
  }
  return JSON.stringify(joined);
}

function identity(each: unknown): string {
  return typeof each === 'object' && each !== null && 'digits' in each ? String(each.digits) : String(each);
}
