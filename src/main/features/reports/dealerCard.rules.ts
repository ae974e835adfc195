import type { Contact, DealerDetail } from '../../../shared/contract/dealers.contract.ts';

/** Province, city, county and town, each said once. */
export function cardPlace({
  province,
  city,
  district,
  town,
}: Pick<DealerDetail, 'province' | 'city' | 'district' | 'town'>): string {
  const parts: string[] = [];
  for (const part of [province, city, district, town]) if (part !== '' && parts.at(-1) !== part) parts.push(part);
  return parts.join(' ');
}

/** All numbers of a person, as they were written. */
export function phonesOf({ phones }: Pick<Contact, 'phones'>): string {
  return phones.map(({ text }) => text).join(' ');
}
