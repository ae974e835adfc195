import { Select } from '@mantine/core';
import { DifferenceRule } from '../../../shared/contract/importRules.ts';
import { useT } from '../../components/useT.ts';

const ALL = '';
const TEXTS = {
  overwrite: 'imports.understand.differenceOverwrite',
  fill: 'imports.understand.differenceFill',
  keep: 'imports.understand.differenceKeep',
} as const;

interface RuleSelectProps {
  label: string;
  /** Null goes by what is said of all columns. */
  rule: DifferenceRule | null;
  onRule(rule: DifferenceRule | null): void;
}

/** What happens to the known values of one column. */
export function RuleSelect({ label, rule, onRule }: RuleSelectProps) {
  const t = useT();
  return (
    <Select
      size="xs"
      aria-label={label}
      allowDeselect={false}
      comboboxProps={{ width: 180, position: 'bottom-start' }}
      data={[
        { value: ALL, label: t('imports.understand.columnRuleAll') },
        ...DifferenceRule.options.map((each) => ({ value: String(each), label: t(TEXTS[each]) })),
      ]}
      value={rule ?? ALL}
      onChange={(next) => onRule(next === null || next === ALL ? null : DifferenceRule.parse(next))}
    />
  );
}
