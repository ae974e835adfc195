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

/** The address of the list of dealers with one group's only. */
export function groupListHref(id: GroupId): string {
  return `/dealers?more=${encodeURIComponent(JSON.stringify({ ownerGroups: [id] }))}`;
}

/** A dealer in one line: name, code, place. */
export function dealerLine({ name, code, city }: Pick<DoubleDealer, 'name' | 'code' | 'city'>): string {
  return [name, code, city].filter((part) => part !== '').join(' · ');
}
