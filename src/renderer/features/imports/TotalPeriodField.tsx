import { Group, Text, TextInput } from '@mantine/core';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { totalPeriodOf } from './mappingDraft.ts';
import type { RuleChoicesProps } from './RuleChoices.tsx';

/** Of which days totals without dates are: the check can only tell news from what is known by them. */
export function TotalPeriodField({ understanding, draft, onChange }: RuleChoicesProps) {
  const t = useT();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const proposed = understanding.totalPeriod;
  const same = proposed !== null && proposed.from === draft.totalFrom && proposed.to === draft.totalTo;
  const side = (name: 'totalFrom' | 'totalTo', label: string) => (
    <TextInput
      type="date"
      required
      label={label}
      max={today}
      value={draft[name]}
      onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div>
      <Group gap="sm" grow>
        {side('totalFrom', t('imports.understand.totalFrom'))}
        {side('totalTo', t('imports.understand.totalTo'))}
      </Group>
      <Text size="xs" c={totalPeriodOf(draft) === null ? 'red' : 'dimmed'} mt={2}>
        {totalPeriodOf(draft) === null
          ? t('imports.understand.totalPeriodWrong')
          : same
            ? t(`imports.understand.totalPeriodBy.${proposed.by}`)
            : t('imports.understand.totalPeriodHint')}
      </Text>
    </div>
  );
}
