import type { CaseCorrection, CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { CaseEventKind, CaseKind } from '../../../shared/domain/cases.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedInsert, loggedUpdate, type Row, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { typed } from '../dealers/text.rules.ts';
import { putSetting } from '../settings/settings.service.ts';
import { nextNumber } from './caseNumber.ts';
import { momentOf } from './cases.queries.ts';
import { getCase } from './cases.repo.ts';
import { CASES_SETTING, readCaseRules } from './cases.settings.ts';
import { lacksToSolve } from './status.rules.ts';

/** One edit of a case on its way: the case as it is, and the act it belongs to. */
export interface CaseEdit {
  trx: Db;
  ctx: Ctx;
  act: ActLog;
  row: CaseRow;
}

/** Opens an act on a case of the expected revision; no figure of a dealer moves by it. @throws AppError stale_edit, not_found */
export function editCase(
  ctx: Ctx,
  { id, expectedRevision }: { id: number; expectedRevision: number },
  work: (edit: CaseEdit) => void,
): Promise<CaseRow> {
  return inTransaction(ctx.db, (trx) => {
    const row = getCase(trx, id, momentOf(ctx.clock));
    if (row.revision !== expectedRevision) throw new AppError('stale_edit', { id });
    work({ trx, ctx, act: beginAct(trx, ctx.clock.now(), { movesScores: false }), row });
    return getCase(trx, id, momentOf(ctx.clock));
  });
}

/** Writes columns of a case. */
export function writeCase({ trx, act, row }: CaseEdit, columns: Row): void {
  loggedUpdate(trx, act, 'dealer_case', row.id, columns, 'update', row.dealerId);
}

interface Step {
  kind: CaseEventKind;
  on: string;
  time?: string;
  status?: string;
  body?: string;
  activityId?: number | null;
}

/** Writes a step down, under the name of whoever works. */
export function addStep(
  { trx, act, row }: Pick<CaseEdit, 'trx' | 'act'> & { row: Pick<CaseRow, 'id' | 'dealerId'> },
  step: Step,
): void {
  const columns = {
    case_id: row.id,
    kind: step.kind,
    happened_on: step.on,
    happened_time: step.time ?? '',
    status: step.status ?? '',
    body: typed(step.body ?? ''),
    actor: act.actor,
    activity_id: step.activityId ?? null,
    created_at: act.at,
  };
  loggedInsert(trx, act, 'case_event', columns, row.dealerId);
}

/** Takes a case in: it is open, has its number for ever, and its first step is the report. */
export function addCase(ctx: Ctx, { dealerId, kind, fields }: Parsed<'cases.add'>): Promise<Output<'cases.add'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    return getCase(trx, insertCase(trx, ctx, act, { dealerId, kind, fields }), momentOf(ctx.clock));
  });
}

/** The same within an act that does more: an answer of a survey becomes a case. @returns its id */
export function insertCase(trx: Db, ctx: Ctx, act: ActLog, { dealerId, kind, fields }: Parsed<'cases.add'>): number {
  if (readRow(trx, 'dealer', dealerId).deleted_at !== null) throw new AppError('not_found');
  const now = momentOf(ctx.clock);
  const reportedOn = fields.reportedOn ?? now.on;
  mustNotBeAhead(reportedOn, now.on);
  const reportedTime = fields.reportedTime ?? (fields.reportedOn === undefined ? now.time : '');
  const columns: Row = {
    uid: newUid(),
    number: nextNumber(rawOf(trx), readCaseRules(trx).prefixes[kind], reportedOn),
    dealer_id: dealerId,
    kind,
    status: 'open',
    ...columnsOf(fields),
    reported_on: reportedOn,
    reported_time: reportedTime,
    created_at: act.at,
    updated_at: act.at,
  };
  const id = loggedInsert(trx, act, 'dealer_case', columns, dealerId);
  const row = getCase(trx, id, now);
  addStep({ trx, act, row }, { kind: 'reported', on: reportedOn, time: reportedTime, status: 'open' });
  return id;
}

/** Changes what is written down; steps have channels of their own. A claim that moves is a step as well, and another kind. */
export function updateCase(ctx: Ctx, input: Parsed<'cases.update'>): Promise<Output<'cases.update'>> {
  return editCase(ctx, input, (edit) => {
    const { row } = edit;
    const today = ctx.clock.today();
    if (input.patch.reportedOn !== undefined) mustNotBeAhead(input.patch.reportedOn, today);
    if (row.status === 'closed' || row.status === 'solved') mustStaySettled(input.patch);
    mustPrecede(input.patch.reportedOn, [row.answeredOn, row.solvedOn, row.followedOn, row.closedOn]);
    const { claim, kind } = input.patch;
    if (kind !== undefined && kind !== row.kind) mustFitKind(row, { ...input.patch, kind });
    writeCase(edit, columnsOf(input.patch));
    if (kind !== undefined && kind !== row.kind)
      addStep(edit, { kind: 'note', on: today, status: kind, body: row.kind });
    if (claim !== undefined && claim !== row.claim) addStep(edit, { kind: 'claim', on: today, body: claim });
  });
}

/**
 * What is solved or closed is so as a case of its other kind too: a return by somebody's yes or no, a suggestion by its verdict. One
 * that waits for an approval has its answer first where the other kind knows none.
 * @throws AppError case_kind with what is missing
 */
function mustFitKind(row: CaseRow, patch: CaseCorrection & { kind: CaseKind }): void {
  const { kind, cause = row.cause, remedy = row.remedy, verdict = row.verdict } = patch;
  const next = { ...row, kind, cause, remedy, verdict };
  const lack =
    row.status === 'solved' || row.status === 'closed'
      ? lacksToSolve(next)
      : row.status === 'waiting' && kind === 'suggestion'
        ? 'no_approval'
        : null;
  if (lack !== null) throw new AppError('case_kind', { lack, to: kind });
}

/** A report stays before the steps that follow it. @throws AppError case_before */
function mustPrecede(reported: string | undefined, steps: readonly (string | null)[]): void {
  const earlier = steps.find((day) => day !== null && reported !== undefined && day < reported);
  if (earlier && reported !== undefined) throw new AppError('case_before', { day: earlier, reported });
}

/** What a case was solved with may be mended, not taken away; for that it is opened again. */
const SETTLED = ['remedy', 'cause', 'verdict'] as const;
function mustStaySettled(patch: CaseCorrection): void {
  if (SETTLED.some((field) => patch[field] === '')) throw new AppError('case_closed');
}

/** @throws AppError case_ahead */
export function mustNotBeAhead(day: string, today: string): void {
  if (day > today) throw new AppError('case_ahead', { day });
}

const COLUMN_OF: Readonly<Record<keyof CaseCorrection, string>> = {
  kind: 'kind',
  urgency: 'urgency',
  channel: 'channel',
  person: 'person',
  reportedOn: 'reported_on',
  reportedTime: 'reported_time',
  body: 'body',
  demand: 'demand',
  billNumber: 'bill_number',
  productCode: 'product_code',
  productName: 'product_name',
  qtyMicro: 'qty_micro',
  unit: 'unit',
  lot: 'lot',
  producedOn: 'produced_on',
  owner: 'owner',
  promisedOn: 'promised_on',
  responsibility: 'responsibility',
  cause: 'cause',
  remedy: 'remedy',
  costMinor: 'cost_minor',
  claim: 'claim',
  claimMinor: 'claim_minor',
  verdict: 'verdict',
};

export function columnsOf(patch: CaseCorrection): Row {
  return Object.fromEntries(
    Object.entries(patch).flatMap(([field, value]) =>
      value === undefined
        ? []
        : // names of the schema that has checked them
          [[COLUMN_OF[field as keyof CaseCorrection], typeof value === 'string' ? typed(value) : value] as const],
    ),
  );
}

/** Puts a case into the bin. */
export function removeCase(ctx: Ctx, { id }: Parsed<'cases.remove'>): Promise<Output<'cases.remove'>> {
  return inTransaction(ctx.db, (trx) => {
    const row = getCase(trx, id, momentOf(ctx.clock));
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    loggedUpdate(trx, act, 'dealer_case', id, { deleted_at: act.at }, 'remove', row.dealerId);
    return {};
  });
}

export function setCaseRules(ctx: Ctx, rules: Parsed<'cases.setRules'>): Promise<Output<'cases.setRules'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    putSetting(trx, act, CASES_SETTING, JSON.stringify({ ...rules, causes: [...new Set(rules.causes)] }));
    return readCaseRules(trx);
  });
}
