import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { MICRO_DIGITS, minorDigits, rescale } from '../../../shared/domain/money.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { codeKey } from '../dealers/nameKey.rules.ts';
import { readSettings } from '../settings/settings.service.ts';
import type { ReceiptDraft, RowProblem } from './draft.ts';
import { createFileAmounts } from './fileAmounts.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { findSourceId } from './imports.repo.ts';
import { createKnownReceipts, receiptKey } from './knownReceipts.ts';
import type { DealerRef } from './matchDealer.ts';
import { createReceiptReader } from './normaliseReceivable.rules.ts';
import { createOrderDealers } from './orderDealers.ts';
import type { RecordFate, StagedReceipt } from './staged.ts';
import { packStage } from './stagePacks.ts';
import { createFindings, emptyCounts, verdict } from './tally.ts';

const CHUNK = 5000;

/** Reads a list of receipts into staging and counts; changes nothing of the business data. */
export async function stageReceipts(
  env: ImportEnv,
  batchId: number,
  request: ParseRequest,
  options: CheckOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const setting = await sheetSetting(env, request, options);
  const findings = createFindings(counts, createFileAmounts(options, setting));
  const reader = createReceiptReader({ ...options, ...setting, today: env.clock.today() });
  const dealers = createOrderDealers(env, options);
  const known = createKnownReceipts(env.db, await findSourceId(env.db, options.sourceName));
  const digits = minorDigits((await readSettings(env.db)).currency);
  /** Receipts of the file by number, and how many equal ones without a number came before. */
  const numbers = new Map<string, Omit<StagedReceipt, keyof RecordFate>>();
  const ordinals = new Map<string, number>();
  const wanted = new Set<number>();
  let staged: StagedReceipt[] = [];

  function take(raw: RawRow, draft: ReceiptDraft): void {
    const fate = verdict(draft.problems);
    findings.add(raw.row, draft.problems);
    if (fate === 'left_out') {
      counts.leftOut += 1;
      return;
    }
    const match = fate === undefined ? dealers.find(draft) : undefined;
    if (match === undefined || !('ref' in match)) {
      if (match) findings.add(raw.row, [match.problem]);
      refuse(raw, fate ?? match?.problem.severity);
      return;
    }
    if (match.remark) findings.add(raw.row, [match.remark]);
    settle(raw, toStaged(draft, match.ref, digits), match.ref);
  }

  function settle(raw: RawRow, receipt: Omit<StagedReceipt, keyof RecordFate>, ref: DealerRef): void {
    if (receipt.numberKey === null) {
      const equal = `${keyOf(receipt)}|${receipt.receivedOn}|${receipt.amountMinor}`;
      receipt.ordinal = ordinals.get(equal) ?? 0;
      ordinals.set(equal, receipt.ordinal + 1);
    } else {
      const first = numbers.get(receipt.numberKey);
      if (first !== undefined) {
        again(raw, receipt, first);
        return;
      }
    }
    const fate = known.fateOf(receipt);
    if ('ambiguous' in fate) {
      findings.add(raw.row, [problem(receipt, fate.ambiguous, 'ambiguous', fate.params)]);
      refuse(raw, 'ambiguous');
      return;
    }
    const { movedFrom, receipt: whole = receipt, ...rest } = fate;
    if (movedFrom !== undefined)
      findings.add(raw.row, [problem(receipt, 'receipt_moved', 'warning', { source: movedFrom })]);
    const taken = { ...whole, ...rest };
    if (receipt.numberKey !== null) numbers.set(receipt.numberKey, receipt);
    if (receipt.dealerLocalNo !== null) wanted.add(receipt.dealerLocalNo);
    // Of one that was merged it goes on from him, so that it can go back with him.
    staged.push('id' in ref && ref.via !== undefined ? { ...taken, dealerId: ref.via } : taken);
    count(taken);
  }

  /** The same number twice in a file: the very same receipt is left out, another one is handed back. */
  function again(raw: RawRow, receipt: Omit<StagedReceipt, keyof RecordFate>, first: typeof receipt): void {
    const same = keyOf(receipt) === keyOf(first) && receipt.contentKey === first.contentKey;
    const params = { row: first.row, number: receipt.number };
    findings.add(raw.row, [problem(receipt, 'receipt_twice', same ? 'left_out' : 'rejected', params)]);
    if (same) counts.leftOut += 1;
    else refuse(raw, 'rejected');
  }

  function refuse(raw: RawRow, severity: RowProblem['severity'] | undefined): void {
    counts[severity === 'ambiguous' ? 'ambiguous' : 'rejected'] += 1;
    findings.handBack(raw);
  }

  function count({ action, amountMinor, receivedOn }: StagedReceipt): void {
    counts[action === 'create' ? 'created' : action === 'update' ? 'updated' : 'unchanged'] += 1;
    counts.netMinor += amountMinor;
    if (counts.periodFrom === null || receivedOn < counts.periodFrom) counts.periodFrom = receivedOn;
    if (counts.periodTo === null || receivedOn > counts.periodTo) counts.periodTo = receivedOn;
  }

  for await (const rows of dataRows(env, request, options, setting, findings)) {
    for (const raw of rows) take(raw, reader(raw));
    if (staged.length + findings.size() < CHUNK) continue;
    await env.port.send('imports.stage', packStage(batchId, { receipts: staged, ...findings.take() }));
    staged = [];
  }
  const made = dealers.staged().filter(({ localNo }) => wanted.has(localNo));
  await env.port.send('imports.stage', packStage(batchId, { receipts: staged, dealers: made, ...findings.take() }));
  counts.newDealers = made.length;
  return counts;
}

function keyOf({ dealerId, dealerLocalNo }: Pick<StagedReceipt, 'dealerId' | 'dealerLocalNo'>): string {
  return dealerId === null ? `l${dealerLocalNo}` : `i${dealerId}`;
}

function problem(
  receipt: Pick<StagedReceipt, 'number'>,
  code: RowProblem['code'],
  severity: RowProblem['severity'],
  params: RowProblem['params'],
): RowProblem {
  return { field: 'number', code, severity, params, text: receipt.number };
}

function toStaged(draft: ReceiptDraft, ref: DealerRef, digits: number): Omit<StagedReceipt, keyof RecordFate> {
  const amountMinor = rescale(draft.amountMicro ?? 0, MICRO_DIGITS, digits);
  const receivedOn = draft.orderedOn ?? '';
  const said = { receivedOn, amountMinor, method: draft.method, handler: draft.handler ?? '', note: draft.note ?? '' };
  return {
    row: draft.row,
    dealerId: 'id' in ref ? ref.id : null,
    dealerLocalNo: 'localNo' in ref ? ref.localNo : null,
    dealerName: draft.dealerName ?? draft.dealerCode ?? draft.phone ?? '',
    number: draft.number ?? '',
    numberKey: draft.number === undefined ? null : codeKey(draft.number),
    ordinal: 0,
    ...said,
    contentKey: receiptKey(said),
  };
}
