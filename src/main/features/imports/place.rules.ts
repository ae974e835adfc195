import type { DifferenceRule } from '../../../shared/contract/importRules.ts';
import type { Columns } from './staged.ts';

const LEVELS = ['province', 'city', 'district'] as const;
export const PLACE_COLUMNS: ReadonlySet<string> = new Set([...LEVELS, 'region_code']);

/**
 * What a row says of a dealer's place, as one value: parts of two places make a third one that nobody has said. Where the
 * two agree as far as both go, the row completes what is known; where not, it is taken whole or not at all.
 * @returns the columns of `next` with those of the place that are to be written
 */
export function withPlace(current: Columns, next: Columns, rule: DifferenceRule): Columns {
  const others = Object.fromEntries(Object.entries(next).filter(([column]) => !PLACE_COLUMNS.has(column)));
  if (Object.keys(others).length === Object.keys(next).length) return next;
  if (rule === 'keep') return others;
  const differs = LEVELS.findIndex(
    (level) => text(current, level) && text(next, level) && current[level] !== next[level],
  );
  if (differs < 0) return { ...others, ...completing(current, next) };
  return rule === 'fill' ? others : { ...others, ...instead(next, differs) };
}

/** Levels that are not known yet, and the code of whoever knows the place more exactly. */
function completing(current: Columns, next: Columns): Columns {
  const known = text(current, 'region_code');
  const said = text(next, 'region_code');
  const levels = LEVELS.filter((level) => text(current, level) === '' && text(next, level) !== '');
  const code = said === '' || known.startsWith(said) ? {} : { region_code: said };
  return { ...Object.fromEntries(levels.map((level) => [level, text(next, level)])), ...code };
}

/** The row's place from the first level that differs on: what lies below is not known any more where the row is silent. */
function instead(next: Columns, differs: number): Columns {
  const levels = LEVELS.filter((level, i) => i >= differs || text(next, level) !== '');
  return {
    ...Object.fromEntries(levels.map((level) => [level, text(next, level)])),
    region_code: text(next, 'region_code'),
  };
}

function text(columns: Columns, name: string): string {
  return String(columns[name] ?? '');
}
