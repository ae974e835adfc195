import {
  type CustomCondition,
  type DealerFilter,
  type Decline,
  LACKS,
  type RangeField,
  type TextCondition,
} from '../../../shared/contract/dealerFilter.contract.ts';
import { addDays, addMonths } from '../../../shared/domain/calendarDay.ts';
import type { GridColumns, Words } from './gridColumns.ts';
import type { Reference } from './gridRecent.ts';
import { ownerGroupOf } from './gridRows.ts';
import { isBetween } from './ownValue.rules.ts';

export type Test = (slot: number) => boolean;
const nobody: Test = () => false;

/** Decides every word once. */
export function wordTest({ at, list }: Words, accepts: (word: string) => boolean): Test {
  const accepted = Uint8Array.from(list, (word) => (accepts(word) ? 1 : 0));
  return (slot) => accepted[at[slot] ?? 0] === 1;
}

/** Conditions on what a dealer is and has: limits, parts of texts, what is missing, tags, the owner's own fields. */
export function valueTests(columns: GridColumns, filter: DealerFilter): Test[] {
  return [
    ...filter.ranges.map(({ field, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }): Test => {
      const figure = figureOf(columns, field);
      // Who has no such figure lies between no limits.
      return (slot) => figure(slot) >= min && figure(slot) <= max;
    }),
    ...filter.texts.map((condition) => textTest(columns, condition)),
    ...filter.lacks.map((lack): Test => {
      const bit = 1 << LACKS.indexOf(lack);
      return (slot) => ((columns.lacks[slot] ?? 0) & bit) !== 0;
    }),
    ...tagTests(columns, filter),
    ...ownerGroupTests(columns, filter),
    ...filter.custom.map((condition) => customTest(columns, condition)),
  ];
}

/** A figure by its row; NaN for who has none. The three scores are digits of one number. */
function figureOf({ numbers }: GridColumns, field: RangeField): (slot: number) => number {
  const { rfm } = numbers;
  switch (field) {
    case 'rScore':
      return (slot) => Math.floor((rfm[slot] ?? Number.NaN) / 100);
    case 'fScore':
      return (slot) => Math.floor((rfm[slot] ?? Number.NaN) / 10) % 10;
    case 'mScore':
      return (slot) => (rfm[slot] ?? Number.NaN) % 10;
    default: {
      const values = numbers[field];
      return (slot) => values[slot] ?? Number.NaN;
    }
  }
}

function textTest({ texts, words }: GridColumns, { field, contains }: TextCondition): Test {
  const wanted = folded(contains);
  if (field === 'name') return (slot) => (texts.search[slot] ?? '').split('\n', 1)[0]?.includes(wanted) === true;
  if (field === 'code') return (slot) => folded(texts.code[slot] ?? '').includes(wanted);
  return wordTest(words[field], (word) => folded(word).includes(wanted));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function tagTests({ words }: GridColumns, { tags, withoutTags }: DealerFilter): Test[] {
  const idsOf = (word: string) => word.split(',').filter((id) => id !== '');
  const tests: Test[] = [];
  if (tags.length > 0) {
    const any = new Set(tags.flatMap((tag) => (tag === null ? [] : [String(tag)])));
    const none = tags.includes(null);
    tests.push(wordTest(words.tags, (word) => (word === '' ? none : idsOf(word).some((id) => any.has(id)))));
  }
  if (withoutTags.length > 0) {
    const unwanted = new Set(withoutTags.map(String));
    tests.push(wordTest(words.tags, (word) => !idsOf(word).some((id) => unwanted.has(id))));
  }
  return tests;
}

function ownerGroupTests({ words }: GridColumns, { ownerGroups }: DealerFilter): Test[] {
  if (ownerGroups.length === 0) return [];
  const wanted = new Set<number>(ownerGroups.map((group) => group ?? 0));
  return [wordTest(words.ownerGroup, (word) => wanted.has(ownerGroupOf(word)))];
}

function customTest({ custom }: GridColumns, condition: CustomCondition): Test {
  const words = custom.get(condition.field);
  // Nobody has ever had a value of this field.
  if (words === undefined) return condition.is === 'empty' ? () => true : nobody;
  switch (condition.is) {
    case 'filled':
      return wordTest(words, (word) => word !== '');
    case 'empty':
      return wordTest(words, (word) => word === '');
    case 'contains': {
      const wanted = folded(condition.text);
      return wordTest(words, (word) => folded(word).includes(wanted));
    }
    case 'oneOf': {
      const wanted = new Set(condition.values);
      return wordTest(words, (word) => wanted.has(word));
    }
    case 'between':
      return wordTest(words, (word) => isBetween(word, condition.min, condition.max));
  }
}

/** Conditions that count back from the end of the order data. @param reference undefined where the filter has none of them */
export function relativeTests(columns: GridColumns, filter: DealerFilter, reference: Reference | undefined): Test[] {
  if (reference === undefined) return [];
  const { cutOff, recent, today } = reference;
  const tests: Test[] = [];
  if (filter.withoutOrderDays !== undefined) {
    const last = cutOff === null ? '' : addDays(cutOff, -filter.withoutOrderDays);
    tests.push(wordTest(columns.words.lastOrder, (day) => day !== '' && day <= last));
  }
  if (filter.openedWithin !== undefined)
    tests.push(openedAfter(columns, addMonths(cutOff ?? today, -filter.openedWithin)));
  if (filter.lastMonthOnly) {
    tests.push(
      recent === null
        ? nobody
        : (slot) => {
            const id = columns.id[slot] ?? 0;
            return recent.lastMonth[id] === 1 && recent.thisMonth[id] !== 1;
          },
    );
  }
  if (filter.decline) tests.push(declineTest(columns, filter.decline, reference));
  return tests;
}

/** History begins with the opening or the first order, whichever is earlier. */
function openedAfter({ words: { openedOn, firstOrder } }: GridColumns, day: string): Test {
  return (slot) => {
    const opened = openedOn.list[openedOn.at[slot] ?? 0] ?? '';
    const first = firstOrder.list[firstOrder.at[slot] ?? 0] ?? '';
    const since = opened === '' || (first !== '' && first < opened) ? first : opened;
    return since > day;
  };
}

/** Down by so much or more. Who bought nothing before cannot decline; what the data do not cover is not compared. */
function declineTest(columns: GridColumns, { percent, against }: Decline, reference: Reference): Test {
  const rest = (100 - percent) / 100;
  if (against === 'window') {
    const { amount, amountPrev } = columns.numbers;
    if (!reference.previousCovered) return nobody;
    return (slot) => (amountPrev[slot] || 0) > 0 && (amount[slot] || 0) <= rest * (amountPrev[slot] ?? 0);
  }
  const { recent } = reference;
  if (recent === null || !(against === 'before' ? recent.coversBefore : recent.coversLastYear)) return nobody;
  const { quarter } = recent;
  const base = recent[against];
  return (slot) => {
    const id = columns.id[slot] ?? 0;
    return (base[id] ?? 0) > 0 && (quarter[id] ?? 0) <= rest * (base[id] ?? 0);
  };
}
