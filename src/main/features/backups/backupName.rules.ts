import { type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { plainFileName } from '../../../shared/domain/fileName.ts';

/** The ending of copies: not the data file's own, so that nobody works on in a copy by mistake. */
export const BACKUP_EXTENSION = '.dealerdesk-backup';

const NAME = /^(.+)_(\d{4}-\d{2}-\d{2})_([01]\d|2[0-3])([0-5]\d)(?:-(\d{1,3}))?\.dealerdesk-backup$/;
const UNFINISHED = /^dealerdesk-([0-9a-f-]{36})-[0-9a-f]{8}\.part$/;

/** What a copy's name tells. `order` grows from copy to copy of one data file. */
export interface BackupName {
  stem: string;
  day: CalendarDay;
  /** HH:MM */
  time: string;
  order: string;
}

/** Name, day and minute: `shop_2026-11-25_1430.dealerdesk-backup`; a second one in the minute gets a number. */
export function backupName(stem: string, day: CalendarDay, time: string, isTaken: (name: string) => boolean): string {
  const start = `${plainFileName(stem, 'dealerdesk')}_${day}_${time.replace(':', '')}`;
  for (let n = 1; ; n += 1) {
    const name = `${start}${n === 1 ? '' : `-${n}`}${BACKUP_EXTENSION}`;
    if (!isTaken(name)) return name;
  }
}

/** Undefined for any name that is not of the form of {@link backupName}. */
export function readBackupName(name: string): BackupName | undefined {
  const [, stem = '', day = '', hour = '', minute = '', n = '1'] = NAME.exec(name) ?? [];
  if (stem === '' || !isCalendarDay(day)) return undefined;
  return { stem, day, time: `${hour}:${minute}`, order: `${day}_${hour}${minute}_${n.padStart(3, '0')}` };
}

/** The name of a copy while it is written: nobody takes it for a good one. @param token 8 hexadecimal digits */
export function unfinishedName(uid: string, token: string): string {
  return `dealerdesk-${uid}-${token}.part`;
}

/** True for what an interrupted copy of this data file has left. */
export function isUnfinishedOf(uid: string, name: string): boolean {
  return UNFINISHED.exec(name)?.[1] === uid;
}

/** True for any copy, also one that was not finished: such a file is never worked in. */
export function isBackupName(name: string): boolean {
  return name.toLowerCase().endsWith(BACKUP_EXTENSION);
}
