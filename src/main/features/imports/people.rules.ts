import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { cleanName } from '../dealers/text.rules.ts';
import { cellText, SHORT_TEXT } from './cellText.rules.ts';
import type { ContactDraft, PhoneDraft } from './draft.ts';
import { type BirthdaySetting, readBirthday } from './readBirthday.rules.ts';
import type { RowCells } from './rowCells.rules.ts';
import { COMPOUND_SURNAMES, PEOPLE_SEPARATORS, ROLE_SUFFIXES, ROLE_WORD } from './valueSynonyms.ts';

/** Most names have none, and need no closer look. */
const HAS_BRACKET = /[(\uff08]/;

/** Splits a person from the role beside, behind or in brackets after the name. A mere surname with a title stays a name. */
export function splitRole(text: string): { name: string; role: string } {
  if (text.length > SHORT_TEXT) return { name: cleanName(text), role: '' };
  const trimmed = text.trim();
  const bracket = HAS_BRACKET.test(text) ? /^(.*?)\s*[(\uff08]\s*([^)\uff09]*)\s*[)\uff09]\s*$/.exec(trimmed) : null;
  if (bracket?.[1] && bracket[2]) return { name: cleanName(bracket[1]), role: cleanName(bracket[2]) };
  const spaced = /\s/.test(trimmed) ? /^(\S.*?)\s+(\S+)$/.exec(trimmed) : null;
  if (spaced?.[1] && spaced[2] && ROLE_WORD.test(spaced[2])) return { name: cleanName(spaced[1]), role: spaced[2] };
  const name = cleanName(text);
  const role = ROLE_SUFFIXES.find((suffix) => name.endsWith(suffix)) ?? '';
  const bare = name.slice(0, name.length - role.length);
  const isPerson = bare.length >= 2 && bare.length <= 4 && !COMPOUND_SURNAMES.has(bare);
  return role !== '' && isPerson ? { name: bare, role } : { name, role: '' };
}

/**
 * The people of a row: several names in one cell, several contact columns each with the phone columns that follow it, and
 * phones written beside a name. As many phones as names are dealt out one each; otherwise they belong to the first.
 */
export function readContacts(row: RowCells, born: BirthdaySetting): ContactDraft[] {
  const contacts: ContactDraft[] = [];
  const groups = new Map<number, ContactDraft[]>();
  for (const { column, text } of row.all('contact')) {
    if (isBlankText(text)) continue;
    const people = text
      .split(PEOPLE_SEPARATORS)
      .filter((part) => part.trim() !== '')
      .map(person);
    groups.set(column, people);
    contacts.push(...people);
  }
  for (const { column, cell, text } of row.all('phone')) {
    const phones = phonesOf(row, column, typeof cell === 'number' ? cellText(cell) : text, typeof cell === 'number');
    if (phones.length > 0) dealOut(phones, groupFor(column, groups, contacts));
  }
  return withDetails(row, contacts, born);
}

/** True for a name that is read as it stands: one person, and no role or phone in it. */
export function isOnePerson(name: string): boolean {
  const parts = name.split(PEOPLE_SEPARATORS).filter((part) => part.trim() !== '');
  if (name !== '' && isBlankText(name)) return false;
  return name === '' || (parts.length === 1 && !MAY_HOLD_PHONE.test(name) && splitRole(name).name === name);
}

/** No phone has fewer figures; full-width and circled ones count. */
const MAY_HOLD_PHONE = /\p{N}.*\p{N}/su;

function person(text: string): ContactDraft {
  const phones = MAY_HOLD_PHONE.test(text) ? readPhones(text).phones : [];
  const bare = phones.length === 0 ? text : text.replace(/[+\d][\d\s-]{5,}/g, ' ');
  const { name, role } = splitRole(bare);
  return {
    name: name.slice(0, SHORT_TEXT),
    role: role.slice(0, SHORT_TEXT),
    phones: [...phones],
    wechat: '',
    email: '',
    birthday: '',
  };
}

function phonesOf(row: RowCells, column: number, text: string, isNumber: boolean): PhoneDraft[] {
  if (isBlankText(text)) return [];
  const { phones, lossy, unreadable } = readPhones(text, isNumber);
  if (lossy) row.report('phone', 'phone_lossy', 'warning', text);
  else if (unreadable.length > 0 || phones.length === 0) row.report('phone', 'phone_unreadable', 'warning', text);
  if (lossy || unreadable.length > 0 || phones.length === 0) row.keepColumn(column);
  return phones;
}

/** The people of the nearest contact column to the left, else all people, else a contact without a name. */
function groupFor(column: number, groups: Map<number, ContactDraft[]>, contacts: ContactDraft[]): ContactDraft[] {
  const before = [...groups.keys()].filter((contact) => contact < column).at(-1);
  const group = before === undefined ? undefined : groups.get(before);
  if (group !== undefined) return group;
  if (contacts.length === 0) contacts.push(nobody());
  return contacts;
}

function dealOut(phones: readonly PhoneDraft[], people: readonly ContactDraft[]): void {
  const oneEach = phones.length === people.length;
  phones.forEach((phone, i) => {
    const owner = people[oneEach ? i : 0];
    if (owner !== undefined && !owner.phones.some(({ digits }) => digits === phone.digits)) owner.phones.push(phone);
  });
}

function nobody(): ContactDraft {
  return { name: '', role: '', phones: [], wechat: '', email: '', birthday: '' };
}

function withDetails(row: RowCells, contacts: ContactDraft[], born: BirthdaySetting): ContactDraft[] {
  const wechat = row.text('wechat');
  const email = fold(row.text('email'));
  const role = row.text('role');
  const birthday = readBirthday(row, born);
  if (contacts.length === 0 && [wechat, email, role, birthday].some((text) => text !== '')) {
    contacts.push(nobody());
  }
  const first = contacts[0];
  if (first !== undefined) Object.assign(first, { wechat, email, birthday, role: role === '' ? first.role : role });
  return contacts;
}
