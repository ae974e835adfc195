import type { JoinedRule, Ladder, LadderStep } from '../../../shared/contract/importRules.ts';
import type { ImportCounts, Mapping } from '../../../shared/contract/imports.contract.ts';
import { placeOf } from '../../../shared/domain/rowPlace.ts';
import type { Db } from '../../db/open.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { likeNames } from '../dealers/nameKey.rules.ts';
import { createByteStore } from './byteStore.ts';
import { LONG_TEXT } from './cellText.rules.ts';
import type { DealerDraft, RowProblem } from './draft.ts';
import { add, begun, type GatheredDealer, joinedNotes, problemsOf, type Whole } from './gatheredDealer.rules.ts';
import { type Difference, differencesOf, type SaidValues, settle, valuesOf } from './joinedRow.rules.ts';
import { createDealerMatcher } from './matchDealer.ts';
import { ownOf, type ReadDealer } from './ownReading.ts';
import { type Findings, verdict } from './tally.ts';

/** What is remembered of each dealer to the end; the rest is staged, and read again from its rows where one more comes. */
interface Entry {
  localNo: number;
  row: number;
  dealerId: number | null;
  name: string;
  code: string | undefined;
  whole: Whole | undefined;
  /** Its rows in the store, once it has been closed: nearly always one. */
  kept: readonly number[];
  /** Rows that mean somebody who was merged into him, and whom; most dealers have none. */
  vias: Map<number, number> | undefined;
}

const NO_ROWS: readonly number[] = [];
/** Rows of one dealer mostly stand together: so many dealers stay open for more. */
const OPEN_DEALERS = 100;

type Found =
  | { known: Entry; by: LadderStep; via: number | undefined }
  | { dealerId: number; via: number | undefined; by: LadderStep; called: string | undefined }
  | { ambiguous: readonly string[] }
  | { binned: string };

export interface GatheringOptions {
  db: Db;
  mapping: Mapping;
  ladder: Ladder;
  /** Which of a dealer's rows counts where they differ. */
  joined: JoinedRule;
  /** Reads a row of a dealer again; what it answers depends on the row alone. */
  read: (raw: RawRow) => DealerDraft;
  counts: ImportCounts;
  findings: Findings;
}

/**
 * Gathers the rows of a dealer list by the dealer they mean; what cannot be decided is handed back. Dealers are given away
 * while the file is being read, so that a long list takes little room; those that further rows change after that are given
 * away once more.
 */
export function createDealerGathering(options: GatheringOptions) {
  const { db, mapping, ladder, joined: rule, read, counts, findings } = options;
  const matcher = createDealerMatcher(db, ladder);
  const store = createByteStore<RawRow>();
  const gathered: Entry[] = [];
  /** Dealers before this one have been given away. */
  let given = 0;
  /** Given away, and changed by a further row since. */
  const amended = new Set<Entry>();
  /** Those among them that are open now. */
  const reopened = new Set<Entry>();
  const byDealer = new Map<number, Entry>();
  let joined: ReadDealer[] = [];
  /** The dealer that rows without a name of their own continue; none after a row that was handed back. */
  let last: Entry | undefined;
  /** The table of the last row: no dealer goes on from one into another. */
  let place = 0;

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
    const { found, by, binned, called } = result;
    if (binned !== undefined) return { binned };
    const known = 'localNo' in found ? gathered[found.localNo] : byDealer.get(found.id);
    const via = 'id' in found && found.present !== true ? found.via : undefined;
    if (known) return { known, by, via };
    return 'id' in found ? { dealerId: found.id, via, by, called } : undefined;
  }

  function wholeOf(entry: Entry): Whole {
    if (entry.whole) return entry.whole;
    const [first, ...further] = entry.kept.map((number) => store.read(number));
    if (!first) throw new Error(`dealer ${entry.localNo} has no rows`);
    const whole = beginWith(entry, first, read(first));
    for (const raw of further) takeIn(entry, whole, raw, read(raw));
    entry.whole = whole;
    return whole;
  }

  function beginWith(entry: Entry, raw: RawRow, draft: DealerDraft): Whole {
    const { localNo, row, dealerId, name } = entry;
    const via = entry.vias?.get(raw.row);
    return begun({ localNo, row, dealerId, name, via }, raw, draft);
  }

  /** What the rows of a dealer have said so far: nearly all have one row, which nothing is ever held against. */
  function saidOf(whole: Whole, entry: Entry): SaidValues {
    const { first } = whole;
    const isOwn = entry.vias?.get(first.row) === undefined;
    whole.said ??= isOwn ? valuesOf(first, read(first), mapping) : new Map();
    return whole.said;
  }

  function takeIn(entry: Entry, whole: Whole, raw: RawRow, draft: DealerDraft): void {
    const via = entry.vias?.get(raw.row);
    add(whole, draft, via, rule);
    if (via === undefined && draft.name !== undefined)
      settle(saidOf(whole, entry), valuesOf(raw, draft, mapping), rule);
  }

  function close(entry: Entry): void {
    if (!entry.whole) return;
    const { first, further } = entry.whole;
    const fresh = entry.kept.length === 0 ? [first, ...further] : further;
    // A list that is grown makes room for sixteen more.
    const kept = fresh.map((raw) => store.keep(raw));
    entry.kept = entry.kept.length === 0 ? kept : [...entry.kept, ...kept];
    entry.whole = undefined;
  }

  /** The dealer that a further row belongs to, ready to take it. */
  function reopen(entry: Entry): Whole {
    const whole = wholeOf(entry);
    if (entry.localNo >= given) return whole;
    amended.add(entry);
    if (reopened.size >= OPEN_DEALERS && !reopened.has(entry)) {
      for (const each of reopened) close(each);
      reopened.clear();
    }
    reopened.add(entry);
    return whole;
  }

  /** A further row of a dealer that the file has already named. */
  function join(known: Entry, raw: RawRow, draft: DealerDraft, differences: readonly Difference[]): void {
    counts.unchanged += 1;
    counts.joined += 1;
    findings.add(raw.row, problemsOf(draft, known.dealerId));
    joined.push({
      localNo: known.localNo,
      row: raw.row,
      action: 'joined',
      dealerId: known.dealerId,
      name: draft.name ?? known.name,
      fields: draft.code === undefined ? {} : { code: draft.code },
      people: { contacts: draft.contacts, rep: draft.rep },
      changes: differences
        .filter(({ replaces }) => replaces === (rule === 'last'))
        .map(({ field, kept, text }) => ({ field: field ?? 'extras', before: kept, after: text })),
      joinedRow: known.row,
      own: ownOf(draft),
    });
    last = known;
  }

  function addRow(known: Entry, raw: RawRow, draft: DealerDraft, via: number | undefined): void {
    const whole = reopen(known);
    // Of one that was merged only what the other lacks is taken: where the two differ there is nothing to mend.
    const mends = via === undefined && !whole.former;
    const differences = mends ? differencesOf(saidOf(whole, known), valuesOf(raw, draft, mapping), rule) : [];
    if (via !== undefined) {
      known.vias ??= new Map();
      known.vias.set(raw.row, via);
    }
    draft.problems.push(
      problem('name', 'dealer_twice', 'warning', draft.name, { row: known.row }),
      ...differences.map(({ field, row, kept, text, replaces }) =>
        problem(field, replaces ? 'joined_replaces' : 'joined_differs', 'warning', text, { row, kept }),
      ),
    );
    if (mends && joinedNotes(String(whole.fields.note ?? ''), draft.note ?? '').length > LONG_TEXT)
      draft.problems.push(problem('note', 'text_cut', 'warning', draft.note, { limit: LONG_TEXT }));
    whole.further.push(raw);
    takeIn(known, whole, raw, draft);
    join(known, raw, draft, differences);
  }

  return {
    /** Dealers that are complete as far as can be told, each once; the last ones only at the end of the file. */
    *takeDealers(end: boolean): Generator<GatheredDealer> {
      if (!end && gathered.length - given < 2 * OPEN_DEALERS) return;
      const upTo = end ? gathered.length : gathered.length - OPEN_DEALERS;
      for (const entry of gathered.slice(given, upTo)) {
        yield wholeOf(entry);
        if (!end) close(entry);
        given = entry.localNo + 1;
      }
    },
    /** Dealers that were given away before their last row came, as they are with it. */
    *takeAmended(): Generator<GatheredDealer> {
      for (const entry of [...amended].sort((a, b) => a.localNo - b.localNo)) {
        yield wholeOf(entry);
        close(entry);
      }
    },
    amended: (): number[] => [...amended].map(({ localNo }) => localNo),
    /** Rows that were joined with an earlier one since the last call. */
    takeJoined(): ReadDealer[] {
      const taken = joined;
      joined = [];
      return taken;
    },
    take(raw: RawRow, draft: DealerDraft): void {
      if (placeOf(raw.row) !== place) last = undefined;
      place = placeOf(raw.row);
      if (draft.continues && last) {
        const whole = reopen(last);
        whole.further.push(raw);
        takeIn(last, whole, raw, draft);
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
      if (found?.called !== undefined && found.via === undefined) {
        const code = found.by === 'phone' ? 'known_by_phone' : 'name_differs';
        draft.problems.push(
          problem('name', code, 'warning', draft.name, { name: found.called, code: draft.code ?? '' }),
        );
      }
      begin(raw, draft, found?.dealerId ?? null, found?.via);
    } else if (
      found.by === 'code' &&
      found.via === undefined &&
      found.known.vias === undefined &&
      areTwoFirms(found.known, draft)
    ) {
      const { row, name: other } = found.known;
      draft.problems.push(
        problem('code', 'code_twice', 'ambiguous', draft.code, { row, name: draft.name ?? '', other }),
      );
      handBack(raw, draft, 'ambiguous');
    } else addRow(found.known, raw, draft, found.via);
  }

  /** The first row of a dealer. */
  function begin(raw: RawRow, draft: DealerDraft, dealerId: number | null, via: number | undefined): void {
    const localNo = gathered.length;
    const entry: Entry = {
      localNo,
      row: raw.row,
      dealerId,
      name: draft.name ?? '',
      code: draft.code,
      whole: undefined,
      kept: NO_ROWS,
      vias: via === undefined ? undefined : new Map([[raw.row, via]]),
    };
    entry.whole = beginWith(entry, raw, draft);
    gathered.push(entry);
    if (dealerId !== null) byDealer.set(dealerId, entry);
    else matcher.add(localNo, { code: draft.code, name: draft.name, city: draft.city, phones: [] });
    findings.add(raw.row, problemsOf(draft, dealerId));
    last = entry;
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
  if (name === undefined || name === code || known.name === known.code) return false;
  return !likeNames(known.name, name);
}
