import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { readSettings } from '../settings/settings.service.ts';
import { createDealerChanges } from './dealerChanges.ts';
import type { ContactDraft, DealerDraft } from './draft.ts';
import { draftColumns } from './draftColumns.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { createDealerMatcher } from './matchDealer.ts';
import { createDealerReader } from './normaliseDealer.rules.ts';
import type { Columns, StagedDealer } from './staged.ts';
import { packStage } from './stagePacks.ts';
import { createFindings, emptyCounts, type Findings, verdict } from './tally.ts';

const CHUNK = 1000;

/** A dealer that this file makes or changes, kept until the file is read: later rows may add to it. */
interface Pending {
  localNo: number;
  row: number;
  dealerId: number | null;
  name: string;
  fields: Columns;
  contacts: ContactDraft[];
  rep: string | undefined;
}

/** Reads a dealer list into staging and counts; changes nothing of the business data. */
export async function stageDealers(
  env: ImportEnv,
  batchId: number,
  request: ParseRequest,
  options: CheckOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const findings = createFindings(counts);
  const setting = await sheetSetting(env, request, options);
  const reader = createDealerReader({
    mapping: options.mapping,
    headers: setting.headers,
    today: env.clock.today(),
    regions: loadRegions(env.resourcesDir),
    unitScale: setting.unitScale,
    dateOrder: setting.dateOrder,
    minorDigits: minorDigits((await readSettings(env.db)).currency),
  });
  const collected = createCollection(env, counts, findings);
  for await (const rows of dataRows(env, request, options, setting.headers, counts)) {
    for (const raw of rows) collected.take(raw, reader(raw));
    if (findings.size() >= CHUNK) await env.port.send('imports.stage', packStage(batchId, findings.take()));
  }
  const changes = createDealerChanges(env.db, options.onDifference, env.clock.today());
  let staged: StagedDealer[] = [];
  let done = 0;
  for (const pending of collected.pending) {
    staged.push(changes.stage(pending, counts));
    done += 1;
    if (staged.length < CHUNK) continue;
    env.port.progress('matching', done, collected.pending.length);
    await env.port.send('imports.stage', packStage(batchId, { dealers: staged, ...findings.take() }));
    staged = [];
  }
  await env.port.send('imports.stage', packStage(batchId, { dealers: staged, ...findings.take() }));
  counts.newReps = changes.newReps();
  return counts;
}

/** Gathers rows by the dealer they mean. */
function createCollection(env: ImportEnv, counts: ImportCounts, findings: Findings) {
  const matcher = createDealerMatcher(env.db);
  const pending: Pending[] = [];
  const byDealer = new Map<number, Pending>();
  let last: Pending | undefined;

  function reject(raw: RawRow, draft: DealerDraft, kind: 'rejected' | 'ambiguous'): void {
    counts[kind] += 1;
    findings.handBack(raw);
    findings.add(raw.row, draft.problems);
  }

  function find(draft: DealerDraft): { known?: Pending; dealerId?: number; ambiguous?: readonly string[] } {
    const phones = draft.contacts.flatMap((contact) => contact.phones.map((phone) => phone.digits));
    const result = matcher.match({ code: draft.code, name: draft.name, city: draft.city, phones });
    if ('ambiguous' in result) return { ambiguous: result.ambiguous };
    if (result.found === null) return {};
    if ('localNo' in result.found) {
      const known = pending[result.found.localNo];
      return known ? { known } : {};
    }
    const known = byDealer.get(result.found.id);
    return known ? { known } : { dealerId: result.found.id };
  }

  return {
    pending,
    take(raw: RawRow, draft: DealerDraft): void {
      if (draft.continues && last) {
        last.contacts.push(...draft.contacts);
        counts.unchanged += 1;
        findings.add(raw.row, draft.problems);
        return;
      }
      if (verdict(draft.problems) !== undefined) {
        reject(raw, draft, 'rejected');
        return;
      }
      const match = find(draft);
      if (match.ambiguous) {
        draft.problems.push({
          field: 'name',
          code: 'dealer_ambiguous',
          severity: 'ambiguous',
          params: { names: match.ambiguous.join(' / ') },
          text: draft.name ?? '',
        });
        reject(raw, draft, 'ambiguous');
        return;
      }
      if (match.known) {
        addRow(match.known, draft);
        counts.unchanged += 1;
        draft.problems.push({
          field: 'name',
          code: 'dealer_twice',
          severity: 'warning',
          params: { row: match.known.row },
          text: draft.name ?? '',
        });
        findings.add(raw.row, draft.problems);
        last = match.known;
        return;
      }
      const entry: Pending = {
        localNo: pending.length,
        row: raw.row,
        dealerId: match.dealerId ?? null,
        name: draft.name ?? '',
        fields: draftColumns(draft),
        contacts: draft.contacts,
        rep: draft.rep,
      };
      pending.push(entry);
      last = entry;
      if (entry.dealerId === null)
        matcher.add(entry.localNo, { code: draft.code, name: draft.name, city: draft.city, phones: [] });
      else byDealer.set(entry.dealerId, entry);
      findings.add(raw.row, draft.problems);
    },
  };
}

/** A further row of the same dealer adds people and fills what the first row left blank; other values stay extras. */
function addRow(known: Pending, draft: DealerDraft): void {
  known.contacts.push(...draft.contacts);
  known.rep ??= draft.rep;
  for (const [column, value] of Object.entries(draftColumns(draft))) {
    if (column !== 'extras' && (known.fields[column] ?? '') === '') known.fields[column] = value;
  }
}
