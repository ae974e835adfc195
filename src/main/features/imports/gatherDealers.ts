import type { ImportCounts, Mapping } from '../../../shared/contract/imports.contract.ts';
import type { Db } from '../../db/open.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { likeNames, nameKey } from '../dealers/nameKey.rules.ts';
import type { ContactDraft, DealerDraft, RowProblem } from './draft.ts';
import { draftColumns } from './draftColumns.ts';
import { type Difference, differencesOf } from './joinedRow.rules.ts';
import { createDealerMatcher } from './matchDealer.ts';
import type { Columns, Proposal, StagedDealer } from './staged.ts';
import { type Findings, verdict } from './tally.ts';

/** A dealer that this file makes or changes, kept until the file is read: later rows may add to it. */
export interface GatheredDealer {
  localNo: number;
  row: number;
  dealerId: number | null;
  name: string;
  /** Other spellings of the name in further rows. */
  otherNames: string[];
  fields: Columns;
  contacts: ContactDraft[];
  rep: string | undefined;
  proposal: Proposal | undefined;
}

interface Entry extends GatheredDealer {
  first: { raw: RawRow; draft: DealerDraft };
}

type Found =
  | { known: Entry; by: 'code' | 'name' | 'phone' }
  | { dealerId: number }
  | { ambiguous: readonly string[] }
  | { binned: string };

/** Gathers the rows of a dealer list by the dealer they mean; what cannot be decided is handed back. */
export function createDealerGathering(db: Db, mapping: Mapping, counts: ImportCounts, findings: Findings) {
  const matcher = createDealerMatcher(db);
  const gathered: Entry[] = [];
  const byDealer = new Map<number, Entry>();
  let joined: StagedDealer[] = [];
  /** The dealer that rows without a name of their own continue; none after a row that was handed back. */
  let last: Entry | undefined;

  function handBack(raw: RawRow, draft: DealerDraft, kind: 'rejected' | 'ambiguous'): void {
    counts[kind] += 1;
    findings.handBack(raw);
    findings.add(raw.row, draft.problems);
    last = undefined;
  }

  /** Suppliers and headings: never dealers, and nothing continues them. */
  function leaveOut(raw: RawRow, draft: DealerDraft): void {
    counts.leftOut += 1;
    if (draft.problems.some(({ code }) => code === 'supplier')) counts.suppliers += 1;
    else counts.categories += 1;
    findings.add(raw.row, draft.problems);
    last = undefined;
  }

  function find(draft: DealerDraft): Found | undefined {
    const phones = draft.contacts.flatMap((contact) => contact.phones.map((phone) => phone.digits));
    const result = matcher.match({ code: draft.code, name: draft.name, city: draft.city, phones });
    if ('ambiguous' in result) return { ambiguous: result.ambiguous };
    if (result.found === null) return undefined;
    const { found, by, binned } = result;
    if (binned !== undefined) return { binned };
    const known = 'localNo' in found ? gathered[found.localNo] : byDealer.get(found.id);
    if (known) return { known, by };
    return 'id' in found ? { dealerId: found.id } : undefined;
  }

  /** A further row of a dealer that the file has already named. */
  function join(known: Entry, raw: RawRow, draft: DealerDraft, differences: readonly Difference[]): void {
    counts.unchanged += 1;
    counts.joined += 1;
    findings.add(raw.row, draft.problems);
    joined.push({
      localNo: known.localNo,
      row: raw.row,
      action: 'joined',
      dealerId: known.dealerId,
      name: draft.name ?? known.name,
      fields: draft.code === undefined ? {} : { code: draft.code },
      people: { contacts: draft.contacts, rep: draft.rep },
      changes: differences.map(({ field, kept, text }) => ({ field: field ?? 'extras', before: kept, after: text })),
      joinedRow: known.row,
    });
    last = known;
  }

  function addRow(known: Entry, raw: RawRow, draft: DealerDraft): void {
    const differences = differencesOf(known.first, { raw, draft }, mapping);
    const { row } = known;
    draft.problems.push(
      problem('name', 'dealer_twice', 'warning', draft.name, { row }),
      ...differences.map(({ field, kept, text }) => problem(field, 'joined_differs', 'warning', text, { row, kept })),
    );
    known.contacts.push(...draft.contacts);
    known.rep ??= draft.rep;
    known.proposal ??= draft.proposal;
    fill(known.fields, draftColumns(draft));
    if (draft.name !== undefined && nameKey(draft.name) !== nameKey(known.name)) known.otherNames.push(draft.name);
    join(known, raw, draft, differences);
  }

  return {
    gathered: gathered as readonly GatheredDealer[],
    /** Rows that were joined with an earlier one since the last call. */
    takeJoined(): StagedDealer[] {
      const taken = joined;
      joined = [];
      return taken;
    },
    take(raw: RawRow, draft: DealerDraft): void {
      if (draft.continues && last) {
        last.contacts.push(...draft.contacts);
        join(last, raw, draft, []);
        return;
      }
      // What it would continue was handed back itself.
      if (draft.continues) draft.problems.push(problem('name', 'name_missing', 'rejected', ''));
      const fate = verdict(draft.problems);
      if (fate === 'left_out') {
        leaveOut(raw, draft);
        return;
      }
      if (fate === undefined) assign(raw, draft, find(draft));
      else handBack(raw, draft, 'rejected');
    },
  };

  function assign(raw: RawRow, draft: DealerDraft, found: Found | undefined): void {
    if (found !== undefined && 'ambiguous' in found) {
      const names = found.ambiguous.join(' / ');
      draft.problems.push(problem('name', 'dealer_ambiguous', 'ambiguous', draft.name, { names }));
      handBack(raw, draft, 'ambiguous');
    } else if (found !== undefined && 'binned' in found) {
      draft.problems.push(problem('name', 'dealer_binned', 'left_out', draft.name, { name: found.binned }));
      counts.leftOut += 1;
      findings.add(raw.row, draft.problems);
      last = undefined;
    } else if (found === undefined || 'dealerId' in found) {
      begin(raw, draft, found?.dealerId ?? null);
    } else if (found.by === 'code' && areTwoFirms(found.known, draft)) {
      const { row, name: other } = found.known;
      draft.problems.push(
        problem('code', 'code_twice', 'ambiguous', draft.code, { row, name: draft.name ?? '', other }),
      );
      handBack(raw, draft, 'ambiguous');
    } else addRow(found.known, raw, draft);
  }

  /** The first row of a dealer. */
  function begin(raw: RawRow, draft: DealerDraft, dealerId: number | null): void {
    const entry = open(raw, draft, dealerId);
    const { localNo } = entry;
    if (dealerId !== null) byDealer.set(dealerId, entry);
    else matcher.add(localNo, { code: draft.code, name: draft.name, city: draft.city, phones: [] });
    findings.add(raw.row, draft.problems);
    last = entry;
  }

  function open(raw: RawRow, draft: DealerDraft, dealerId: number | null): Entry {
    const entry: Entry = {
      localNo: gathered.length,
      row: raw.row,
      dealerId,
      name: draft.name ?? '',
      otherNames: [],
      fields: draftColumns(draft),
      contacts: draft.contacts,
      rep: draft.rep,
      proposal: draft.proposal,
      first: { raw, draft },
    };
    gathered.push(entry);
    return entry;
  }
}

function problem(
  field: RowProblem['field'],
  code: RowProblem['code'],
  severity: RowProblem['severity'],
  text: string | undefined,
  params: RowProblem['params'] = {},
): RowProblem {
  return { field, code, severity, params, text: text ?? '' };
}

/** One code over two names that have little in common: a slip of the owner's, or two firms. A name that is the code is none. */
function areTwoFirms(known: Entry, draft: DealerDraft): boolean {
  const { name, code } = draft;
  if (name === undefined || name === code || known.name === known.first.draft.code) return false;
  return !likeNames(known.name, name);
}

/** What the first row left blank comes from the further one. */
function fill(fields: Columns, more: Columns): void {
  for (const [column, value] of Object.entries(more)) {
    if (column === 'extras') fields.extras = withMissing(String(fields.extras ?? '{}'), String(value));
    else if ((fields[column] ?? '') === '') fields[column] = value;
  }
}

/** Both are flat objects of texts, written by this feature. */
function withMissing(extras: string, more: string): string {
  return JSON.stringify({ ...(JSON.parse(more) as Columns), ...(JSON.parse(extras) as Columns) });
}
