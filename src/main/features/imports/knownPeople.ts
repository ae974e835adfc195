import type { ImportField } from '../../../shared/contract/importFields.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { DifferenceRules } from './differenceRules.rules.ts';
import type { ContactDraft } from './draft.ts';
import { phonesOf } from './phoneList.ts';
import type { KnownPersonChange, PersonColumn } from './staged.ts';

const CONTACT_FIELDS: readonly ImportField[] = ['contact', 'role', 'phone', 'wechat', 'email', 'birthday'];
/** What a list of dealers may say of somebody known, and the field whose rule it follows. */
const COLUMNS: Readonly<Record<PersonColumn, ImportField>> = {
  name: 'contact',
  role: 'role',
  phones: 'phone',
  wechat: 'wechat',
  email: 'email',
  birthday: 'birthday',
};
/** These only ever complete somebody: another name is another person, and a birthday is the person's own word. */
const FILL_ONLY: ReadonlySet<string> = new Set(['name', 'birthday'] satisfies PersonColumn[]);

interface KnownPerson extends Record<PersonColumn, string> {
  id: number;
  /** Phones by which the person is known: where it is part of another one by now, those from before. */
  knownBy: string;
  /** Part of another person by now. */
  merged: 0 | 1;
}

/** Compares the people of a row with those of its dealer. Nobody is ever renamed or taken away. */
export function createKnownPeople(db: Db, rules: DifferenceRules) {
  const others = ['role', 'phones', 'wechat', 'email', 'birthday'];
  const read = rawOf(db).prepare<[{ dealerId: number }], KnownPerson>(
    // Who is part of another by now is known by what he was called, and so is who took the other's name.
    `SELECT id, name, knownBy, merged, ${others.join(', ')} FROM (
       SELECT coalesce(k.id, c.id) AS id, c.name, c.phones AS knownBy, m.id IS NOT NULL AS merged,
         ${others.map((name) => `coalesce(k.${name}, c.${name}) AS ${name}`).join(', ')},
         c.deleted_at IS NOT NULL AS former, c.is_primary, c.id AS place
       FROM contact c LEFT JOIN contact_merge m ON m.lost_id = c.id LEFT JOIN contact k ON k.id = m.kept_id
       WHERE c.dealer_id = @dealerId AND (c.deleted_at IS NULL OR m.id IS NOT NULL)
       UNION ALL SELECT k.id, m.before ->> '$.name', k.phones, 1, ${others.map((name) => `k.${name}`).join(', ')}, 1, 0, k.id
       FROM contact_merge m JOIN contact k ON k.id = m.kept_id
       WHERE k.dealer_id = @dealerId AND k.deleted_at IS NULL AND m.before ->> '$.name' <> '')
     ORDER BY former, is_primary DESC, place`,
  );

  /** People that the dealer does not have yet: whom neither a name nor, where one of the two has none, a phone tells. */
  function fresh(stored: readonly KnownPerson[], contacts: readonly ContactDraft[]): ContactDraft[] {
    // People are only ever added; where the owner wants blanks filled, to those who have nobody yet.
    const rule = rules.said(CONTACT_FIELDS) ?? (rules.all === 'keep' ? 'keep' : 'overwrite');
    if (rule === 'keep' || (rule === 'fill' && stored.length > 0)) return [];
    return distinctContacts(contacts).filter((contact) => sameIn(stored, contact) === undefined);
  }

  /** What the file says of people known already, by the rule of each column; the first row that says something decides. */
  function changed(stored: readonly KnownPerson[], contacts: readonly ContactDraft[], fillOnly: boolean) {
    const decided = new Set<string>();
    const changes = new Map<number, KnownPersonChange>();
    for (const contact of contacts) {
      const known = sameIn(stored, contact);
      if (known === undefined) continue;
      for (const [column, field] of personColumns()) {
        const key = `${known.id}|${column}`;
        const was = known[column];
        const before = changes.get(known.id)?.columns[column]?.now ?? was;
        const now = column === 'phones' ? withNewPhones(before, contact, stored) : contact[column];
        // Every row may bring a further phone; of what there is one only, the first row decides.
        if (now === '' || (column !== 'phones' && decided.has(key))) continue;
        decided.add(key);
        const onlyBlanks = fillOnly || known.merged === 1 || FILL_ONLY.has(column) || rules.ofField(field) === 'fill';
        if (was === now || rules.ofField(field) === 'keep' || (onlyBlanks && !isBlank(was))) continue;
        const change = changes.get(known.id) ?? { contactId: known.id, columns: {} };
        change.columns[column] = { was, now };
        changes.set(known.id, change);
      }
    }
    return [...changes.values()];
  }

  return {
    /** @param fillOnly nothing that is known is overwritten, whatever the rules say */
    of(dealerId: number, contacts: readonly ContactDraft[], fillOnly: boolean) {
      if (contacts.length === 0) return { contacts: [], known: [] };
      const stored = read.all({ dealerId });
      const added = fresh(stored, contacts);
      const rest = contacts.filter((contact) => !added.includes(contact));
      return { contacts: added, known: changed(stored, rest, fillOnly) };
    },
  };
}

function personColumns(): [PersonColumn, ImportField][] {
  return Object.entries(COLUMNS) as [PersonColumn, ImportField][]; // the keys of the record above
}

/** Phones are a list, empty where there are none. */
function isBlank(value: string): boolean {
  return value === '' || value === '[]';
}

/** A person's phones with those of a row that nobody of the dealer has yet. */
function withNewPhones(before: string, { phones }: ContactDraft, stored: readonly KnownPerson[]): string {
  const own = phonesOf(before);
  const known = new Set(own.map(({ digits }) => digits));
  const added = phones.filter(({ digits }) => !known.has(digits) && !stored.some((person) => hasPhone(person, digits)));
  return added.length === 0 ? before : JSON.stringify([...own, ...added]);
}

function hasPhone({ phones, knownBy }: KnownPerson, digits: string): boolean {
  return [phones, knownBy].some((list) => list.includes(`"${digits}"`));
}

function sharesPhone(known: KnownPerson, { phones }: ContactDraft): boolean {
  return phones.some(({ digits }) => hasPhone(known, digits));
}

/** Whom a row means among the people of its dealer: by name, by phone, or the main contact where it says neither. */
function sameIn(stored: readonly KnownPerson[], contact: ContactDraft): KnownPerson | undefined {
  const { name, phones } = contact;
  if (name === '' && phones.length === 0) return stored[0];
  const named = stored.find((known) => name !== '' && known.name === name);
  return named ?? stored.find((known) => (name === '' || known.name === '') && sharesPhone(known, contact));
}

/** People of one dealer, each once. */
export function distinctContacts(contacts: readonly ContactDraft[]): ContactDraft[] {
  const people = contacts.filter(saysAnything);
  if (people.length < 2) return people;
  const seen = new Set<string>();
  return people.filter(({ name, phones, wechat, email, birthday }) => {
    const key = JSON.stringify([name, phones.map(({ digits }) => digits), wechat, email, birthday]);
    return !seen.has(key) && seen.add(key);
  });
}

function saysAnything({ name, role, phones, wechat, email, birthday }: ContactDraft): boolean {
  return name + role + wechat + email + birthday !== '' || phones.length > 0;
}
