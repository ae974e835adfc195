import { ImportField } from '../../../shared/contract/importFields.ts';
import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { dealerKeyOf } from './bills.ts';
import { type DifferenceRules, differenceRules } from './differenceRules.rules.ts';
import type { RowProblem } from './draft.ts';
import { changedColumns, changeTexts, joinRows, shownTexts } from './entryChanges.rules.ts';
import { createEntryIndex, type Met } from './entryIndex.ts';
import type { EntryKind, ReadEntry } from './entryKind.ts';
import { createFileAmounts } from './fileAmounts.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { findSourceId } from './imports.repo.ts';
import type { DealerRef } from './matchDealer.ts';
import { createOrderDealers } from './orderDealers.ts';
import type { Columns, StagedEntry } from './staged.ts';
import { packStage } from './stagePacks.ts';
import { createFindings, emptyCounts, type Findings, verdict } from './tally.ts';

const CHUNK = 2000;

/** Reads a list of entries into staging and counts; changes nothing of the business data. */
export async function stageEntries(
  kind: EntryKind,
  env: ImportEnv,
  batchId: number,
  request: ParseRequest,
  options: CheckOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const setting = await sheetSetting(env, request, options);
  const findings = createFindings(counts, createFileAmounts(options, setting));
  const read = await kind.reader(env, options, setting);
  const dealers = kind.table.ofDealer ? createOrderDealers(env, options) : undefined;
  const index = createEntryIndex(env.db, kind, options, await findSourceId(env.db, options.sourceName));
  const gathering = createGathering(kind, index, counts, findings);
  for await (const rows of dataRows(env, request, options, setting, findings)) {
    for (const raw of rows) take(raw, read(raw));
    if (findings.size() >= CHUNK) await env.port.send('imports.stage', packStage(batchId, findings.take()));
  }
  const rules = differenceRules(options, setting.headers);
  const staged = index.said().map((met) => toStaged(met, kind, rules, counts));
  const wanted = new Set(staged.map(({ dealerLocalNo }) => dealerLocalNo));
  const made = dealers?.staged().filter(({ localNo }) => wanted.has(localNo)) ?? [];
  for (let from = 0; from < staged.length; from += CHUNK)
    await env.port.send('imports.stage', packStage(batchId, { entries: staged.slice(from, from + CHUNK) }));
  await env.port.send('imports.stage', packStage(batchId, { dealers: made, ...findings.take() }));
  counts.newDealers = made.length;
  if (kind.table.ofSource && options.period !== null) {
    counts.periodFrom = options.period.from;
    counts.periodTo = options.period.to;
  }
  return counts;

  function take(raw: RawRow, entry: ReadEntry): void {
    findings.add(raw.row, entry.problems);
    const fate = verdict(entry.problems);
    if (fate === 'left_out') {
      counts.leftOut += 1;
      return;
    }
    const match =
      fate === undefined && entry.naming !== undefined && dealers !== undefined
        ? dealers.find(entry.naming)
        : undefined;
    if (match !== undefined && !('ref' in match)) findings.add(raw.row, [match.problem]);
    if (fate !== undefined) gathering.refuse(raw, fate);
    else if (match === undefined) gathering.place(raw, entry, undefined);
    else if ('ref' in match) {
      if (match.remark) findings.add(raw.row, [match.remark]);
      gathering.place(raw, entry, match.ref);
    } else gathering.refuse(raw, match.problem.severity);
  }
}

/** Puts rows to the entries they mean. */
function createGathering(
  kind: EntryKind,
  index: ReturnType<typeof createEntryIndex>,
  counts: ImportCounts,
  findings: Findings,
) {
  function refuse(raw: RawRow, severity: RowProblem['severity']): void {
    counts[severity === 'ambiguous' ? 'ambiguous' : 'rejected'] += 1;
    findings.handBack(raw);
  }

  function again(
    row: number,
    entry: ReadEntry,
    said: NonNullable<Met['said']>,
    ref: DealerRef | undefined,
  ): NonNullable<Met['said']> {
    const { columns, differs } = joinRows(said.columns, entry.columns, kind);
    const first = { row: said.row };
    if (kind.summed.length > 0) findings.add(row, [remark(entry, 'entry_added', 'warning', first)]);
    else {
      counts.leftOut += 1;
      findings.add(row, [remark(entry, 'entry_twice', 'left_out', first)]);
    }
    for (const column of differs) {
      const field = ImportField.nullable()
        .catch(null)
        .parse(kind.fieldOf[column] ?? null);
      const text = kind.textOf(column, entry.columns[column] ?? null);
      findings.add(row, [{ field, code: 'entry_differs', severity: 'warning', params: first, text }]);
    }
    // What a row of the dealer's own brings too is his own.
    return { ...said, columns, ref: viaOf(ref) === undefined ? ref : said.ref };
  }

  return {
    refuse,
    place(raw: RawRow, entry: ReadEntry, ref: DealerRef | undefined): void {
      const via = viaOf(ref);
      const dealer = ref === undefined ? '' : dealerKeyOf(kind.ofFormer && via !== undefined ? { id: via } : ref);
      const { own, ask } = kind.keys({ ...entry.once, ...entry.columns }, dealer);
      const found = index.find(ask, entry.columns);
      if (found.length > 1) {
        const names = found.map(({ title }) => title).join(' / ');
        findings.add(raw.row, [remark(entry, 'entry_ambiguous', 'ambiguous', { names })]);
        refuse(raw, 'ambiguous');
        return;
      }
      const met: Met = found[0] ?? { id: null, title: entry.title, known: {} };
      const { columns, once = {} } = entry;
      const said = met.said === undefined ? { row: raw.row, ref, columns, once } : again(raw.row, entry, met.said, ref);
      index.say(met, said, own);
    },
  };
}

/** What a row says but for what a person was called who is part of this one by now. */
function newsOf({ said, former = [] }: Met, kind: EntryKind): Columns {
  const isOld = (column: string, value: Columns[string]) =>
    !kind.united.includes(column) && former.some((each) => each[column] === value);
  return Object.fromEntries(
    Object.entries(said?.columns ?? {}).filter(([column, value]) => !isOld(column, value ?? null)),
  );
}

/** By whom that was merged into the dealer a row knows him. */
function viaOf(ref: DealerRef | undefined): number | undefined {
  return ref !== undefined && 'id' in ref ? ref.via : undefined;
}

function remark(
  entry: ReadEntry,
  code: RowProblem['code'],
  severity: RowProblem['severity'],
  params: RowProblem['params'],
): RowProblem {
  return { field: null, code, severity, params, text: entry.title };
}

function toStaged(met: Met, kind: EntryKind, rules: DifferenceRules, counts: ImportCounts): StagedEntry {
  const { said } = met;
  if (said === undefined) throw new Error('only what the file has said is staged');
  const changed = met.id === null ? said.columns : changedColumns(met.known, newsOf(met, kind), kind, rules);
  const action = met.id === null ? 'create' : Object.keys(changed).length === 0 ? 'unchanged' : 'update';
  counts[action === 'create' ? 'created' : action === 'update' ? 'updated' : 'unchanged'] += 1;
  counts.netMinor += Number(said.columns.net_minor ?? 0);
  const { ref } = said;
  return {
    row: said.row,
    action,
    recordId: met.id,
    // A new one of a dealer that was merged goes on from him, so that it can go back with him.
    dealerId: ref !== undefined && 'id' in ref ? ((met.id === null ? ref.via : undefined) ?? ref.id) : null,
    dealerLocalNo: ref !== undefined && 'localNo' in ref ? ref.localNo : null,
    title: met.title,
    fields: met.id === null ? { ...said.columns, ...said.once } : changed,
    shown: shownTexts({ ...met.known, ...said.columns }, kind),
    changes: action === 'update' ? changeTexts(met.known, changed, kind) : [],
  };
}
