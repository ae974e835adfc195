import { z } from 'zod';
import { TODAY_PARTS, TodayPartName } from '../contract/today.contract.ts';

/** HH:MM of this PC's clock. */
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When and of what this PC reminds. */
export const ReminderSettings = z.object({
  on: z.boolean(),
  parts: z.array(TodayPartName),
  /** Once a day at this time, besides when a file opens. */
  at: ClockTime,
  /** Nothing is told from the one to the other, also over midnight; the same time twice means always. */
  quietFrom: ClockTime,
  quietTo: ClockTime,
  skipOff: z.boolean(),
  /** Steps with a time of day are told of at that time. */
  timed: z.boolean(),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;
export const USUAL_REMINDERS: ReminderSettings = {
  on: true,
  parts: TODAY_PARTS.filter((part) => part !== 'slipping' && part !== 'owing'),
  ...{ at: '08:30', quietFrom: '21:00', quietTo: '07:00', skipOff: true, timed: true },
};

/** What was told on a day of a file; another day or file begins anew. */
export const Told = z.object({
  file: z.string(),
  day: z.string(),
  /** Hashes of what was told. */
  keys: z.array(z.string()),
  /** The reminder at its hour has been. */
  atHour: z.boolean(),
});
export type Told = z.infer<typeof Told>;
export const NOTHING_TOLD: Told = { file: '', day: '', keys: [], atHour: false };

/** What is told at most of one day: it is kept as a preference, which has a limit. */
const MOST_TOLD = 1600;
/** A step is still told of when the program comes so late to it, minutes. */
const STEP_LATE_MINUTES = 60;

/** What was told today of this file. */
export function toldOf(told: Told, file: string, day: string): Told {
  return told.file === file && told.day === day ? told : { ...NOTHING_TOLD, file, day };
}

/** Whether nothing is told at a time. */
export function isQuiet({ quietFrom, quietTo }: Pick<ReminderSettings, 'quietFrom' | 'quietTo'>, now: string): boolean {
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? now >= quietFrom && now < quietTo : now >= quietFrom || now < quietTo;
}

/** Whether the reminder of the day at its hour is due. */
export function isHourDue({ at }: Pick<ReminderSettings, 'at'>, told: Pick<Told, 'atHour'>, now: string): boolean {
  return now >= at && !told.atHour;
}

interface RemindedPart {
  part: TodayPartName;
  keys: readonly string[];
}

/** The parts in which there is something that was not told of today, and everything that is told with them. */
export function freshParts<P extends RemindedPart>(
  parts: readonly P[],
  { on, parts: wanted }: Pick<ReminderSettings, 'on' | 'parts'>,
  told: Pick<Told, 'keys'>,
): { parts: P[]; keys: string[] } {
  const known = new Set(told.keys);
  const found: P[] = [];
  const keys: string[] = [];
  for (const each of on ? parts : []) {
    if (!wanted.includes(each.part)) continue;
    const fresh = each.keys.map((key) => toldKey(each.part, key)).filter((key) => !known.has(key));
    if (fresh.length === 0) continue;
    found.push(each);
    keys.push(...fresh);
  }
  return { parts: found, keys };
}

/** What was told, with more. */
export function withTold(told: Told, keys: readonly string[]): Told {
  return { ...told, keys: [...told.keys, ...keys].slice(-MOST_TOLD) };
}

/** How a line is kept as told: short, for a preference holds little (FNV-1a, 32 bits). */
export function toldKey(part: string, key: string): string {
  let hash = 0x811c9dc5;
  for (const character of `${part}:${key}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Whether a step at a time of today is to be told of now. */
export function isStepDue(time: string, now: string): boolean {
  if (time === '' || time > now) return false;
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  return minutes(now) - minutes(time) < STEP_LATE_MINUTES;
}

/** The time of day of this PC, HH:MM. */
export function clockTime(date: Date): string {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
