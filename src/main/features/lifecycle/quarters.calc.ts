import type { LifecycleRules, Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { OpenDays } from '../../../shared/domain/festival.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { localDayOf } from '../../runtime/clock.ts';
import { dayBook, firstDayOf } from '../orders/dayBook.ts';
import { cyclesOf, daysOf, placesOf } from '../rhythm/cycles.calc.ts';
import { readMembers } from '../rhythm/rhythm.repo.ts';
import { ownRhythm } from '../rhythm/rhythm.rules.ts';
import { stagesAt } from './lifecycle.calc.ts';
import { type Quarter, quartersUpTo } from './lifecycle.rules.ts';

/** Quarters that are told. */
const QUARTERS = 8;
/** Data of fewer days before a quarter begins show short gaps only, and nobody who stayed away. */
const LEAST_HISTORY_DAYS = 180;

/** The stages of all members at the ends of quarters; the first entry is the beginning of the first quarter. */
export interface StageHistory {
  ids: Int32Array;
  quarters: Quarter[];
  /** One more than quarters. */
  stages: (Stage | undefined)[][];
}

/**
 * Stages at the end of each of the last quarters, by what was known then: cycles, peers and all. What the owner says stands from the
 * day he said it. Quarters before the data began are left out.
 */
export function* quarterSteps(
  db: Db,
  asOf: string,
  rules: { rhythm: RhythmRules; stages: LifecycleRules },
): Generator<void, StageHistory> {
  const book = yield* dayBook(db);
  const members = yield* readMembers(db);
  const places = placesOf(book, members);
  const since = knownSince(db, members.ids);
  const open = new OpenDays(rules.rhythm.festival, toDayNumber(asOf));
  const quarters = quartersUpTo(asOf, QUARTERS, open).filter(
    ({ from }) => from - firstDayOf(book) >= LEAST_HISTORY_DAYS,
  );
  const ends = quarters.length === 0 ? [] : [(quarters[0]?.from ?? 0) - 1, ...quarters.map(({ to }) => to)];
  const whole = { ...rules.stages, goneCycles: rules.rhythm.goneCycles };
  const said = saidStages(db, members.ids);
  const stages: (Stage | undefined)[][] = [];
  for (const end of ends) {
    const owns = new Map<number, ReturnType<typeof ownRhythm>>();
    for (let i = 0; i < members.ids.length; i += 1) {
      const at = places[i] ?? -1;
      if (at >= 0) owns.set(members.ids[i] ?? 0, ownRhythm(daysOf(book, at), end, open));
      if (i % 1000 === 999) yield;
    }
    const rated = cyclesOf(book, members, places, { asOf: fromDayNumber(end), open }, (id) => owns.get(id));
    const at = stagesAt(rated, open.of(end), since, end, whole);
    for (const { place, stage, since: saidOn } of said) if (saidOn <= end) at[place] = stage;
    stages.push(at);
    yield;
  }
  return { ids: members.ids, quarters, stages };
}

/** Stages set by hand, each with the day from which it stands and where its dealer is among the members. */
function saidStages(db: Db, ids: Int32Array): { place: number; stage: Stage; since: number }[] {
  const places = new Map(Array.from(ids, (id, place) => [id, place]));
  const rows = rawOf(db).prepare('SELECT dealer_id, stage, created_at FROM stage_override').raw().all() as [
    number,
    Stage,
    number,
  ][]; // as the statement names its columns
  return rows.flatMap(([id, stage, at]) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ place, stage, since: toDayNumber(localDayOf(at)) }];
  });
}

/** The day from which each dealer was on the list: its opening day, else the day its record was made. */
function knownSince(db: Db, ids: Int32Array): number[] {
  const rows = rawOf(db)
    .prepare<[], [number, string]>(
      `SELECT id, coalesce(opened_on, date(created_at / 1000, 'unixepoch')) FROM dealer
       WHERE deleted_at IS NULL AND excluded = 0 ORDER BY id`,
    )
    .raw()
    .all() as [number, string][]; // as the statement names its columns
  const since = new Map(rows.map(([id, day]) => [id, toDayNumber(day)]));
  return Array.from(ids, (id) => since.get(id) ?? Number.POSITIVE_INFINITY);
}
