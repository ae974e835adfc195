import { DealerFilter } from '../../../shared/contract/dealerFilter.contract.ts';
import { FACTS, type Fact } from '../../../shared/contract/segmentFacts.ts';
import type { DayCondition, RuleCondition, SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import type { GridColumns } from '../dealers/gridColumns.ts';
import { type Test, wordTest } from '../dealers/gridConditions.ts';
import { conditionTests, passes } from '../dealers/gridFilter.ts';
import type { Reference } from '../dealers/gridRecent.ts';
import { boughtTest, type Ledger } from './boughtLedger.ts';
import { ALL_OF, FACT_SOURCES, wholeFilter } from './factSources.ts';
import type { FactValues } from './factValues.ts';

/** All that a rule needs besides the columns of the list, read before it is compiled. */
export interface RuleParts {
  reference: Reference;
  facts: ReadonlyMap<Fact, FactValues>;
  ledgers: ReadonlyMap<RuleCondition, Ledger>;
  /** Whether a slot is in a segment the rule names; nobody is in one that is gone. */
  memberTest(columns: GridColumns, segmentId: number): Test;
}

const nobody: Test = () => false;

/** A rule as a test of slots over the list's columns. */
export function ruleTest(columns: GridColumns, rule: SegmentRule, parts: RuleParts): Test {
  if ('all' in rule) {
    const tests = rule.all.map((each) => ruleTest(columns, each, parts));
    return (slot) => passes(tests, slot);
  }
  if ('any' in rule) {
    const tests = rule.any.map((each) => ruleTest(columns, each, parts));
    return (slot) => tests.some((test) => test(slot));
  }
  if ('not' in rule) {
    const test = ruleTest(columns, rule.not, parts);
    return (slot) => !test(slot);
  }
  return conditionTest(columns, rule, parts);
}

function conditionTest(columns: GridColumns, condition: RuleCondition, parts: RuleParts): Test {
  switch (condition.fact) {
    case 'segment':
      return parts.memberTest(columns, condition.id);
    case 'bought': {
      const ledger = parts.ledgers.get(condition);
      if (ledger === undefined) return nobody;
      const bought = boughtTest(ledger, condition, parts.reference.cutOff);
      return (slot) => bought(columns.id[slot] ?? 0);
    }
    case 'decline':
      return filterTest(columns, { decline: { percent: condition.percent, against: condition.against } }, parts);
    case 'lastMonthOnly':
      return filterTest(columns, { lastMonthOnly: true }, parts);
    case 'openedWithin':
      return filterTest(columns, { openedWithin: condition.months }, parts);
    case 'custom':
      return filterTest(columns, { custom: [condition.own] }, parts);
    default:
      return factTest(columns, condition, parts);
  }
}

type FactCondition = Extract<RuleCondition, { fact: Fact }>;

function factTest(columns: GridColumns, condition: FactCondition, parts: RuleParts): Test {
  if ('in' in condition) return choiceTest(columns, condition, parts);
  if ('contains' in condition) {
    const wanted = folded(condition.contains);
    const source = FACT_SOURCES[condition.fact];
    if (source.from === 'filter') return filterTest(columns, source.filter([condition.contains]), parts);
    return wordsTest(columns, condition.fact, parts, (word) => folded(word).includes(wanted));
  }
  if ('is' in condition) return dayTest(columns, condition, parts);
  if (FACTS[condition.fact].kind === 'number') return numberTest(columns, condition, parts);
  return wordsTest(columns, condition.fact, parts, (word) => word === '1');
}

function choiceTest(columns: GridColumns, condition: FactCondition & { in: string[] }, parts: RuleParts): Test {
  const source = FACT_SOURCES[condition.fact];
  if (source.from !== 'filter') {
    const wanted = new Set(condition.in);
    return wordsTest(columns, condition.fact, parts, (word) => wanted.has(word));
  }
  if (ALL_OF.has(condition.fact)) {
    const tests = condition.in.map((word) => anyOf(columns, source.filter([word]), parts));
    return (slot) => tests.some((test) => test(slot));
  }
  return anyOf(columns, source.filter(condition.in), parts);
}

/** A filter whose lists are all empty lets everybody through; a condition without a value that can be lets nobody. */
function anyOf(columns: GridColumns, part: Parameters<typeof wholeFilter>[0], parts: RuleParts): Test {
  const said = Object.values(part).some((value) => Array.isArray(value) && value.length > 0);
  return said ? filterTest(columns, part, parts) : nobody;
}

function filterTest(columns: GridColumns, part: Parameters<typeof wholeFilter>[0], parts: RuleParts): Test {
  const tests = conditionTests(columns, wholeFilter(part), parts.reference);
  return (slot) => passes(tests, slot);
}

function numberTest(
  columns: GridColumns,
  condition: { fact: Fact; min?: number | undefined; max?: number | undefined },
  { facts }: RuleParts,
): Test {
  const { fact, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = condition;
  const source = FACT_SOURCES[fact];
  // Who has no such figure lies between no limits.
  const within = (value: number) => value >= min && value <= max;
  if (source.from === 'number') {
    const values = columns.numbers[source.field];
    return (slot) => within(values[slot] ?? Number.NaN);
  }
  const values = facts.get(fact);
  if (values?.kind !== 'number') return nobody;
  return (slot) => within(values.of[columns.id[slot] ?? 0] ?? Number.NaN);
}

/** Decides every word of a fact once. */
function wordsTest(columns: GridColumns, fact: Fact, { facts }: RuleParts, accepts: (word: string) => boolean): Test {
  const source = FACT_SOURCES[fact];
  if (source.from === 'word') return wordTest(columns.words[source.field], accepts);
  if (source.from === 'slot') return (slot) => accepts(source.value(columns, slot));
  const values = facts.get(fact);
  if (values?.kind !== 'words') return nobody;
  const accepted = Uint8Array.from(values.list, (word) => (accepts(word) ? 1 : 0));
  return (slot) => accepted[values.at[columns.id[slot] ?? 0] ?? 0] === 1;
}

function dayTest(columns: GridColumns, condition: DayCondition, parts: RuleParts): Test {
  const { cutOff, today } = parts.reference;
  const reference = dayShape(condition.fact) === 'orders' ? (cutOff ?? today) : today;
  return wordsTest(columns, condition.fact, parts, dayAccepts(condition, reference));
}

function dayShape(fact: DayCondition['fact']): 'orders' | 'today' {
  return FACTS[fact].from;
}

/** @param reference the day that days are counted back from */
export function dayAccepts(condition: DayCondition, reference: string): (day: string) => boolean {
  switch (condition.is) {
    case 'never':
      return (day) => day === '';
    case 'within': {
      const last = addDays(reference, -condition.days);
      return (day) => day > last;
    }
    case 'notWithin': {
      const last = addDays(reference, -condition.days);
      return (day) => day <= last;
    }
    case 'before': {
      const last = addDays(reference, -condition.days);
      return (day) => day !== '' && day <= last;
    }
    case 'between': {
      const { from = '', to = '9999' } = condition;
      return (day) => day !== '' && day >= from && day <= to;
    }
  }
}

/** The text as lists fold it: full-width to half, lower case. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether a condition needs sums of bills that a reference reads: those of the list's own filters. */
export function referenceFilter(conditions: readonly RuleCondition[]): DealerFilter {
  const decline = conditions.find((each) => each.fact === 'decline' && each.against !== 'window');
  const sums = decline !== undefined || conditions.some(({ fact }) => fact === 'lastMonthOnly');
  // Asked for with any of its conditions, a reference has all that each of them counts back from.
  return DealerFilter.parse({ lastMonthOnly: sums, withoutOrderDays: 1 });
}
