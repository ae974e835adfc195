import { typed } from '../dealers/text.rules.ts';

/** A case as it is told apart from others. */
export interface Told {
  number: string;
  dealerId: number;
  kind: string;
  reportedOn: string;
  body: string;
}

/** One that is there, or in the bin. */
export interface Standing extends Told {
  gone: number;
}

const lower = (text: string) => typed(text).toLowerCase();
const contentOf = ({ dealerId, kind, reportedOn, body }: Told) =>
  [dealerId, kind, reportedOn, body.normalize('NFC').replace(/\s+/g, ' ').trim()].join('\n');
const placeOf = ({ number, dealerId, reportedOn }: Told) => [lower(number), dealerId, reportedOn].join('\n');

/**
 * Tells cases of a list from those that are there and from one another. A number alone says little: lists begin anew with each year.
 * It is the same case under the same number only where dealer and day are the same too; else it gets another number.
 */
export function createNumbering(there: readonly Standing[]) {
  const standing = there.filter(({ gone }) => gone === 0);
  // A number in the bin never means another case.
  const used = new Set(there.map(({ number }) => lower(number)));
  const places = new Set(standing.map(placeOf));
  const contents = Map.groupBy(standing, contentOf);
  const met = new Set<string>();
  const isKnown = (one: Told) => {
    const alike = contents.get(contentOf(one)) ?? [];
    if (one.number === '') return alike.length > 0;
    // Taken before, under the number it was given then.
    return places.has(placeOf(one)) || alike.some(({ number }) => lower(number).startsWith(`${lower(one.number)}-`));
  };
  return {
    /** Whether nobody has a number, neither in the file nor among the rows taken so far. */
    isFree: (number: string) => !used.has(lower(number)),
    /** What a row is: there, met before, or one to take under this number (empty: the next of its kind). */
    judge(one: Told): 'known' | 'twice' | { number: string } {
      if (isKnown(one)) return 'known';
      const key = one.number === '' ? contentOf(one) : placeOf(one);
      if (met.has(key)) return 'twice';
      met.add(key);
      let { number } = one;
      for (let count = 2; number !== '' && used.has(lower(number)); count += 1) number = `${one.number}-${count}`;
      used.add(lower(number));
      return { number };
    },
  };
}
