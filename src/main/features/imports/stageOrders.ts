import type { ProblemCode, Severity } from '../../../shared/contract/importProblem.ts';
import type { SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { OrderKind } from '../../../shared/domain/dealers.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { inSnapshot } from '../../db/transaction.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { readSettings } from '../settings/settings.service.ts';
import { createBackMonths } from './backMonths.rules.ts';
import { createBillShelf, type ShelvedBill } from './billShelf.ts';
import {
  addRow,
  type Bill,
  billKeyOf,
  createProductKeys,
  dealerKeyOf,
  isOtherDiscount,
  lineOf,
  numberKeyOf,
  openBill,
  productOf,
  roundBill,
  takeDiscountOff,
} from './bills.ts';
import type { OrderDraft, RowProblem } from './draft.ts';
import { createFileAmounts } from './fileAmounts.ts';
import { createFileBills } from './fileBills.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { createHeldBills, mayBeBill } from './heldBills.ts';
import { findSourceId } from './imports.repo.ts';
import { type BillFate, createKnownBills } from './knownBills.ts';
import { createOrderReader } from './normaliseOrder.rules.ts';
import { createOrderDealers } from './orderDealers.ts';
import type { StagedLine, StagedOrder } from './staged.ts';
import { arrivesAt, partsOf, toStaged } from './stagedBill.ts';
import { packStage } from './stagePacks.ts';
import { createStateCounts } from './stateCounts.ts';
import { createFindings, emptyCounts, verdict } from './tally.ts';

/** Rows a transaction of staging: few waits for the disk, and not much that lies in three threads at once. */
const CHUNK = 2000;

/** Reads an order export into staging and counts; changes nothing of the business data. */
export async function stageOrders(
  env: ImportEnv,
  batchId: number,
  request: ParseRequest,
  options: CheckOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const setting = await sheetSetting(env, request, options);
  const findings = createFindings(counts, createFileAmounts(options, setting));
  const shape = options.shape ?? 'bills';
  const reading = {
    mapping: options.mapping,
    headers: setting.headers,
    shape,
    today: env.clock.today(),
    dateOrder: setting.dateOrder,
    numberStyle: setting.numberStyle,
    yearAt: setting.yearAt,
    unitScale: setting.unitScale,
    taxIncluded: options.taxIncluded,
    signs: options.signs,
    discount: options.discount,
  };
  const reader = createOrderReader(reading);
  const discountOnce = options.discount === 'bill' && shape === 'lines';
  const dealers = createOrderDealers(env, options);
  const digits = minorDigits((await readSettings(env.db)).currency);
  const sourceId = await findSourceId(env.db, options.sourceName);
  const held = createHeldBills(env.db, sourceId);
  const states = createStateCounts(counts);
  const back = createBackMonths();
  const known = createKnownBills(env.db, { sourceId, today: env.clock.today(), digits, options });
  /** The known bill that one is, where its number alone tells which that would be. */
  const sameAs = (bill: Bill): number | null => {
    if (sourceId === undefined || bill.broken || bill.numberKey === null) return null;
    const whole = { ...bill };
    takeDiscountOff(whole);
    const fate = known.fateOf(toStaged(whole, digits));
    return 'action' in fate && fate.action === 'unchanged' && fate.movedFrom === undefined ? fate.orderId : null;
  };
  const bills = createBillShelf(sameAs);
  const file = createFileBills(bills, held.hasNumber);
  /** Rows of bills that fail as a whole are handed back in a second pass over the file. */
  const later = new Set<number>();
  /** Rows whose lines were withheld, of bills that changed after that: they are staged in that pass. */
  const withheld = new Map<number, ShelvedBill>();
  let numbered = false;
  let lines: StagedLine[] = [];

  const note = (
    row: number,
    code: ProblemCode,
    severity: Severity,
    params: Record<string, string | number>,
    text: string,
  ) => findings.add(row, [{ field: 'number', code, severity, params, text }]);

  function breakBill(bill: Bill, row: number): void {
    bill.broken = true;
    if (!bill.rows.includes(row)) bill.rows.push(row);
    held.bill(bill);
    later.add(row);
  }

  function take(raw: RawRow, draft: OrderDraft): void {
    const fate = verdict(draft.problems);
    const match = fate === undefined ? dealers.find(draft) : undefined;
    findings.add(raw.row, draft.problems);
    const numberKey = numberKeyOf(draft);
    if (fate === 'left_out') {
      held.voided(draft, () => whomOf(draft));
      if (states.add(draft, numberKey)) counts.leftOut += 1;
      return;
    }
    const begun = numberKey === null || shape === 'bills' ? undefined : bills.find(keyByNumber(draft, numberKey));
    if (fate !== undefined || match === undefined || !('ref' in match)) {
      const kind = fate ?? (match && 'problem' in match ? match.problem.severity : 'rejected');
      if (match && 'problem' in match) findings.add(raw.row, [match.problem]);
      if (begun) breakBill(begun, raw.row);
      // Further lines of the bill may follow: the bill is counted once, when the file has been read.
      else if (shape === 'lines' && numberKey !== null) {
        addTo(brokenNumbers, keyByNumber(draft, numberKey), raw.row);
        if (kind !== 'ambiguous') unreadable.add(keyByNumber(draft, numberKey));
      } else counts[kind === 'ambiguous' ? 'ambiguous' : 'rejected'] += 1;
      held.row(draft, numberKey, () => (match === undefined ? whomOf(draft) : 'ref' in match ? match.ref : undefined));
      back.giveBackRow(draft);
      findings.handBack(raw);
      return;
    }
    if (match.remark) findings.add(raw.row, [match.remark]);
    addToBill(raw, draft, numberKey, match.ref);
  }

  /** Whom a row that is not taken means. */
  function whomOf(draft: OrderDraft): Bill['dealer'] | undefined {
    if ((draft.dealerCode ?? draft.dealerName ?? draft.phone) === undefined) return undefined;
    const found = dealers.find(draft);
    return 'ref' in found ? found.ref : undefined;
  }

  /** A row that is passed over stands in the file all the same, and so does its bill. */
  const passedReader = createOrderReader(reading);
  function pass(raw: RawRow, reason: SkipReason): void {
    if (sourceId === undefined || !mayBeBill(reason)) return;
    const draft = passedReader(raw);
    held.row(draft, numberKeyOf(draft), () => whomOf(draft));
  }

  /** Rows that could not be taken before their bill had any that could. */
  const brokenNumbers = new Map<string, number[]>();
  /** Those among them of which a row could not be read; of the others only the dealer is unclear. */
  const unreadable = new Set<string>();
  /** New dealers that a taken bill needs; a bill that is handed back makes none. */
  const wanted = new Set<number>();
  const productKeys = createProductKeys();
  const keyByNumber = (draft: OrderDraft, numberKey: string) => billKeyOf(draft, numberKey, { id: 0 }, shape) ?? '';

  function addToBill(raw: RawRow, draft: OrderDraft, numberKey: string | null, ref: Bill['dealer']): void {
    const key = billKeyOf(draft, numberKey, ref, shape);
    const begun = key === undefined ? undefined : bills.find(key);
    if (begun && shape === 'bills') {
      billAgain(raw, draft, begun, ref);
      return;
    }
    const bill = begun ?? bills.add(key, openBill(bills.size(), draft, numberKey, ref, discountOnce));
    if (isOtherDiscount(bill, draft)) findings.add(raw.row, [otherDiscount(bill, draft, digits)]);
    const misfit = addRow(bill, draft, ref);
    if (misfit !== undefined) {
      note(
        raw.row,
        'bill_mixed',
        'rejected',
        { row: bill.row, number: bill.number },
        draft.dealerName ?? draft.orderedOn ?? '',
      );
      breakBill(bill, raw.row);
      return;
    }
    const line = lineOf(bill, draft, productKeys);
    if (line) bill.lines.push(line);
  }

  /** The same number twice in a list of bills: the very same bill is left out, another one is handed back. */
  function billAgain(raw: RawRow, draft: OrderDraft, first: Bill, ref: Bill['dealer']): void {
    const same =
      dealerKeyOf(ref) === dealerKeyOf(first.dealer) &&
      draft.orderedOn === first.orderedOn &&
      productOf(draft) === first.product &&
      (draft.amountMicro ?? 0) === first.netMicro;
    const shown = (micro: number) => scaledToDecimal(roundBill(micro, digits).minor, digits);
    note(
      raw.row,
      same ? 'bill_twice' : 'bill_twice_differs',
      same ? 'left_out' : 'rejected',
      {
        row: first.row,
        number: first.number,
        ...(same ? {} : { amount: shown(first.netMicro), own: shown(draft.amountMicro ?? 0) }),
      },
      draft.number ?? '',
    );
    counts[same ? 'leftOut' : 'rejected'] += 1;
    if (same) return;
    held.bill(first);
    findings.handBack(raw);
  }

  for await (const rows of dataRows(env, request, options, setting, findings, pass)) {
    for (const raw of rows) take(raw, reader(raw));
    lines.push(...inSnapshot(env.db, () => bills.settle(false)));
    if (lines.length >= CHUNK) {
      await env.port.send('imports.stage', packStage(batchId, { lines }));
      lines = [];
    }
    if (findings.size() >= CHUNK) await env.port.send('imports.stage', packStage(batchId, findings.take()));
  }
  for (const [key, rows] of brokenNumbers) {
    const bill = bills.find(key);
    if (bill) for (const row of rows) breakBill(bill, row);
    else counts[unreadable.has(key) ? 'rejected' : 'ambiguous'] += 1;
  }
  lines.push(...inSnapshot(env.db, () => bills.settle(true)));
  await env.port.send('imports.stage', packStage(batchId, { lines }));
  lines = [];
  await closeBills();
  if (later.size > 0 || withheld.size > 0) await readAgain();
  const made = dealers.staged().filter((dealer) => wanted.has(dealer.localNo));
  await env.port.send('imports.stage', packStage(batchId, { dealers: made, held: held.bills(), ...findings.take() }));
  counts.newDealers = made.length;
  counts.backMonths = back.months();
  counts.unnumbered = bills.size() > 0 && !numbered;
  return counts;

  async function closeBills(): Promise<void> {
    const ordinals = new Map<string, number>();
    for (let from = 0; from < bills.size(); from += CHUNK) {
      const to = Math.min(bills.size(), from + CHUNK);
      const closed: StagedOrder[] = [];
      inSnapshot(env.db, () => {
        for (let localNo = from; localNo < to; localNo += 1) {
          const order = closeBill(bills.read(localNo), ordinals);
          if (order) closed.push(order);
        }
      });
      env.port.progress('matching', to, bills.size());
      await env.port.send('imports.stage', packStage(batchId, partsOf(closed)));
    }
  }

  function closeBill(bill: ShelvedBill, ordinals: Map<string, number>): StagedOrder | undefined {
    if (bill.broken) {
      counts.rejected += 1;
      note(bill.row, 'bill_incomplete', 'rejected', { number: bill.number, rows: bill.rows.length }, bill.number);
      for (const row of bill.rows) later.add(row);
      back.giveBack(bill.orderedOn);
      return undefined;
    }
    takeDiscountOff(bill);
    const order = toStaged(bill, digits);
    if (order.numberKey !== null) numbered = true;
    else {
      const equal = `${dealerKeyOf(bill.dealer)}|${order.orderedOn}|${order.kind}|${order.netMinor}`;
      order.ordinal = ordinals.get(equal) ?? 0;
      ordinals.set(equal, order.ordinal + 1);
    }
    const fate: BillFate =
      bill.sameAs === null ? known.fateInFile(order, file) : { action: 'unchanged', orderId: bill.sameAs };
    if ('ambiguous' in fate) {
      counts.ambiguous += 1;
      held.bill(bill);
      note(bill.row, fate.ambiguous, 'ambiguous', { ...fate.params, own: bill.dealerName }, bill.number);
      for (const row of bill.rows) later.add(row);
      back.giveBack(order.orderedOn);
      return undefined;
    }
    if ('movedFrom' in fate && fate.movedFrom !== undefined)
      note(bill.row, 'bill_moved', 'warning', { source: fate.movedFrom }, bill.number);
    if ('beside' in fate && fate.beside !== undefined) {
      const { orderedOn: day, netMinor } = fate.beside;
      note(bill.row, 'bill_other_kind', 'warning', { day, amount: scaledToDecimal(netMinor, digits) }, bill.number);
    }
    if (order.dealerLocalNo !== null) wanted.add(order.dealerLocalNo);
    if (bill.withheldFrom !== null && fate.action !== 'unchanged') {
      const again = { ...bill, lineCount: 0 };
      for (const row of bill.rows) withheld.set(row, again);
    }
    countBill(order, fate.action);
    return {
      ...('order' in fate ? fate.order : order),
      ...('numberKey' in fate ? { numberKey: fate.numberKey } : {}),
      dealerId: arrivesAt(bill.dealer),
      action: fate.action,
      orderId: 'orderId' in fate ? fate.orderId : null,
      changes: 'changes' in fate ? fate.changes : [],
    };
  }

  function countBill(order: StagedOrder, action: StagedOrder['action']): void {
    counts[action === 'create' ? 'created' : action === 'update' ? 'updated' : 'unchanged'] += 1;
    if (order.orderedOn > env.clock.today()) {
      countLater(order);
      return;
    }
    back.take(order.orderedOn);
    counts.lines += order.lineCount;
    if (isMoney(order.kind)) counts.netMinor += order.netMinor;
    counts.roundingMicro += order.roundingMicro;
    countKind(counts, order);
    if (counts.periodFrom === null || order.orderedOn < counts.periodFrom) counts.periodFrom = order.orderedOn;
    if (counts.periodTo === null || order.orderedOn > counts.periodTo) counts.periodTo = order.orderedOn;
  }

  /** Kept, and no part of any figure until its day has come. */
  function countLater({ row, number, orderedOn, kind, netMinor }: StagedOrder): void {
    counts.later.bills += 1;
    if (isMoney(kind)) counts.later.netMinor += netMinor;
    const amount = scaledToDecimal(netMinor, digits);
    findings.add(row, [
      { field: 'date', code: 'bill_later', severity: 'left_out', params: { number, amount }, text: orderedOn },
    ]);
  }

  async function readAgain(): Promise<void> {
    const again = createFindings(emptyCounts());
    // A row may go on from the one above it: all are read, as they were the first time.
    const readerAgain = createOrderReader(reading);
    for await (const rows of dataRows(env, request, options, setting, again)) {
      for (const raw of rows) {
        if (later.has(raw.row)) findings.handBack(raw);
        if (withheld.size === 0) continue;
        const draft = readerAgain(raw);
        const bill = withheld.get(raw.row);
        const line = bill && lineOf(bill, draft, productKeys);
        if (line && line.lineNo >= (bill.withheldFrom ?? 0)) lines.push(line);
      }
      if (findings.size() + lines.length < CHUNK) continue;
      await env.port.send('imports.stage', packStage(batchId, { lines, ...findings.take() }));
      lines = [];
    }
    await env.port.send('imports.stage', packStage(batchId, { lines }));
  }
}

/** Gifts and exchanges are no money paid; docs/scoring.md says what an amount is. */
function isMoney(kind: string): boolean {
  return kind !== 'gift' && kind !== 'exchange';
}

function countKind(counts: ImportCounts, order: StagedOrder): void {
  let line = counts.kinds.find(({ kind }) => kind === order.kind);
  if (line === undefined) {
    line = { kind: OrderKind.parse(order.kind), bills: 0, amountMinor: 0 };
    counts.kinds.push(line);
  }
  line.bills += 1;
  line.amountMinor += order.netMinor;
}

/** Only the first discount of a whole bill counts; that another one stands there is told. */
function otherDiscount(bill: Bill, { discountMicro = 0 }: OrderDraft, digits: number): RowProblem {
  const shown = (micro: number) => scaledToDecimal(roundBill(micro, digits).minor, digits);
  const params = { taken: shown(bill.discountMicro ?? 0) };
  return { field: 'discount', code: 'discount_differs', severity: 'warning', params, text: shown(discountMicro) };
}

function addTo(map: Map<string, number[]>, key: string, row: number): void {
  const rows = map.get(key);
  if (rows) rows.push(row);
  else map.set(key, [row]);
}
