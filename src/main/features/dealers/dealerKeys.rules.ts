import { codeKey, nameKey } from './nameKey.rules.ts';

/** Dealers by what a list may call them; a key of several dealers tells none of them. */
export interface DealerKeys {
  /** In lower case. */
  byCode: ReadonlyMap<string, number>;
  byName: ReadonlyMap<string, readonly number[]>;
  /** By the digits of their people's phones. */
  byPhone: ReadonlyMap<string, readonly number[]>;
}

/** A code as it is looked up. */
export const codeOf = (text: string): string => codeKey(text).toLowerCase();

/** The digits of a phone; a mobile's without the country before it. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
}

/** Who is meant: by the code, else by the name, else by the phone; of several, all of them. */
export function dealersNamed(keys: DealerKeys, told: { code: string; name: string; phone: string }): number[] {
  const byCode = told.code === '' ? undefined : keys.byCode.get(codeOf(told.code));
  if (byCode !== undefined) return [byCode];
  const byName = told.name === '' ? [] : (keys.byName.get(nameKey(told.name)) ?? []);
  const byPhone = told.phone === '' ? [] : (keys.byPhone.get(phoneDigits(told.phone)) ?? []);
  if (byName.length === 1 || byPhone.length === 0) return [...byName];
  // A phone tells apart who has the same name.
  const both = byName.filter((id) => byPhone.includes(id));
  return both.length > 0 ? both : byName.length > 0 ? [...byName] : [...byPhone];
}
