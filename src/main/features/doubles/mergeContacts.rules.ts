import {
  CONTACT_FIELDS,
  type ContactField,
  type ContactFieldRow,
} from '../../../shared/contract/contactDoubles.contract.ts';

/** The texts of a person that a merge decides, and his phones as JSON. */
export type PersonColumns = Record<ContactField, string> & { phones: string };

/** Fields in which two people differ, and which value is proposed: the other's over a blank; notes one behind the other. */
export function differingContactFields(kept: PersonColumns, lost: PersonColumns): ContactFieldRow[] {
  return CONTACT_FIELDS.filter((field) => kept[field] !== lost[field]).map((field) => {
    const [mine, other] = [kept[field], lost[field]];
    const both = field === 'note';
    const take = other !== '' && (mine === '' || (both && !mine.includes(other)));
    return { field, kept: mine, lost: other, take, both };
  });
}

/** The columns that the one that stays gets, changed ones only: chosen values, and the phones of both. */
export function mergedContact(
  kept: PersonColumns,
  lost: PersonColumns,
  taken: readonly ContactField[],
): Partial<PersonColumns> {
  const next: Partial<PersonColumns> = {};
  for (const field of CONTACT_FIELDS.filter((each) => taken.includes(each) && kept[each] !== lost[each]))
    next[field] = field === 'note' ? [kept.note, lost.note].filter((note) => note !== '').join('\n') : lost[field];
  const phones = unitedPhones(kept.phones, lost.phones);
  return phones === kept.phones ? next : { ...next, phones };
}

interface KeptPhone {
  text: string;
  digits: string;
}

/** The first's phones, then those of the other that it lacks. Both are JSON as they are kept. */
export function unitedPhones(mine: string, other: string): string {
  const own = JSON.parse(mine) as KeptPhone[];
  const fresh = (JSON.parse(other) as KeptPhone[]).filter((phone) => !own.some((known) => samePhone(known, phone)));
  return fresh.length === 0 ? mine : JSON.stringify([...own, ...fresh]);
}

/** The phones without those a merge added that the one before it did not have. */
export function withoutAdded(now: string, before: string, after: string): string {
  const had = JSON.parse(before) as KeptPhone[];
  const added = (JSON.parse(after) as KeptPhone[]).filter((phone) => !had.some((known) => samePhone(known, phone)));
  const rest = (JSON.parse(now) as KeptPhone[]).filter((phone) => !added.some((each) => samePhone(each, phone)));
  return JSON.stringify(rest);
}

function samePhone(a: KeptPhone, b: KeptPhone): boolean {
  return a.digits === '' && b.digits === '' ? a.text === b.text : a.digits === b.digits;
}
