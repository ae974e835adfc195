import type { CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { ActivityKind } from '../../../shared/domain/activities.ts';
import type { CaseChannel, CaseStatus } from '../../../shared/domain/cases.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Row } from '../../db/changeLog.ts';
import type { Ctx } from '../../runtime/context.ts';
import { addActivity as writeActivity } from '../activities/activities.service.ts';
import { typed } from '../dealers/text.rules.ts';
import { momentOf } from './cases.queries.ts';
import { addStep, type CaseEdit, editCase, mustNotBeAhead, writeCase } from './cases.service.ts';
import { type CaseState, lackFor, lacksToClose, lacksToGiveUp, stepChanges, waysFrom } from './status.rules.ts';

/** Columns of what steps change. */
const COLUMN_OF: Readonly<Record<keyof CaseState, string>> = {
  kind: 'kind',
  status: 'status',
  answeredOn: 'answered_on',
  cause: 'cause',
  remedy: 'remedy',
  approval: 'approval',
  verdict: 'verdict',
  solvedOn: 'solved_on',
  followedOn: 'followed_on',
  followResult: 'follow_result',
  satisfaction: 'satisfaction',
  followTries: 'follow_tries',
  followReason: 'follow_reason',
};

interface Going {
  on: string;
  time: string;
  note: string;
}

/** Columns by which a case goes to a status. @throws AppError case_lacks with what is missing */
function going(state: CaseRow, to: CaseStatus, { on, time }: Pick<Going, 'on' | 'time'>): Row {
  const lack = lackFor(state, to);
  if (lack !== null) throw new AppError('case_lacks', { lack, from: state.status, to });
  const changed = stepChanges(state, to, on);
  return {
    ...Object.fromEntries(
      Object.entries(changed).map(([field, value]) => [COLUMN_OF[field as keyof CaseState], value]), // its own keys
    ),
    ...(changed.answeredOn === undefined ? {} : { answered_time: time }),
    ...(to === 'waiting' ? { approved_by: '', approved_on: null } : {}),
    ...(to === 'closed' ? { closed_on: on } : {}),
    ...(to === 'reopened' ? { closed_on: null } : {}),
  };
}

/** A step from one status to another, written down with its day. */
export function moveCase(ctx: Ctx, input: Parsed<'cases.move'>): Promise<Output<'cases.move'>> {
  return editCase(ctx, input, (edit) => {
    const { row } = edit;
    mustFollow(edit, input.on, [row.answeredOn, row.solvedOn, row.followedOn, row.closedOn]);
    const now = momentOf(ctx.clock);
    // Whether the first answer was in time is told by hours.
    const time = input.time ?? (row.answeredOn === null && input.on === now.on ? now.time : '');
    writeCase(edit, going(row, input.to, { on: input.on, time }));
    addStep(edit, {
      kind: input.to === 'answered' ? 'answered' : 'status',
      on: input.on,
      time,
      status: input.to,
      body: input.note,
    });
  });
}

/**
 * Steps are not before the report, nor before the steps they follow, and none has happened tomorrow.
 * @throws AppError case_ahead, case_before, case_before_step
 */
function mustFollow({ ctx, row }: CaseEdit, on: string, steps: readonly (string | null)[] = []): void {
  mustNotBeAhead(on, ctx.clock.today());
  if (on < row.reportedOn) throw new AppError('case_before', { day: on, reported: row.reportedOn });
  const later = steps.find((day) => day !== null && day > on);
  if (later) throw new AppError('case_before_step', { day: on, step: later });
}

/** Yes or no to what is to be done. A case that waited for it goes on. @throws AppError case_lacks */
export function approveCase(ctx: Ctx, input: Parsed<'cases.approve'>): Promise<Output<'cases.approve'>> {
  return editCase(ctx, input, (edit) => {
    const { row } = edit;
    mustFollow(edit, input.on);
    if (row.kind === 'suggestion' || row.status === 'closed' || row.status === 'solved')
      throw new AppError('case_lacks', { lack: 'not_from_here', from: row.status, to: 'waiting' });
    if (row.remedy.trim() === '')
      throw new AppError('case_lacks', { lack: 'no_remedy', from: row.status, to: 'waiting' });
    const goesOn = row.status === 'waiting';
    writeCase(edit, {
      approval: input.verdict,
      approved_by: typed(input.by),
      approved_on: input.on,
      ...(goesOn ? { status: 'in_work' } : {}),
    });
    const body = [typed(input.by), input.note].filter(Boolean).join(' · ');
    addStep(edit, { kind: 'approval', on: input.on, status: input.verdict, body });
    if (goesOn) addStep(edit, { kind: 'status', on: input.on, status: 'in_work' });
  });
}

/** Nobody was there: the try is counted and written down. */
export function tryFollowUp(ctx: Ctx, input: Parsed<'cases.tryFollowUp'>): Promise<Output<'cases.tryFollowUp'>> {
  return editCase(ctx, input, (edit) => {
    const { row } = edit;
    mustBeSolved(row);
    mustFollow(edit, input.on, [row.solvedOn]);
    writeCase(edit, { follow_tries: row.followTries + 1 });
    addStep(edit, { kind: 'try', on: input.on, time: input.time, body: input.note });
  });
}

/** A dealer is asked about what is done, not about what is still being done. */
function mustBeSolved(row: CaseRow): void {
  if (row.status !== 'solved')
    throw new AppError('case_lacks', { lack: 'not_from_here', from: row.status, to: 'closed' });
}

/**
 * What the dealer said. It is an activity of his besides; the case is closed by it where that is asked for. Whoever is not reached
 * has said nothing: the case comes to its end and is not closed.
 */
export function followUp(ctx: Ctx, input: Parsed<'cases.followUp'>): Promise<Output<'cases.followUp'>> {
  return editCase(ctx, input, (edit) => {
    const { row } = edit;
    mustBeSolved(row);
    mustFollow(edit, input.on, [row.solvedOn]);
    const isUnreached = input.result === 'unreached';
    const said = {
      followedOn: input.on,
      followResult: input.result,
      satisfaction: isUnreached ? null : input.satisfaction,
      followReason: typed(input.reason),
    };
    const state = { ...row, ...said };
    const lack = isUnreached ? lacksToGiveUp(state) : lacksToClose(state);
    // What was said is checked whole, closed or not: half an answer helps nobody.
    if (lack !== null) throw new AppError('case_lacks', { lack, from: row.status, to: 'closed' });
    const closes = input.close && !isUnreached;
    const columns = closes && waysFrom(row.kind, row.status).includes('closed') ? going(state, 'closed', input) : {};
    writeCase(edit, {
      followed_on: said.followedOn,
      follow_result: said.followResult,
      satisfaction: said.satisfaction,
      follow_reason: said.followReason,
      ...columns,
    });
    const activityId = isUnreached
      ? null
      : addActivity(edit, input.channel, input, `${row.number} ${said.followReason}`.trim());
    const body = [said.satisfaction === null ? '' : `${said.satisfaction}/5`, said.followReason]
      .filter(Boolean)
      .join(' · ');
    addStep(edit, { kind: 'follow_up', on: input.on, time: input.time, status: input.result, body, activityId });
    if (closes) addStep(edit, { kind: 'status', on: input.on, time: input.time, status: 'closed' });
  });
}

/** What became of his suggestion was told to the dealer: an activity of his, and off the list of those who do not know yet. */
export function tellDealer(ctx: Ctx, input: Parsed<'cases.tell'>): Promise<Output<'cases.tell'>> {
  return editCase(ctx, input, (edit) => {
    const { row } = edit;
    if (row.kind !== 'suggestion' || row.verdict === '')
      throw new AppError('case_lacks', { lack: 'no_verdict', from: row.status, to: 'solved' });
    mustFollow(edit, input.on);
    const activityId = addActivity(edit, input.channel, input, `${row.number} ${input.note}`.trim());
    writeCase(edit, { told_on: input.on });
    addStep(edit, { kind: 'told', on: input.on, time: input.time, status: row.verdict, body: input.note, activityId });
  });
}

export function noteCase(ctx: Ctx, input: Parsed<'cases.note'>): Promise<Output<'cases.note'>> {
  return editCase(ctx, input, (edit) => {
    mustFollow(edit, input.on);
    addStep(edit, { kind: 'note', on: input.on, time: input.time, body: input.note });
  });
}

const ACTIVITY_OF: Readonly<Record<CaseChannel, ActivityKind>> = {
  phone: 'call_out',
  wechat: 'wechat',
  visit: 'visit',
  visitor: 'visitor',
  message: 'message',
  email: 'email',
  survey: 'other',
  other: 'other',
};

/** Puts what was said into the dealer's activities, in the same act. */
function addActivity(
  edit: CaseEdit,
  channel: CaseChannel,
  { on, time }: Pick<Going, 'on' | 'time'>,
  body: string,
): number {
  const { trx, act, row } = edit;
  return writeActivity(trx, act, {
    dealerId: row.dealerId,
    origin: 'case',
    kind: ACTIVITY_OF[channel],
    on,
    time,
    contact: row.person,
    rep: row.owner || act.actor,
    body,
  });
}
