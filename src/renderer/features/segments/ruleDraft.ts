import { FACTS, type Fact, factShape } from '../../../shared/contract/segmentFacts.ts';
import { RuleCondition, SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { CustomFieldId, SegmentId } from '../../../shared/domain/ids.ts';

/** A rule as its page holds it while it is being made: what is not filled in yet has its place too. */
export type Draft = GroupDraft | ConditionDraft;
export interface GroupDraft {
  kind: 'group';
  key: number;
  join: 'all' | 'any';
  not: boolean;
  parts: Draft[];
}
export interface ConditionDraft {
  kind: 'condition';
  key: number;
  not: boolean;
  /** What it is about; null while nothing is chosen. */
  subject: string | null;
  /** May lack its values; `RuleCondition` says whether it does. */
  condition: RuleCondition | null;
  /** Something stands in a field that cannot be read. */
  wrong: boolean;
}

let lastKey = 0;
const nextKey = () => (lastKey += 1);

export function emptyGroup(join: GroupDraft['join'] = 'all'): GroupDraft {
  return { kind: 'group', key: nextKey(), join, not: false, parts: [] };
}

export function emptyCondition(): ConditionDraft {
  return { kind: 'condition', key: nextKey(), not: false, subject: null, condition: null, wrong: false };
}

/** The draft of a kept rule; its root is always a group, so that there is room to add. */
export function draftOf(rule: SegmentRule): GroupDraft {
  const draft = partOf(rule, false);
  return draft.kind === 'group' ? draft : { ...emptyGroup(), parts: [draft] };
}

function partOf(rule: SegmentRule, not: boolean): Draft {
  if ('not' in rule) return partOf(rule.not, !not);
  if ('all' in rule || 'any' in rule) {
    const parts = 'all' in rule ? rule.all : rule.any;
    return {
      kind: 'group',
      key: nextKey(),
      join: 'all' in rule ? 'all' : 'any',
      not,
      parts: parts.map((part) => partOf(part, false)),
    };
  }
  return { kind: 'condition', key: nextKey(), not, subject: subjectOf(rule), condition: rule, wrong: false };
}

/** The rule of a draft; null while something is missing, wrong, or too much. */
export function ruleOf(draft: Draft): SegmentRule | null {
  const made = looseRule(draft);
  if (made === null) return null;
  const rule = SegmentRule.safeParse(made);
  return rule.success ? rule.data : null;
}

function looseRule(draft: Draft): SegmentRule | null {
  if (draft.kind === 'condition') {
    if (draft.condition === null || draft.wrong || !saysSomething(draft.condition)) return null;
    return draft.not ? { not: draft.condition } : draft.condition;
  }
  const parts: SegmentRule[] = [];
  for (const part of draft.parts) {
    const rule = looseRule(part);
    if (rule === null) return null;
    parts.push(rule);
  }
  const joined: SegmentRule = draft.join === 'all' ? { all: parts } : { any: parts };
  return draft.not ? { not: joined } : joined;
}

/** Whether a condition has what it asks for. */
export function saysSomething(condition: RuleCondition): boolean {
  if (!RuleCondition.safeParse(condition).success) return false;
  if (condition.fact === 'bought') return condition.of === 'any' || condition.value !== '';
  if (condition.fact === 'custom') {
    const { own } = condition;
    return own.is !== 'between' || own.min !== undefined || own.max !== undefined;
  }
  if ('in' in condition || 'contains' in condition || 'is' in condition) {
    return (
      !('is' in condition && condition.is === 'between') || condition.from !== undefined || condition.to !== undefined
    );
  }
  if (!Object.hasOwn(FACTS, condition.fact)) return true;
  if (factShape(condition.fact as Fact).kind !== 'number') return true; // one of the table, asked above
  const { min, max } = condition as { min?: number; max?: number }; // a figure, as its shape says
  return min !== undefined || max !== undefined;
}

/** How the list of subjects names what a condition is about. */
export function subjectOf(condition: RuleCondition): string {
  if (condition.fact === 'custom') return `custom:${condition.own.field}`;
  return condition.fact === 'segment' ? 'segment' : condition.fact;
}

/** The condition a subject begins with; undefined for one that is not there. */
export function freshCondition(
  subject: string,
  fields: readonly { id: number; kind: string }[],
  segments: readonly { id: number }[],
): RuleCondition | undefined {
  const [name = '', id = ''] = subject.split(':');
  switch (name) {
    case 'bought':
      return { fact: 'bought', of: 'any', value: '', days: 90 };
    case 'decline':
      return { fact: 'decline', percent: 30, against: 'before' };
    case 'lastMonthOnly':
      return { fact: 'lastMonthOnly' };
    case 'openedWithin':
      return { fact: 'openedWithin', months: 3 };
    case 'segment': {
      const first = segments[0];
      return first && { fact: 'segment', id: SegmentId.parse(first.id) };
    }
    case 'custom': {
      const known = fields.find((each) => String(each.id) === id);
      if (known === undefined) return undefined;
      const field = CustomFieldId.parse(known.id);
      if (known.kind === 'text') return { fact: 'custom', own: { is: 'contains', field, text: '' } };
      if (known.kind === 'choice' || known.kind === 'flag')
        return { fact: 'custom', own: { is: 'oneOf', field, values: [] } };
      return { fact: 'custom', own: { is: 'between', field } };
    }
  }
  return Object.hasOwn(FACTS, name) ? freshFact(name as Fact) : undefined; // asked just before
}

function freshFact(fact: Fact): RuleCondition {
  switch (factShape(fact).kind) {
    case 'number':
      return { fact } as RuleCondition; // the kind of the fact is the kind of the condition, here and below
    case 'choice':
      return { fact, in: [] as string[] } as RuleCondition;
    case 'text':
      return { fact, contains: '' } as RuleCondition;
    case 'day':
      return { fact, is: 'within', days: 30 } as RuleCondition;
    case 'flag':
      return { fact } as RuleCondition;
  }
}

/** The draft with another part in place of the one of a key; null takes it out. */
export function withPart(group: GroupDraft, key: number, part: Draft | null): GroupDraft {
  if (group.key === key) return part?.kind === 'group' ? part : group;
  return {
    ...group,
    parts: group.parts.flatMap((each) => {
      if (each.key === key) return part === null ? [] : [part];
      return [each.kind === 'group' ? withPart(each, key, part) : each];
    }),
  };
}

/** A part one place further up or down among its own. */
export function movedPart(group: GroupDraft, key: number, by: -1 | 1): GroupDraft {
  const at = group.parts.findIndex((each) => each.key === key);
  if (at < 0)
    return { ...group, parts: group.parts.map((each) => (each.kind === 'group' ? movedPart(each, key, by) : each)) };
  const to = at + by;
  if (to < 0 || to >= group.parts.length) return group;
  const parts = [...group.parts];
  const [moved] = parts.splice(at, 1);
  if (moved) parts.splice(to, 0, moved);
  return { ...group, parts };
}
