import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { addBands, noBands } from '../../../shared/domain/ageing.ts';
import { MICRO_DIGITS, minorDigits, rescale } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { rawOf } from '../../db/open.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { balanceKey } from '../receivables/balanceKey.rules.ts';
import { overdueOf, sumBands } from '../receivables/receivables.rules.ts';
import { readSettings } from '../settings/settings.service.ts';
import { addRow, type Balance, type BalanceRules, balanceOfRow, roundBands } from './balances.rules.ts';
import { dealerKeyOf } from './bills.ts';
import { addTerms, createDealerTerms, type SaidTerms } from './dealerTerms.ts';
import type { ReceivableDraft } from './draft.ts';
import { createFileAmounts } from './fileAmounts.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { createKnownBalances } from './knownBalances.ts';
import type { DealerRef } from './matchDealer.ts';
import { createReceivableReader } from './normaliseReceivable.rules.ts';
import { createOrderDealers } from './orderDealers.ts';
import type { RecordFate, StagedReceivable } from './staged.ts';
import { packStage } from './stagePacks.ts';
import { createFindings, emptyCounts, verdict } from './tally.ts';

const CHUNK = 5000;

interface Gathered extends Balance {
  ref: DealerRef;
  name: string;
  row: number;
  rows: number[];
  /** Bills of the dealer by number, day and amount: the same one twice counts once. */
  bills: Map<string, number>;
  /** Set once a row could not be taken: a balance that lacks a part is handed back whole. */
  broken: boolean;
  terms: SaidTerms;
}

/** Reads a list of balances into staging, a balance per dealer; changes nothing of the business data. */
export async function stageReceivables(
  env: ImportEnv,
  batchId: number,
  request: ParseRequest,
  options: CheckOptions,
): Promise<ImportCounts> {
  const asOf = options.asOf;
  if (asOf === null) throw new AppError('import_as_of', { todayOn: env.clock.today() });
  const counts = emptyCounts();
  const setting = await sheetSetting(env, request, options);
  const findings = createFindings(counts, createFileAmounts(options, setting));
  const reader = createReceivableReader({ ...options, ...setting, today: env.clock.today() });
  const dealers = createOrderDealers(env, options);
  const terms = ownTerms(env);
  const rules = rulesOf(options, asOf);
  const digits = minorDigits((await readSettings(env.db)).currency);
  const brought = createDealerTerms(env.db, { options, headers: setting.headers, digits });
  const gathered = new Map<string, Gathered>();

  function take(raw: RawRow, draft: ReceivableDraft): void {
    const fate = verdict(draft.problems);
    findings.add(raw.row, draft.problems);
    const named = !draft.problems.some(({ code }) => code === 'dealer_missing');
    const match = named ? dealers.find(draft) : undefined;
    if (match && 'ref' in match) {
      if (match.remark) findings.add(raw.row, [match.remark]);
      const whole = gatheredOf(match.ref, draft);
      whole.rows.push(raw.row);
      if (fate !== undefined) whole.broken = true;
      else if (!whole.broken) addBill(raw, draft, whole);
      return;
    }
    if (match) findings.add(raw.row, [match.problem]);
    counts[match?.problem.severity === 'ambiguous' ? 'ambiguous' : 'rejected'] += 1;
    findings.handBack(raw);
  }

  function gatheredOf(ref: DealerRef, draft: ReceivableDraft): Gathered {
    // Each list of one that was merged is his own, so that it can go back with him.
    const key = dealerKeyOf('id' in ref && ref.via !== undefined ? { id: ref.via } : ref);
    let whole = gathered.get(key);
    if (whole === undefined) {
      const name = draft.dealerName ?? draft.dealerCode ?? draft.phone ?? '';
      const empty = { bands: noBands(), oldestDueOn: null, rows: [], bills: new Map(), broken: false, terms: {} };
      whole = { ref, name, row: draft.row, ...empty };
      gathered.set(key, whole);
    }
    return whole;
  }

  function addBill(raw: RawRow, draft: ReceivableDraft, whole: Gathered): void {
    if (draft.number !== undefined) {
      const key = `${draft.number}|${draft.billedOn ?? ''}|${draft.balanceMicro ?? ''}`;
      const first = whole.bills.get(key);
      if (first !== undefined) {
        counts.leftOut += 1;
        findings.add(raw.row, [twice(draft, first)]);
        return;
      }
      whole.bills.set(key, draft.row);
    } else if (whole.rows.length > 1 && !rules.hasDays) {
      findings.add(raw.row, [added(draft, whole.row)]);
    }
    const row = balanceOfRow(draft, 'id' in whole.ref ? (terms.get(whole.ref.id) ?? null) : null, rules);
    if (row.differs) findings.add(raw.row, [differs(draft)]);
    findings.add(raw.row, addTerms(whole.terms, draft, rules.hasDays));
    addRow(whole, row);
  }

  for await (const rows of dataRows(env, request, options, setting, findings)) {
    for (const raw of rows) take(raw, reader(raw));
    if (findings.size() >= CHUNK) await env.port.send('imports.stage', packStage(batchId, findings.take()));
  }
  const { staged, later } = close();
  if (later.size > 0) await handBack(later);
  const wanted = new Set(staged.map(({ dealerLocalNo }) => dealerLocalNo));
  const made = dealers.staged().filter(({ localNo }) => wanted.has(localNo));
  for (let from = 0; from < staged.length; from += CHUNK)
    await env.port.send('imports.stage', packStage(batchId, { receivables: staged.slice(from, from + CHUNK) }));
  await env.port.send(
    'imports.stage',
    packStage(batchId, { dealers: [...made, ...brought.staged()], ...findings.take() }),
  );
  counts.newDealers = made.length;
  return counts;

  function close(): { staged: StagedReceivable[]; later: Set<number> } {
    const known = createKnownBalances(env.db, rules.asOf);
    const taken: StagedReceivable[] = [];
    const handedBack = new Set<number>();
    const ageing = noBands();
    for (const whole of gathered.values()) {
      if (whole.broken) {
        counts.rejected += 1;
        findings.add(whole.row, [incomplete(whole)]);
        for (const row of whole.rows) handedBack.add(row);
        continue;
      }
      const record = toStaged(whole, rules.asOf, digits);
      const { ref, name, row, terms: said } = whole;
      const changes = brought.bring({ ref, name, row, said }, dealers.staged());
      if (changes.length > 0) counts.changedDealers += 1;
      const fate = withTerms(known.fateOf(record), changes);
      counts[fate.action === 'create' ? 'created' : fate.action === 'update' ? 'updated' : 'unchanged'] += 1;
      counts.netMinor += record.balanceMinor;
      addBands(ageing, record);
      taken.push({ ...record, ...fate });
    }
    if (taken.length > 0) {
      counts.periodFrom = rules.asOf;
      counts.periodTo = rules.asOf;
      counts.ageing = ageing;
    }
    return { staged: taken, later: handedBack };
  }

  async function handBack(later: ReadonlySet<number>): Promise<void> {
    for await (const rows of dataRows(env, request, options, setting, createFindings(emptyCounts())))
      for (const raw of rows) if (later.has(raw.row)) findings.handBack(raw);
  }
}

function rulesOf({ mapping, ageFrom, termDays }: CheckOptions, asOf: string): BalanceRules {
  const has = new Set(mapping.map(({ field }) => field));
  return { asOf, ageFrom, termDays, hasNotDue: has.has('notDue'), hasDays: has.has('date') || has.has('dueDate') };
}

function ownTerms(env: ImportEnv): Map<number, number> {
  const rows = rawOf(env.db)
    .prepare<[], { id: number; termDays: number }>(
      'SELECT id, term_days AS termDays FROM dealer WHERE term_days IS NOT NULL',
    )
    .all();
  return new Map(rows.map(({ id, termDays }) => [id, termDays]));
}

/** A balance whose dealer changes is told with it. */
function withTerms(fate: RecordFate, changes: RecordFate['changes']): RecordFate {
  if (changes.length === 0) return fate;
  const action = fate.action === 'unchanged' ? 'update' : fate.action;
  return { ...fate, action, changes: [...fate.changes, ...changes] };
}

type Record = Omit<StagedReceivable, 'action' | 'recordId' | 'changes'>;

function toStaged(whole: Gathered, asOfOn: string, digits: number): Record {
  const bands = roundBands(whole.bands, (micro) => rescale(micro, MICRO_DIGITS, digits));
  const balanceMinor = sumBands(bands);
  const overdueMinor = overdueOf(bands);
  const oldestDueOn = overdueMinor > 0 ? whole.oldestDueOn : null;
  return {
    row: whole.row,
    dealerId: 'id' in whole.ref ? (whole.ref.via ?? whole.ref.id) : null,
    dealerLocalNo: 'localNo' in whole.ref ? whole.ref.localNo : null,
    dealerName: whole.name,
    asOfOn,
    balanceMinor,
    overdueMinor,
    ...bands,
    oldestDueOn,
    contentKey: balanceKey(bands, oldestDueOn),
  };
}

const nameOf = (draft: ReceivableDraft) => draft.dealerName ?? draft.dealerCode ?? draft.phone ?? '';

function twice(draft: ReceivableDraft, row: number) {
  const number = draft.number ?? '';
  return { field: 'number', code: 'bill_twice', severity: 'left_out', params: { row, number }, text: number } as const;
}

function added(draft: ReceivableDraft, row: number) {
  return {
    field: 'dealerName',
    code: 'balance_added',
    severity: 'warning',
    params: { row },
    text: nameOf(draft),
  } as const;
}

function differs(draft: ReceivableDraft) {
  return { field: 'balance', code: 'ageing_differs', severity: 'warning', params: {}, text: nameOf(draft) } as const;
}

function incomplete({ name, rows }: Gathered) {
  const params = { rows: rows.length };
  return { field: 'dealerName', code: 'balance_incomplete', severity: 'rejected', params, text: name } as const;
}
