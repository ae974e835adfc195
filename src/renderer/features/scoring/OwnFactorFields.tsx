import { ActionIcon, Anchor, Checkbox, Group, Select, Text } from '@mantine/core';
import { X } from 'lucide-react';
import { CustomFieldId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';
import { SlideField } from './SlideField.tsx';
import classes from './scoring.module.css';

const MOST = 10;

/** Factors that are fields of the owner's, and whether prospects are graded by them. */
export function OwnFactorFields({ rules, onChange }: RulesProps) {
  const t = useT();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? [];
  const { ownFactors } = rules;
  const set = (next: typeof ownFactors) => onChange({ ...rules, ownFactors: next });
  const change = (at: number, next: Partial<(typeof ownFactors)[number]>) =>
    set(ownFactors.map((factor, i) => (i === at ? { ...factor, ...next } : factor)));
  const usable = fields.filter(({ kind, archived }) => (kind === 'number' || kind === 'flag') && !archived);
  const offered = usable.filter(({ id }) => !ownFactors.some(({ fieldId }) => fieldId === id));
  const nameOf = (id: number, kept: string) => fields.find((field) => field.id === id)?.name ?? kept;
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.own.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('scoring.scheme.own.hint')}{' '}
        <Anchor href="#/scoring/marks" inherit underline="always">
          {t('scoring.scheme.own.keyIn')}
        </Anchor>
      </Text>
      {ownFactors.map((factor, at) => {
        const name = nameOf(factor.fieldId, factor.name);
        return (
          <Group key={factor.fieldId} gap="xs" wrap="nowrap" align="flex-end">
            <div style={{ flex: 1 }}>
              <SlideField
                label={name}
                min={0}
                max={100}
                step={5}
                decimals={1}
                value={factor.weight}
                onChange={(weight) => change(at, { weight })}
              />
            </div>
            <Checkbox
              size="xs"
              mb={6}
              label={t('scoring.scheme.own.lowShort')}
              aria-label={t('scoring.scheme.own.low', { name })}
              checked={factor.lowIsBetter}
              onChange={(event) => change(at, { lowIsBetter: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="subtle"
              mb={2}
              aria-label={t('scoring.scheme.own.remove', { name })}
              onClick={() => set(ownFactors.toSpliced(at, 1))}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      {usable.length === 0 ? (
        <Text size="xs">{t('scoring.scheme.own.none')}</Text>
      ) : (
        <Select
          mt={6}
          size="xs"
          aria-label={t('scoring.scheme.own.add')}
          placeholder={t('scoring.scheme.own.add')}
          disabled={offered.length === 0 || ownFactors.length >= MOST}
          data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={null}
          onChange={(next) => {
            const field = offered.find(({ id }) => String(id) === next);
            if (!field) return;
            const fieldId = CustomFieldId.parse(field.id);
            set([...ownFactors, { fieldId, name: field.name, weight: 20, lowIsBetter: false }]);
          }}
        />
      )}
      <Checkbox
        mt="sm"
        label={t('scoring.scheme.prospects')}
        description={t('scoring.scheme.prospectsHint')}
        checked={rules.prospects}
        onChange={(event) => onChange({ ...rules, prospects: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
