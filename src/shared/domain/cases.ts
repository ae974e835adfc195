import { z } from 'zod';

/** 客诉, 建议, 售后, 退换货. */
export const CASE_KINDS = ['complaint', 'suggestion', 'service', 'return'] as const;
export const CaseKind = z.enum(CASE_KINDS);
export type CaseKind = z.infer<typeof CaseKind>;

export const CASE_STATUSES = ['open', 'answered', 'in_work', 'waiting', 'solved', 'closed', 'reopened'] as const;
export const CaseStatus = z.enum(CASE_STATUSES);
export type CaseStatus = z.infer<typeof CaseStatus>;

export const CASE_URGENCIES = ['urgent', 'high', 'normal', 'low'] as const;
export const CaseUrgency = z.enum(CASE_URGENCIES);
export type CaseUrgency = z.infer<typeof CaseUrgency>;

export const CASE_CHANNELS = ['phone', 'wechat', 'visit', 'visitor', 'message', 'email', 'survey', 'other'] as const;
export const CaseChannel = z.enum(CASE_CHANNELS);
export type CaseChannel = z.infer<typeof CaseChannel>;

/** 责任方; "" is not decided yet. */
export const CASE_PARTIES = ['', 'maker', 'logistics', 'warehouse', 'sales', 'dealer'] as const;
export const CaseParty = z.enum(CASE_PARTIES);
export type CaseParty = z.infer<typeof CaseParty>;

/** 厂家索赔. */
export const CASE_CLAIMS = ['none', 'claimed', 'accepted', 'paid', 'refused'] as const;
export const CaseClaim = z.enum(CASE_CLAIMS);
export type CaseClaim = z.infer<typeof CaseClaim>;

/** What the dealer said when he was asked again; `unreached` after so many tries, which ends a case without closing it. */
export const FOLLOW_RESULTS = ['settled', 'partly', 'unsettled', 'unreached'] as const;
export const FollowResult = z.enum(FOLLOW_RESULTS);
export type FollowResult = z.infer<typeof FollowResult>;
/** A dealer counts as not reached after so many tries, each written down with its day. */
export const LEAST_TRIES = 3;

interface Standing {
  status: CaseStatus;
  followResult: '' | FollowResult;
}

/** Nobody could be asked: at an end, and not closed. It is closed when he is reached after all. */
export function isUnreached({ status, followResult }: Standing): boolean {
  return status === 'solved' && followResult === 'unreached';
}

/** Whether somebody still has to do something: neither closed nor given up as not reached. */
export function isUnfinished(of: Standing): boolean {
  return of.status !== 'closed' && !isUnreached(of);
}

/** Whether a case costs money that nobody has said yes or no to. It may go on all the same; whoever takes it on is told. */
export function isUnapproved(of: { kind: CaseKind; approval: '' | 'yes' | 'no'; costMinor: number | null }): boolean {
  return of.kind !== 'suggestion' && of.approval === '' && (of.costMinor ?? 0) > 0;
}

/** What became of a suggestion. */
export const CASE_VERDICTS = ['adopted', 'partly', 'declined'] as const;
export const CaseVerdict = z.enum(CASE_VERDICTS);
export type CaseVerdict = z.infer<typeof CaseVerdict>;

/** Causes of our own; the owner may add his and leave out ours. */
export const CASE_CAUSES = [
  'quality',
  'damage',
  'shortage',
  'expiring',
  'wrongGoods',
  'price',
  'delivery',
  'attitude',
  'crossRegion',
] as const;
export type CaseCause = (typeof CASE_CAUSES)[number];

export const CASE_EVENTS = [
  'reported',
  'answered',
  'status',
  'approval',
  'claim',
  'try',
  'follow_up',
  'told',
  'note',
] as const;
export const CaseEventKind = z.enum(CASE_EVENTS);
export type CaseEventKind = z.infer<typeof CaseEventKind>;

/** HH:MM on this PC's clock, "" where only the day is known. */
export const TimeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/);

const prefix = z.string().regex(/^[A-Za-z0-9\u4e00-\u9fff]{1,8}$/);
const hours = z.int().min(1).max(2000);
const windowDays = z.int().min(7).max(730);

/** What the owner may set of cases. */
export const CaseRules = z.object({
  /** What numbers begin with, by kind. */
  prefixes: z
    .object({ complaint: prefix, suggestion: prefix, service: prefix, return: prefix })
    .default({ complaint: 'KS', suggestion: 'JY', service: 'SH', return: 'TH' }),
  /** Hours until the first answer, by urgency. */
  goals: z
    .object({ urgent: hours, high: hours, normal: hours, low: hours })
    .default({ urgent: 4, high: 24, normal: 48, low: 120 }),
  /** Days within which the same cause or product again is a repeat. */
  repeatDays: windowDays.default(90),
  /** Days before and after a case over which orders are compared. */
  trendDays: windowDays.default(90),
  /** What causes are chosen from: words of ours or the owner's own. */
  causes: z
    .array(z.string().trim().min(1).max(30))
    .max(60)
    .default([...CASE_CAUSES]),
});
export type CaseRules = z.infer<typeof CaseRules>;
