import type { ContactReason } from '../../../shared/contract/contactDoubles.contract.ts';
import type { DoubleDealer, DoubleReason } from '../../../shared/contract/doubles.contract.ts';
import type { OwnerReason } from '../../../shared/contract/ownerDoubles.contract.ts';
import type { GroupId } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';

/** Why two may be one, in words. */
export function reasonsText(reasons: readonly DoubleReason[], t: T): string {
  return reasons
    .map(({ code, text }) => t(`doubles.reason.${code}`, { text }).trim())
    .join(t('doubles.count.separator'));
}

/** Why two people may be one, in words. */
export function peopleReasonsText(reasons: readonly ContactReason[], t: T): string {
  return reasons
    .map(({ code, text }) => t(`doubles.person.${code}`, { text }).trim())
    .join(t('doubles.count.separator'));
}

/** Why shops may have one owner, in words. */
export function ownerReasonsText(reasons: readonly OwnerReason[], t: T): string {
  return reasons.map(({ code, text }) => t(`doubles.owner.${code}`, { text })).join(t('doubles.count.separator'));
}

/** A person by his name. */
export function personName({ name }: { name: string }, t: T): string {
  return name === '' ? t('doubles.people.unnamed') : name;
}

/** Two names, and where they are one what tells the two apart: the first of these that differs. */
function apart<K extends string>(sides: Record<K, { name: string; marks: readonly string[] }>): Record<K, string> {
  const all = Object.values<{ name: string; marks: readonly string[] }>(sides);
  const isOneName = all.every(({ name }) => name === all[0]?.name);
  const at = (all[0]?.marks ?? []).findIndex((mark, i) => all.some(({ marks }) => marks[i] !== mark));
  const named = ({ name, marks }: { name: string; marks: readonly string[] }) => {
    const mark = isOneName ? (marks[at] ?? '') : '';
    return mark === '' ? name : `${name} · ${mark}`;
  };
  const texts = Object.entries<{ name: string; marks: readonly string[] }>(sides).map(([key, side]) => [
    key,
    named(side),
  ]);
  return Object.fromEntries(texts) as Record<K, string>; // the same keys
}

interface KnownDealer {
  name: string;
  code?: string;
  phone?: string;
  city?: string;
}

/** Two dealers for a sentence: by name, and by code, phone or place where both are called the same. */
export function dealersApart<K extends string>(sides: Record<K, KnownDealer>): Record<K, string> {
  const known = Object.entries<KnownDealer>(sides).map(([key, { name, code = '', phone = '', city = '' }]) => [
    key,
    { name, marks: [code, phone, city] },
  ]);
  return apart(Object.fromEntries(known) as Record<K, { name: string; marks: string[] }>); // the same keys
}

interface KnownPerson {
  name: string;
  phones?: readonly { text: string }[];
  role?: string;
}

/** Two people for a sentence: by name, and by phone or role where both are called the same. */
export function peopleApart<K extends string>(sides: Record<K, KnownPerson>, t: T): Record<K, string> {
  const known = Object.entries<KnownPerson>(sides).map(([key, person]) => [
    key,
    { name: personName(person, t), marks: [person.phones?.[0]?.text ?? '', person.role ?? ''] },
  ]);
  return apart(Object.fromEntries(known) as Record<K, { name: string; marks: string[] }>); // the same keys
}

/** The address of the list of dealers with one group's only. */
export function groupListHref(id: GroupId): string {
  return `/dealers?more=${encodeURIComponent(JSON.stringify({ ownerGroups: [id] }))}`;
}

/** A dealer in one line: name, code, place. */
export function dealerLine({ name, code, city }: Pick<DoubleDealer, 'name' | 'code' | 'city'>): string {
  return [name, code, city].filter((part) => part !== '').join(' · ');
}
