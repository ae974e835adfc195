import type { Activity, ActivityFields } from '../../../shared/contract/activities.contract.ts';
import type { ActivityKind, ActivityOutcome } from '../../../shared/domain/activities.ts';
import { type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { ContactId, RepId } from '../../../shared/domain/ids.ts';
import { readTypedDay } from '../../../shared/domain/typedDay.ts';

/** What the dialog holds, as it is typed. */
export interface LogDraft {
  kind: ActivityKind | null;
  outcome: ActivityOutcome | null;
  body: string;
  nextStep: string;
  /** As typed: 明天, fri, 12-5. */
  nextDay: string;
  contactId: ContactId | null;
  contact: string;
  repId: RepId | null;
  on: string;
  time: string;
  amount: string;
}

export function newDraft(today: CalendarDay, time: string, repId: RepId | null): LogDraft {
  const blank = {
    kind: null,
    outcome: null,
    body: '',
    nextStep: '',
    nextDay: '',
    contactId: null,
    contact: '',
    amount: '',
  };
  return { ...blank, repId, on: today, time };
}

export function draftOf(activity: Activity, amount: string): LogDraft {
  const { kind, outcomeCode, body, nextStep, nextOn, nextTime, contactId, contact, repId, on, time } = activity;
  return {
    kind,
    outcome: outcomeCode,
    body,
    nextStep,
    nextDay: [nextOn ?? '', nextTime].filter(Boolean).join(' '),
    contactId,
    contact: contactId === null ? contact : '',
    repId,
    on,
    time: time.slice(0, 5),
    amount,
  };
}

/** What of a draft cannot be kept. */
export type DraftProblem = 'kind' | 'on' | 'time' | 'nextDay' | 'amount';

/** A draft as the engine takes it, or what is wrong with it. @param amountMinor null for none, undefined for what is no amount */
export function readDraft(
  draft: LogDraft,
  today: CalendarDay,
  amountMinor: number | null | undefined,
): { fields: ActivityFields } | { problem: DraftProblem } {
  if (draft.kind === null) return { problem: 'kind' };
  if (!isCalendarDay(draft.on)) return { problem: 'on' };
  if (draft.time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(draft.time)) return { problem: 'time' };
  if (amountMinor === undefined) return { problem: 'amount' };
  const next = draft.nextDay.trim() === '' ? null : readTypedDay(draft.nextDay, today);
  if (next === undefined) return { problem: 'nextDay' };
  return {
    fields: {
      kind: draft.kind,
      on: draft.on,
      time: draft.time,
      contactId: draft.contactId,
      contact: draft.contactId === null ? draft.contact : '',
      repId: draft.repId,
      outcomeCode: draft.outcome,
      amountMinor,
      body: draft.body,
      nextStep: draft.nextStep,
      nextOn: next?.day ?? null,
      nextTime: next?.time ?? '',
    },
  };
}
