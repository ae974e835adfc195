import { Checkbox, Group, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { FACT_GROUPS, FACT_NAMES, factShape } from '../../../shared/contract/segmentFacts.ts';
import { conditionWords } from '../../../shared/i18n/ruleText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { ConditionValue } from './ConditionValue.tsx';
import { type ConditionDraft, freshCondition, saysSomething } from './ruleDraft.ts';
import classes from './rules.module.css';
import { useRuleWords } from './useRuleWords.ts';

interface ConditionRowProps {
  draft: ConditionDraft;
  number: string;
  self: number | undefined;
  onChange(draft: ConditionDraft): void;
  acts(text: string): ReactNode;
}

/** One condition: what about, how, and which values. */
export function ConditionRow({ draft, number, self, onChange, acts }: ConditionRowProps) {
  const t = useT();
  const words = useRuleWords();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? [];
  const segments = (useApiQuery('segments.names', {}).data?.segments ?? []).filter(({ id }) => id !== self);
  const name = t('segments.builder.condition', { number });
  const { condition, subject } = draft;
  const text = condition !== null && saysSomething(condition) ? conditionWords(condition, words) : name;
  return (
    <fieldset className={classes.condition} data-not={draft.not || undefined}>
      <legend className="visually-hidden">{name}</legend>
      <Group gap="sm" align="flex-start" wrap="wrap" className={classes.fields}>
        <Select
          className={classes.subject}
          label={t('segments.builder.field')}
          placeholder={t('segments.builder.fieldHint')}
          data={useSubjects(fields, segments.length > 0)}
          value={subject}
          searchable
          nothingFoundMessage={t('segments.builder.noMatch')}
          maxDropdownHeight={360}
          onChange={(next) =>
            onChange({
              ...draft,
              subject: next,
              condition: (next === null ? undefined : freshCondition(next, fields, segments)) ?? null,
              wrong: false,
            })
          }
        />
        {condition !== null && (
          <ConditionValue
            key={subject}
            condition={condition}
            fields={fields}
            segments={segments}
            onChange={(next, wrong) => onChange({ ...draft, condition: next, wrong: wrong ?? draft.wrong })}
          />
        )}
        <Checkbox
          mt={28}
          size="xs"
          label={t('segments.builder.not')}
          title={t('segments.builder.notLabel')}
          checked={draft.not}
          onChange={(event) => onChange({ ...draft, not: event.currentTarget.checked })}
        />
      </Group>
      {acts(text)}
    </fieldset>
  );
}

const ORDER_SUBJECTS = ['bought', 'decline', 'lastMonthOnly', 'openedWithin'] as const;

/** Everything a condition can be about, in groups. */
function useSubjects(fields: readonly { id: number; name: string; archived: boolean }[], hasSegments: boolean) {
  const t = useT();
  const groups = FACT_GROUPS.map((group) => ({
    group: t(`segments.factGroup.${group}`),
    items: [
      ...(group === 'orders' ? ORDER_SUBJECTS : []),
      ...FACT_NAMES.filter((fact) => factShape(fact).group === group),
    ].map((fact) => ({ value: fact as string, label: t(`segments.fact.${fact}`) })),
  }));
  const own = fields
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({ value: `custom:${id}`, label: name }));
  return [
    ...groups,
    ...(own.length > 0 ? [{ group: t('segments.factGroup.own'), items: own }] : []),
    ...(hasSegments
      ? [{ group: t('segments.factGroup.segment'), items: [{ value: 'segment', label: t('segments.fact.segment') }] }]
      : []),
  ];
}
