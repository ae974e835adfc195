import type { DifferenceRule } from '../../../shared/contract/importRules.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { addressPlace } from '../dealers/addressPlace.rules.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import type { RegionIndex } from '../dealers/region.rules.ts';
import { cleanName, wordKey } from '../dealers/text.rules.ts';
import { hasLostSigns } from './cellText.rules.ts';
import type { DifferenceRules } from './differenceRules.rules.ts';
import type { ContactDraft } from './draft.ts';
import { keysOf } from './draftColumns.ts';
import type { GatheredDealer } from './gatheredDealer.rules.ts';
import { excludedChange, excludedColumns, gradingOfNew } from './grading.rules.ts';
import { createKnownPeople, distinctContacts } from './knownPeople.ts';
import { createOwnNames } from './ownFields.repo.ts';
import { joinTags, splitColumns, TAGS_COLUMN } from './ownValueColumns.rules.ts';
import { createOwnReader } from './ownValues.ts';
import { phonesText } from './phoneList.ts';
import { PLACE_COLUMNS, withPlace } from './place.rules.ts';
import { codeText } from './rowCells.rules.ts';
import type { Columns, KnownPersonChange, StagedDealer } from './staged.ts';

/** Columns that follow from others or that no file has. */
const NEVER_READ = new Set([
  ...['name_key', 'pinyin', 'initials', 'sort_key', 'code_key'],
  ...['id', 'uid', 'revision', 'created_at', 'updated_at', 'deleted_at', 'batch_id', 'source_row'],
]);

/** Stands for a rep that nobody knows yet: never the one who serves a dealer. */
const NEW_REP = 0;

type Change = StagedDealer['changes'][number];

/** Compares what a file says with what is known, by the owner's rule for differences. */
export function createDealerChanges(
  db: Db,
  { exclude }: Pick<CheckOptions, 'exclude'>,
  rules: DifferenceRules,
  { today, regions }: { today: string; regions: RegionIndex },
) {
  const readDealer = rawOf(db).prepare<[number], Columns>(`SELECT ${readColumns(rawOf(db))} FROM dealer WHERE id = ?`);
  const peopleOf = createKnownPeople(db, rules);
  const readNames = rawOf(db)
    .prepare<[number], string>("SELECT value_key FROM dealer_alias WHERE dealer_id = ? AND kind = 'name'")
    .pluck();
  const readRep = rawOf(db).prepare<[number, string], { id: number | null; name: string }>(
    `SELECT r.id, coalesce(r.name, '') AS name FROM dealer_owner o LEFT JOIN rep r ON r.id = o.rep_id
     WHERE o.dealer_id = ? AND o.from_on <= ? ORDER BY o.from_on DESC, o.id DESC LIMIT 1`,
  );
  const knownReps = new Map(
    rawOf(db)
      .prepare<[], { key: string; id: number }>(
        'SELECT name_key AS key, id FROM rep UNION ALL SELECT alias_key, rep_id FROM rep_alias',
      )
      .all()
      .map(({ key, id }) => [key, id]),
  );
  const newReps = new Set<string>();
  /** Few people serve many dealers. */
  const repKeys = new Map<string, string>();
  const readOwn = createOwnReader(rawOf(db));
  const shown = createOwnNames(rawOf(db));

  function noteRep(rep: string | undefined): void {
    if (rep !== undefined && !knownReps.has(repKey(rep))) newReps.add(repKey(rep));
  }

  function repKey(rep: string): string {
    const key = repKeys.get(rep) ?? nameKey(rep);
    repKeys.set(rep, key);
    return key;
  }

  /** What is left out already, or was decided before, is not proposed again. */
  function proposalFor(current: Columns, { proposal, fields }: GatheredDealer) {
    if (fields.excluded !== undefined) return undefined;
    if (current.excluded === 1 || (current.graded_by_choice === 1 && exclude !== 'all')) return undefined;
    return proposal;
  }

  return {
    newReps: () => newReps.size,
    stage(gathered: GatheredDealer): StagedDealer {
      const { localNo, row, dealerId, name, rep } = gathered;
      noteRep(rep);
      if (dealerId === null) {
        const people = {
          contacts: distinctContacts(gathered.contacts),
          rep,
          otherNames: newNames(gathered.otherNames, []),
        };
        const proposal = gathered.fields.excluded === undefined ? gathered.proposal : undefined;
        const fields = {
          ...gathered.fields,
          ...keysOf(gathered.fields),
          ...gradingOfNew(gathered, exclude),
        };
        return { localNo, row, action: 'create', dealerId: null, name, fields, people, changes: [], proposal };
      }
      const own = readOwn(dealerId, Object.keys(splitColumns(gathered.fields).own));
      const current: Columns = { ...readDealer.get(dealerId), ...own };
      const ruled = gathered.former ? fillingOnly(rules) : rules;
      const { fields, changes } = compareColumns(
        current,
        inPlace(current, gathered.former ? withoutIdentity(gathered.fields) : gathered.fields, regions),
        ruled,
      );
      for (const change of changes) change.field = shown(change.field);
      if (fields.excluded !== undefined) Object.assign(fields, excludedColumns(fields.excluded === 1));
      const proposal = proposalFor(current, gathered);
      if (proposal !== undefined) {
        const decided = exclude !== 'none';
        Object.assign(fields, excludedColumns(decided));
        changes.push(excludedChange(decided));
      }
      const { contacts, known } = peopleOf.of(dealerId, gathered.contacts, gathered.former);
      changes.push(...contacts.map(addedPerson), ...known.flatMap(changedPerson));
      const currentRep = rep === undefined ? undefined : readRep.get(dealerId, today);
      const otherNames =
        gathered.otherNames.length === 0
          ? []
          : newNames(gathered.otherNames, [nameKey(String(current.name ?? '')), ...readNames.all(dealerId)]);
      for (const { name } of otherNames) changes.push({ field: 'alias', before: '', after: name });
      const takesRep =
        rep !== undefined &&
        // One person goes by many names.
        (currentRep?.id ?? null) !== (knownReps.get(repKey(rep)) ?? NEW_REP) &&
        takes(rules.ofField('rep'), (currentRep?.id ?? null) === null);
      if (takesRep) changes.push({ field: 'rep', before: currentRep?.name ?? '', after: rep });
      const action = changes.length === 0 ? 'unchanged' : 'update';
      return {
        localNo,
        row,
        action,
        dealerId,
        name: String(current.name ?? name),
        fields,
        people: { contacts, known, rep: takesRep ? rep : undefined, otherNames },
        changes,
        proposal,
      };
    },
  };
}

/** How a person who comes in is shown. */
function addedPerson({ name, phones }: ContactDraft): Change {
  return { field: 'contact', before: '', after: [name, ...phones.map(({ text }) => text)].join(' ').trim() };
}

/** How new words about somebody known are shown. */
function changedPerson({ columns }: KnownPersonChange): Change[] {
  return Object.entries(columns).map(([column, { was, now }]) =>
    column === 'phones'
      ? { field: 'phone', before: phonesText(was), after: phonesText(now) }
      : { field: column === 'name' ? 'contact' : column, before: was, after: now },
  );
}

/** What a file may change of a dealer: a column that is not read costs nothing. */
function readColumns(raw: RawDb): string {
  const all = raw.prepare<[], string>("SELECT name FROM pragma_table_info('dealer')").pluck().all();
  return all.filter((name) => !NEVER_READ.has(name)).join(', ');
}

/** What somebody was called who was merged into a dealer is no name or code of that one. */
function withoutIdentity({ name: _name, code: _code, ...fields }: Columns): Columns {
  return fields;
}

/** An address that says a county but not of which city is read within the dealer's own. */
function inPlace(current: Columns, said: Columns, regions: RegionIndex): Columns {
  if (typeof said.address !== 'string' || (said.region_code ?? '') !== '') return said;
  return { ...said, ...addressPlace(said.address, { ...current, ...said }, regions) };
}

/** True where a rule lets a value in. */
function takes(rule: DifferenceRule, isBlank: boolean): boolean {
  return rule === 'overwrite' || (rule === 'fill' && isBlank);
}

/** What a merged dealer's old list says fills blanks at most. */
function fillingOnly(rules: DifferenceRules): DifferenceRules {
  const most = (rule: DifferenceRule) => (rule === 'keep' ? 'keep' : 'fill');
  return {
    ...rules,
    ofColumn: (column) => most(rules.ofColumn(column)),
    ofExtra: (name) => most(rules.ofExtra(name)),
  };
}

/** Changed columns, and how they are shown. Extras are merged key by key. */
export function compareColumns(current: Columns, next: Columns, rules: DifferenceRules) {
  const fields: Columns = {};
  const changes: Change[] = [];
  for (const [column, value] of Object.entries(withPlace(current, next, rules.ofColumn('region_code')))) {
    const before = current[column] ?? '';
    const after = merged(column, String(before), value, rules);
    if (readAgain(column, before) === after) continue;
    const isDecided = column === 'extras' || PLACE_COLUMNS.has(column);
    if (hasLostSigns(String(before), String(value))) continue;
    if (before === after || (!isDecided && !takes(rules.ofColumn(column), before === ''))) continue;
    fields[column] = after;
    changes.push(
      column === 'extras'
        ? changedExtras(String(before), String(after))
        : { field: column, before: String(before), after: String(after ?? '') },
    );
    if (column === 'name' || column === 'code') Object.assign(fields, keysOf({ [column]: value ?? '' }));
  }
  return { fields, changes: changes.filter(({ field }) => field !== 'region_code' || !changes.some(isPlaceName)) };
}

/** The region's own words: where they change, its code says nothing more. */
function isPlaceName({ field }: Change): boolean {
  return field !== 'region_code' && PLACE_COLUMNS.has(field);
}

/** What was typed in, as a list that holds it is read: a blank or a point that the reading drops is no difference. */
function readAgain(column: string, before: Columns[string]): string | undefined {
  if (typeof before !== 'string' || before === '') return undefined;
  if (column === 'name') return cleanName(before);
  return column === 'code' ? codeText(before) : undefined;
}

/** What a column is to hold: the file's value, but tags are added, and columns of the bag follow one by one. */
function merged(column: string, before: string, value: Columns[string], rules: DifferenceRules) {
  if (column === 'extras') return mergeExtras(before, String(value), rules);
  if (column === TAGS_COLUMN) return joinTags(before, String(value ?? ''), wordKey);
  return value;
}

/** The bag as it was where nothing of the file's is let in. */
function mergeExtras(before: string, after: string, rules: DifferenceRules): string {
  if (before === after) return before;
  const old = readExtras(before);
  const taken = Object.entries(readExtras(after)).filter(
    ([name, text]) => takes(rules.ofExtra(name), !Object.hasOwn(old, name)) && !hasLostSigns(old[name] ?? '', text),
  );
  return taken.length === 0 ? before : JSON.stringify(Object.fromEntries([...Object.entries(old), ...taken]));
}

/** Only the columns of the bag that are new or say something else. */
function changedExtras(before: string, after: string): { field: 'extras'; before: string; after: string } {
  const old = readExtras(before);
  const fresh = readExtras(after);
  const names = Object.keys(fresh).filter((name) => fresh[name] !== old[name]);
  const only = (extras: Record<string, string>) =>
    JSON.stringify(
      Object.fromEntries(names.flatMap((name) => (extras[name] === undefined ? [] : [[name, extras[name]]]))),
    );
  return { field: 'extras', before: only(old), after: only(fresh) };
}

/** Flat objects of texts, written by this feature. */
function readExtras(json: string): Record<string, string> {
  return JSON.parse(json === '' ? '{}' : json) as Record<string, string>;
}

/** Spellings that are not known yet, each once, with the key they are matched by. */
function newNames(names: readonly string[], known: readonly string[]): { name: string; key: string }[] {
  const seen = new Set(known);
  return names
    .map((name) => ({ name, key: nameKey(name) }))
    .filter(({ key }) => !seen.has(key) && seen.add(key) !== undefined);
}
