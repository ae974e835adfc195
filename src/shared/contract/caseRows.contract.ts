import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CaseKind, CaseParty, CaseStatus, FollowResult } from '../domain/cases.ts';
import { DealerId, FileRef, JobId } from '../domain/ids.ts';
import { command, query, session } from './define.ts';

/** Why a row of an old list is not taken. */
export const OLD_CASE_PROBLEMS = [
  'unmatched',
  'several',
  'dealersDiffer',
  'noDay',
  'ahead',
  'before',
  'known',
  'twice',
  'noBody',
] as const;
export type OldCaseProblem = (typeof OLD_CASE_PROBLEMS)[number];
/** What is taken otherwise than it is written. */
export const OLD_CASE_NOTES = [
  ...(['notClosed', 'noResult', 'noSatisfaction', 'noReason', 'notReached', 'earlyCall', 'heard'] as const),
  ...(['kind', 'status', 'day', 'cost', 'satisfaction', 'result'] as const),
  ...(['cause', 'responsibility', 'channel', 'urgency', 'verdict'] as const),
  'guessedDay',
  'renumbered',
  'cut',
] as const;
export type OldCaseNote = (typeof OLD_CASE_NOTES)[number];

/** Rows of a file as text; `lines` are their numbers in it. */
const rows = {
  header: z.array(z.string()).max(200),
  rows: z.array(z.array(z.string()).max(200)).max(20_000),
  lines: z.array(z.int()).max(20_000),
};
const problems = z.array(z.object({ row: z.int(), problem: z.enum(OLD_CASE_PROBLEMS), text: z.string() }));

/** Old cases from somebody's own list: read, looked at row by row, taken in one act. */
export const caseRowsContract = {
  /** Reads a file; its rows are asked for by `cases.fileRows`. */
  'cases.readFile': command({
    input: z.object({ file: FileRef }),
    output: z.object({ jobId: JobId, bookId: z.string() }),
    changes: [],
  }),
  'cases.fileRows': session({
    input: z.object({ bookId: z.string().max(60) }),
    output: z.object({ fileName: z.string(), ...rows }),
  }),
  /** What becomes of each row; nothing is written. */
  'cases.checkRows': query({
    input: z.object(rows),
    output: z.object({
      /** Headers that are understood, and those that are not. */
      known: z.array(z.string()),
      unknown: z.array(z.string()),
      taken: z.array(
        z.object({
          row: z.int(),
          dealerId: DealerId,
          dealerName: z.string(),
          /** As the list has it; empty: the next number of its kind and day. */
          number: z.string(),
          kind: CaseKind,
          status: CaseStatus,
          reportedOn: CalendarDay,
          closedOn: CalendarDay.nullable(),
          body: z.string(),
          cause: z.string(),
          responsibility: CaseParty,
          remedy: z.string(),
          costMinor: z.int().nullable(),
          followResult: z.union([z.literal(''), FollowResult]),
          satisfaction: z.int().nullable(),
          notes: z.array(z.object({ note: z.enum(OLD_CASE_NOTES), text: z.string() })),
        }),
      ),
      problems,
    }),
  }),
  'cases.takeRows': command({
    input: z.object(rows),
    output: z.object({ taken: z.int(), problems }),
    changes: ['cases', 'changes'],
  }),
};
