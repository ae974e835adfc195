import type { CustomCondition } from '../contract/dealerFilter.contract.ts';
import { CURVES, STAGES } from '../contract/lifecycleRules.ts';
import { FACTS, type Fact, type FactOfKind, factShape } from '../contract/segmentFacts.ts';
import type { BoughtCondition, DayCondition, RuleCondition, SegmentRule } from '../contract/segmentRule.ts';
import { DEALER_TYPES } from '../domain/dealers.ts';
import { RF_SEGMENTS, RFM_GROUPS, UngradedReason } from '../domain/tiers.ts';
import type { T } from './translator.ts';

/** What a rule is told with. */
export interface RuleWords {
  t: T;
  money(minor: number): string;
  count(value: number): string;
  percent(share: number): string;
  day(day: string): string;
  tierName(code: string): string;
  /** What a value of a choice is called by the file: reps, tags, regions; '' where only the value itself is known. */
  label(fact: Fact, value: string): string;
  segmentName(id: number): string | undefined;
  fieldName(id: number): string | undefined;
}

/** A rule in one sentence, in the reader's language. */
export function ruleText(rule: SegmentRule, words: RuleWords): string {
  return partText(rule, words, false);
}

/** @param inner a part of another rule: several conditions then stand in brackets */
function partText(rule: SegmentRule, words: RuleWords, inner: boolean): string {
  const { t } = words;
  if ('all' in rule || 'any' in rule) {
    const all = 'all' in rule;
    const parts = all ? rule.all : rule.any;
    if (parts.length === 0) return t(all ? 'segments.words.everybody' : 'segments.words.nobody');
    const text = parts
      .map((part, at) => {
        const text = partText(part, words, parts.length > 1);
        return at === 0 || ('fact' in part && part.fact === 'custom') ? text : continued(text);
      })
      .join(t(all ? 'segments.words.and' : 'segments.words.or'));
    return inner && parts.length > 1 ? `${t('segments.words.open')}${text}${t('segments.words.close')}` : text;
  }
  if ('not' in rule) {
    if ('fact' in rule.not && rule.not.fact === 'segment') {
      const { id } = rule.not;
      return t('segments.words.notSegment', { name: words.segmentName(id) ?? `#${id}` });
    }
    return t('segments.words.not', { text: partText(rule.not, words, true) });
  }
  return conditionWords(rule, words);
}

/** Within a sentence English begins its words small; the owner's own names stay as they are written. */
function continued(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
}

/** One condition in words. */
export function conditionWords(condition: RuleCondition, words: RuleWords): string {
  const { t } = words;
  switch (condition.fact) {
    case 'segment':
      return t('segments.words.segment', { name: words.segmentName(condition.id) ?? `#${condition.id}` });
    case 'bought':
      return boughtText(condition, words);
    case 'decline':
      return t(`dealers.condition.decline.${condition.against}`, { percent: condition.percent });
    case 'lastMonthOnly':
      return t('dealers.condition.lastMonthOnly');
    case 'openedWithin':
      return t('segments.words.openedWithin', { count: condition.months });
    case 'custom':
      return customText(condition.own, words);
  }
  const fact = t(`segments.fact.${condition.fact}`);
  if ('in' in condition) {
    const values = condition.in
      .map((value) => choiceWord(condition.fact, value, words))
      .join(t('segments.words.comma'));
    return condition.fact === 'lacks'
      ? t('segments.words.lacks', { values })
      : t('segments.words.choice', { fact, values });
  }
  if ('contains' in condition) return t('dealers.condition.contains', { field: fact, text: condition.contains });
  if ('is' in condition) return dayText(condition, fact, words);
  const shape = factShape(condition.fact);
  if (shape.kind !== 'number') return t(`segments.flag.${condition.fact as FactOfKind<'flag'>}`); // the one kind that is left
  const show = shape.unit === 'money' ? words.money : shape.unit === 'percent' ? words.percent : words.count;
  const { min, max } = condition as { min?: number; max?: number }; // of the one kind that is left
  return t('segments.words.number', { fact, range: rangeText(min, max, show, t) });
}

/** What a value of a choice is called in the reader's language. */
export function choiceWord(fact: Fact, value: string, { t, tierName, label }: RuleWords): string {
  if (fact === 'tier') return value === '' ? t('segments.choice.noTier') : tierName(value);
  if (value === '') return t('segments.choice.none');
  if (fact === 'nextTier') return tierName(value);
  const type = fact === 'type' && DEALER_TYPES.find((known) => known === value);
  if (type) return t(`dealers.type.${type}`);
  const group = fact === 'rfmGroup' && RFM_GROUPS.find((known) => known === value);
  if (group) return t(`scoring.group.${group}`);
  const box = fact === 'rfBox' && RF_SEGMENTS.find((known) => known === value);
  if (box) return t(`scoring.segment.${box}`);
  const stage = fact === 'stage' && STAGES.find((known) => known === value);
  if (stage) return t(`lifecycle.stage.${stage}`);
  const curve = fact === 'curve' && CURVES.find((known) => known === value);
  if (curve) return t(`lifecycle.curve.${curve}`);
  const reason = fact === 'ungraded' && UngradedReason.options.find((known) => known === value);
  if (reason) return t(`scoring.ungraded.${reason}`);
  const lack = fact === 'lacks' && LACK_WORDS.find((known) => known === value);
  if (lack) return t(`segments.choice.lacks.${lack}`);
  const named = label(fact, value);
  if (named !== '') return named;
  return FROM_RECORDS.has(fact) ? t('segments.choice.gone', { value }) : value;
}

const LACK_WORDS = ['phone', 'contact', 'address', 'code', 'openedOn'] as const;
/** Choices whose values are numbers of records. */
const FROM_RECORDS: ReadonlySet<Fact> = new Set<Fact>(['rep', 'tags', 'ownerGroup']);

function rangeText(min: number | undefined, max: number | undefined, show: (value: number) => string, t: T): string {
  return textRange(min === undefined ? undefined : show(min), max === undefined ? undefined : show(max), t);
}

function textRange(min: string | undefined, max: string | undefined, t: T): string {
  if (min === undefined) return max === undefined ? '' : t('dealers.condition.upTo', { max });
  if (max === undefined) return t('dealers.condition.from', { min });
  return min === max ? t('segments.words.just', { value: min }) : t('dealers.condition.between', { min, max });
}

function dayText(condition: DayCondition, fact: string, { t, day }: RuleWords): string {
  switch (condition.is) {
    case 'within':
    case 'notWithin':
      return t(`segments.words.${condition.is}`, {
        what: t(`segments.dayWhat.${condition.fact}`),
        days: condition.days,
      });
    case 'before':
      return t('segments.words.before', { fact, days: condition.days });
    case 'never':
      return t('segments.words.never', { what: t(`segments.dayWhat.${condition.fact}`) });
    case 'between': {
      const { from, to } = condition;
      const range = textRange(from === undefined ? undefined : day(from), to === undefined ? undefined : day(to), t);
      return t('segments.words.between', { fact, range });
    }
  }
}

function boughtText(condition: BoughtCondition, words: RuleWords): string {
  const { t, count, money } = words;
  const { of, value, minOrders, maxOrders, minAmount, maxAmount } = condition;
  const when = whenText(condition, words);
  const amounts = minAmount !== undefined || maxAmount !== undefined;
  if (maxOrders === 0 && !amounts) return t(`segments.words.notBought.${of}`, { when, value });
  const bounds = [
    minOrders === undefined && maxOrders === undefined
      ? []
      : [t('segments.words.boundOrders', { range: rangeText(minOrders, maxOrders, count, t) })],
    amounts ? [t('segments.words.boundAmount', { range: rangeText(minAmount, maxAmount, money, t) })] : [],
  ].flat();
  if (bounds.length === 0) return t(`segments.words.bought.${of}`, { when, value });
  return t(`segments.words.counted.${of}`, { when, value, bounds: bounds.join(t('segments.words.comma')) });
}

function whenText({ days, from, to }: BoughtCondition, { t, day }: RuleWords): string {
  if (days !== undefined) return t('segments.words.whenDays', { days });
  if (from !== undefined && to !== undefined) return t('segments.words.whenBetween', { from: day(from), to: day(to) });
  if (from !== undefined) return t('segments.words.whenFrom', { from: day(from) });
  return to === undefined ? t('segments.words.whenEver') : t('segments.words.whenTo', { to: day(to) });
}

function customText(own: CustomCondition, { t, fieldName }: RuleWords): string {
  const field = fieldName(own.field) ?? `#${own.field}`;
  switch (own.is) {
    case 'filled':
      return t('dealers.condition.filled', { field });
    case 'empty':
      return t('dealers.condition.empty', { field });
    case 'contains':
      return t('dealers.condition.contains', { field, text: own.text });
    case 'oneOf':
      return t('segments.words.choice', { fact: field, values: own.values.join(t('segments.words.comma')) });
    case 'between':
      return t('segments.words.number', { fact: field, range: textRange(own.min, own.max, t) });
  }
}

/** Facts whose choices are told by names that the file holds. */
export function namedFacts(rule: SegmentRule): Fact[] {
  const found = new Set<Fact>();
  const open: SegmentRule[] = [rule];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if ('all' in part) open.push(...part.all);
    else if ('any' in part) open.push(...part.any);
    else if ('not' in part) open.push(part.not);
    else if ('in' in part && Object.hasOwn(FACTS, part.fact) && NAMED.has(part.fact)) found.add(part.fact);
  }
  return [...found];
}
const NAMED: ReadonlySet<Fact> = new Set<Fact>(['rep', 'tags', 'ownerGroup', 'region', 'cluster']);
