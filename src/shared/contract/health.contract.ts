import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, JobId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';
import { exportTarget } from './tableFormat.ts';

/** What a dealer should have and has not. */
export const LACKING_CHECKS = ['phone', 'contact', 'rep', 'region', 'address', 'code', 'term'] as const;
/** What stands there and can hardly be right. */
export const DOUBTFUL_CHECKS = [
  'name',
  'taxNo',
  'opened',
  'birthday',
  'orderBeforeOpening',
  'laterBills',
  'repsTwo',
  'repDiffers',
] as const;
export const HEALTH_CHECKS = [...LACKING_CHECKS, ...DOUBTFUL_CHECKS] as const;
export const HealthCheck = z.enum(HEALTH_CHECKS);
export type HealthCheck = z.infer<typeof HealthCheck>;

/** Checks whose finding is mended by one text; the others are looked into on the dealer's page. */
export const FIXED_BY_TEXT: readonly HealthCheck[] = [
  ...LACKING_CHECKS,
  ...(['name', 'taxNo', 'opened', 'birthday', 'orderBeforeOpening', 'repsTwo', 'repDiffers'] as const),
];

/** A share of all dealers, and of what they bought; null where nobody bought anything. */
const Share = z.object({ dealers: z.number().min(0).max(1), amount: z.number().min(0).max(1).nullable() });

export const HealthRow = z.object({
  id: DealerId,
  revision: z.int(),
  code: z.string(),
  name: z.string(),
  city: z.string(),
  repName: z.string(),
  /** Net amount of the window last graded. */
  amountMinor: Minor,
  /** What stands there now, as it was read; "" for nothing. */
  text: z.string(),
  /** Figures and names of the sentence `health.finding.<check>`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** A text that would mend it, where one can be told from the rest of the data; it is the owner who takes it. */
  proposal: z.string().nullable(),
  ignored: z.boolean(),
});
export type HealthRow = z.infer<typeof HealthRow>;

export const HEALTH_REFUSALS = ['gone', 'moved', 'unreadable', 'rep_unknown', 'rep_left', 'region_unknown'] as const;
export const HealthRefusal = z.enum(HEALTH_REFUSALS);
export type HealthRefusal = z.infer<typeof HealthRefusal>;

const ids = z.array(DealerId).min(1).max(20_000);

export const healthContract = {
  /** How complete and how plausible the dealers are, and what is worth mending first: the most money behind it. */
  'health.overview': query({
    input: z.object({}),
    output: z.object({
      /** Dealers that are looked at: those of the list that are graded. */
      dealers: z.int(),
      amountMinor: Minor,
      cutOff: CalendarDay.nullable(),
      /** Of all that is expected, how much is there. */
      complete: Share,
      /** Dealers with nothing doubtful. */
      plausible: Share,
      checks: z.array(
        z.object({
          check: HealthCheck,
          dealers: z.int(),
          amountMinor: Minor,
          proposals: z.int(),
          /** Findings that the owner has said are right as they are. */
          ignored: z.int(),
        }),
      ),
    }),
  }),
  /** The dealers of one check, the most money first. */
  'health.list': query({
    input: z.object({
      check: HealthCheck,
      ignored: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: z.object({ rows: z.array(HealthRow), total: z.int(), snapshot: z.string() }),
  }),
  /**
   * Mends findings by the texts given, in one act. What cannot be taken is told, and the rest is written.
   * `changeId` is null where nothing was.
   */
  'health.fix': command({
    input: z.object({
      check: HealthCheck,
      fixes: z
        .array(z.object({ id: DealerId, expectedRevision: z.int(), text: z.string().max(2000) }))
        .min(1)
        .max(20_000),
    }),
    output: z.object({
      changed: z.int(),
      changeId: ChangeId.nullable(),
      refused: z.array(z.object({ id: DealerId, reason: HealthRefusal })),
    }),
    changes: ['dealers', 'reps', 'health', 'changes'],
  }),
  /** Says that findings are right as they are, or takes that back; one whose text changes is told again. */
  'health.ignore': command({
    input: z.object({ check: HealthCheck, ids, ignored: z.boolean() }),
    output: z.object({ changed: z.int(), changeId: ChangeId.nullable() }),
    changes: ['health', 'changes'],
  }),
  /** The findings as a list to be filled in, in Excel or on paper, and imported again. */
  'health.worksheet': command({
    input: z.object({
      checks: z.array(HealthCheck).min(1).max(HEALTH_CHECKS.length),
      ...exportTarget,
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
};
