import type { PhoneDraft } from './draft.ts';

/** A person's phones as they are kept; none for anything that is no list. */
export function phonesOf(value: unknown): PhoneDraft[] {
  // Written by this feature, or by a dealer's page in the same form.
  return typeof value === 'string' && value !== '' ? (JSON.parse(value) as PhoneDraft[]) : [];
}

/** The same as it is shown. */
export function phonesText(value: unknown): string {
  return phonesOf(value)
    .map(({ text }) => text)
    .join(' / ');
}
