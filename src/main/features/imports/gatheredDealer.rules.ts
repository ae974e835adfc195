import type { JoinedRule } from '../../../shared/contract/importRules.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { LONG_TEXT } from './cellText.rules.ts';
import type { ContactDraft, DealerDraft, RowProblem } from './draft.ts';
import { draftColumns } from './draftColumns.ts';
import type { SaidValues } from './joinedRow.rules.ts';
import { PLACE_COLUMNS, withPlace } from './place.rules.ts';
import { cutText } from './rowCells.rules.ts';
import type { Columns, Proposal } from './staged.ts';

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
  /** Only rows of somebody who was merged into him mean him: they fill blanks and rename nobody. */
  former: boolean;
  /** The row that began him, and whether he is made of it alone. */
  first: RawRow;
  alone: boolean;
}

/** A dealer of the file with everything that its rows say. */
export interface Whole extends GatheredDealer {
  /** Rows that were added to the first one and are not kept yet. */
  further: RawRow[];
  /** What his own rows have said so far, as far as it counts; gathered when a further row is held against them. */
  said: SaidValues | undefined;
}

/** Whose rows a dealer is made of: his own, or with `via` those of one that was merged into him. */
export interface WhoSays {
  localNo: number;
  row: number;
  dealerId: number | null;
  name: string;
  via: number | undefined;
}

/** Who the rows are decided that they are joined: the first of them goes on saying it. */
const WHO: ReadonlySet<string> = new Set(['name', 'code']);

/** A dealer as its first row says it. */
export function begun({ via, ...who }: WhoSays, raw: RawRow, draft: DealerDraft): Whole {
  const { contacts, proposal } = draft;
  return {
    ...who,
    ...{
      otherNames: [],
      fields: saidOf(draft, who.dealerId),
      proposal,
      further: [],
      first: raw,
      alone: true,
      said: undefined,
    },
    rep: via === undefined ? draft.rep : undefined,
    former: via !== undefined,
    contacts: cameBy(contacts, via),
  };
}

/** What a further row adds; one without a name adds people only. */
export function add(whole: Whole, draft: DealerDraft, via: number | undefined, rule: JoinedRule): void {
  whole.alone = false;
  whole.contacts.push(...cameBy(draft.contacts, via));
  if (draft.name === undefined) return;
  const ownAtLast = whole.former && via === undefined;
  const formerly = whole.former || via !== undefined;
  if (via === undefined) whole.rep = rule === 'last' ? (draft.rep ?? whole.rep) : (whole.rep ?? draft.rep);
  whole.proposal ??= draft.proposal;
  const said = saidOf(draft, whole.dealerId);
  if (ownAtLast) whole.fields = overlaid(said, whole.fields);
  else if (formerly) fillBlanks(whole.fields, said);
  else join(whole.fields, said, rule);
  if (!formerly && !draft.standIn && nameKey(draft.name) !== nameKey(whole.name)) whole.otherNames.push(draft.name);
  if (ownAtLast) whole.former = false;
}

/** What a row says of its dealer: one that is known keeps his name where only a short one or a code stands for it. */
function saidOf(draft: DealerDraft, dealerId: number | null): Columns {
  const { name, ...others } = draftColumns(draft);
  return name === undefined || (dealerId !== null && draft.standIn) ? others : { name, ...others };
}

/** Problems of a row that are such for its dealer: nobody who is known is called by his code. */
export function problemsOf({ problems }: DealerDraft, dealerId: number | null): RowProblem[] {
  return dealerId === null ? problems : problems.filter(({ code }) => code !== 'name_is_code');
}

/** The notes of several rows below each other, each once. */
export function joinedNotes(kept: string, more: string): string {
  const lines = new Set(kept.split('\n').map(fold));
  const fresh = more.split('\n').filter((line) => !lines.has(fold(line)));
  return [kept, ...fresh].filter((line) => line !== '').join('\n');
}

/** People of one that was merged arrive with him, so that they can go back with him. */
function cameBy(contacts: readonly ContactDraft[], via: number | undefined): ContactDraft[] {
  return via === undefined ? [...contacts] : contacts.map((contact) => ({ ...contact, formerly: via }));
}

/** The dealer's own row, with what it leaves blank from the row of one that was merged into him. */
function overlaid(own: Columns, former: Columns): Columns {
  const fields = { ...own };
  fillBlanks(fields, former);
  return fields;
}

/** What is blank comes from the further row. */
function fillBlanks(fields: Columns, more: Columns): void {
  for (const [column, value] of Object.entries(withPlace(fields, more, 'fill'))) {
    if (PLACE_COLUMNS.has(column)) fields[column] = value;
    else if (column === 'extras') fields.extras = joinedExtras(fields.extras, value, 'first');
    else if ((fields[column] ?? '') === '') fields[column] = value;
  }
}

/** Two rows of one dealer: where both say something, the rule decides; notes are kept from both. */
function join(fields: Columns, more: Columns, rule: JoinedRule): void {
  const { note } = fields;
  if (rule === 'first') fillBlanks(fields, more);
  else {
    for (const [column, value] of Object.entries(withPlace(fields, more, 'overwrite'))) {
      if (column === 'extras') fields.extras = joinedExtras(fields.extras, value, rule);
      else if (!WHO.has(column) || (fields[column] ?? '') === '') fields[column] = value;
    }
  }
  if (more.note) fields.note = cutText(joinedNotes(String(note ?? ''), String(more.note)), LONG_TEXT);
}

/** Both are flat objects of texts, written by this feature; a blank says nothing. */
function joinedExtras(extras: Columns[string] | undefined, more: Columns[string], rule: JoinedRule): string {
  const joined = JSON.parse(String(extras ?? '{}')) as Record<string, string>;
  for (const [name, text] of Object.entries(JSON.parse(String(more)) as Record<string, string>)) {
    const known = joined[name] ?? '';
    if (isBlankText(known) || (rule === 'last' && !isBlankText(text))) joined[name] = text;
  }
  return JSON.stringify(joined);
}
