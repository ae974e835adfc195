import type { ImportField } from '../../../shared/contract/importFields.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { DifferenceRules } from './differenceRules.rules.ts';
import type { ContactDraft } from './draft.ts';
import type { KnownPersonChange, PersonColumn } from './staged.ts';

const CONTACT_FIELDS: readonly ImportField[] = ['contact', 'role', 'phone', 'wechat', 'email', 'birthday'];
/** What a list of dealers may say of somebody known, and the field whose rule it follows. */
const COLUMNS: Readonly<Record<PersonColumn, ImportField>> = {
  name: 'contact',
  role: 'role',
  wechat: 'wechat',
  email: 'email',
  birthday: 'birthday',
};
/** These only ever complete somebody: another name is another person, and a birthday is the person's own word. */
const FILL_ONLY: ReadonlySet<string> = new Set(['name', 'birthday'] satisfies PersonColumn[]);

interface KnownPerson extends Record<PersonColumn, string> {
  id: number;
  phones: string;
  /** Part of another person by now. */
  merged: 0 | 1;
}

/** Compares the people of a row with those of its dealer. Nobody is ever renamed or taken away. */
export function createKnownPeople(db: Db, rules: DifferenceRules) {
  const read = rawOf(db).prepare<[number], KnownPerson>(
    // Who is part of another by now is known by what he was called.
    `SELECT coalesce(k.id, c.id) AS id, c.name, c.phones, m.id IS NOT NULL AS merged,
       ${['role', 'wechat', 'email', 'birthday'].map((name) => `coalesce(k.${name}, c.${name}) AS ${name}`).join(', ')}
     FROM contact c LEFT JOIN contact_merge m ON m.lost_id = c.id LEFT JOIN contact k ON k.id = m.kept_id
     WHERE c.dealer_id = ? AND (c.deleted_at IS NULL OR m.id IS NOT NULL)
     ORDER BY c.deleted_at IS NOT NULL, c.is_primary DESC, c.id`,
  );

  /** People that the dealer does not have yet: of a new phone, or of a name that nobody of his has. */
  function fresh(stored: readonly KnownPerson[], contacts: readonly ContactDraft[]): ContactDraft[] {
    // People are only ever added; where the owner wants blanks filled, to those who have nobody yet.
    const rule = rules.said(CONTACT_FIELDS) ?? (rules.all === 'keep' ? 'keep' : 'overwrite');
    if (rule === 'keep' || (rule === 'fill' && stored.length > 0)) return [];
    return distinctContacts(contacts).filter((contact) => {
      const sameName = stored.some((known) => contact.name !== '' && known.name === contact.name);
      const freshPhones = contact.phones.some(({ digits }) => !stored.some((known) => hasPhone(known, digits)));
      const nameless = stored.some((known) => known.name === '' && sharesPhone(known, contact));
      return freshPhones || (contact.name !== '' && !sameName && !nameless);
    });
  }

  /** What the file says of people known already, by the rule of each column; the first row that says something decides. */
  function changed(stored: readonly KnownPerson[], contacts: readonly ContactDraft[], fillOnly: boolean) {
    const decided = new Set<string>();
    const changes = new Map<number, KnownPersonChange>();
    for (const contact of contacts) {
      const known = sameIn(stored, contact);
      if (known === undefined) continue;
      for (const [column, field] of personColumns()) {
        const now = contact[column];
        const key = `${known.id}|${column}`;
        if (now === '' || decided.has(key)) continue;
        decided.add(key);
        const was = known[column];
        const onlyBlanks = fillOnly || known.merged === 1 || FILL_ONLY.has(column) || rules.ofField(field) === 'fill';
        if (was === now || rules.ofField(field) === 'keep' || (onlyBlanks && was !== '')) continue;
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
      const stored = read.all(dealerId);
      const added = fresh(stored, contacts);
      const rest = contacts.filter((contact) => !added.includes(contact));
      return { contacts: added, known: changed(stored, rest, fillOnly) };
    },
  };
}

function personColumns(): [PersonColumn, ImportField][] {
  return Object.entries(COLUMNS) as [PersonColumn, ImportField][]; // the keys of the record above
}

function hasPhone({ phones }: KnownPerson, digits: string): boolean {
  return phones.includes(`"${digits}"`);
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
  const seen = new Set<string>();
  return contacts.filter(({ name, role, phones, wechat, email, birthday }) => {
    if ([name, role, wechat, email, birthday].every((text) => text === '') && phones.length === 0) return false;
    const key = JSON.stringify([name, phones.map(({ digits }) => digits), wechat, email, birthday]);
    return !seen.has(key) && seen.add(key);
  });
}
