import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { listActs, listImportActs, PARTS } from './acts.repo.ts';

/**
 * The timeline: acts by hand and imports together, newest first, a page at a time from where the last one ended.
 * @param parts so many changes of an act are told
 */
export async function listTimeline(
  { db, operatorId }: Pick<Ctx, 'db' | 'operatorId'>,
  input: Parsed<'data.acts'>,
  parts = PARTS,
): Promise<Output<'data.acts'>> {
  const told = { visibility: visibilityFor(db, operatorId), parts };
  const { cursor, limit, ...filter } = input;
  const times = { from: startOf(input.from, 0), to: startOf(input.to, 1) };
  const skip = cursor?.imports ?? 0;
  const imports = listImportActs(db, filter, times, { skip, limit: limit + 1 });
  const wantsEdits = filter.entity !== 'import' && cursor?.act !== 0;
  const edits = wantsEdits
    ? await listActs(db, filter, times, { before: cursor?.act ?? null, limit: limit + 1 }, told)
    : { acts: [], next: null };
  const acts = [...edits.acts, ...imports].sort((a, b) => b.at - a.at).slice(0, limit);
  const takenImports = acts.filter((act) => act.import !== null).length;
  const taken = acts.filter((act) => act.import === null);
  const editsLeft = taken.length < edits.acts.length || edits.next !== null;
  const importsLeft = takenImports < imports.length;
  const lastFirst = taken.at(-1)?.firstId ?? cursor?.act ?? null;
  const next = editsLeft || importsLeft ? { act: editsLeft ? lastFirst : 0, imports: skip + takenImports } : null;
  return { acts, next };
}

/** The first instant of a day on this PC, `later` days on; null for no day. */
function startOf(day: CalendarDay | undefined, later: number): number | null {
  if (day === undefined) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
