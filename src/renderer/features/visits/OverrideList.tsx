import { ActionIcon, Button, Group, MultiSelect, Select, Stack, Text, Title } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { STAGES } from '../../../shared/contract/lifecycleRules.ts';
import type { PaceOverride, VisitRules } from '../../../shared/contract/visitRules.ts';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { PaceFields } from './PaceFields.tsx';

interface OverrideListProps {
  rules: VisitRules;
  tiers: readonly { code: string; name: string }[];
  onChange(rules: VisitRules): void;
}

const FRESH: PaceOverride = {
  tiers: [],
  stage: 'dormant',
  segmentId: null,
  pace: { times: 2, every: 1, unit: 'month', way: 'visit' },
};

/** Special rules by tier, stage and segment, the first that fits counting. */
export function OverrideList({ rules, tiers, onChange }: OverrideListProps) {
  const t = useT();
  const { overrides } = rules;
  const put = (next: PaceOverride[]) => onChange({ ...rules, overrides: next });
  const move = (from: number, to: number) => {
    const next = [...overrides];
    const [taken] = next.splice(from, 1);
    if (taken) next.splice(to, 0, taken);
    put(next);
  };
  return (
    <section>
      <Title order={2} size="h4">
        {t('visitNeeds.rules.overrides')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('visitNeeds.rules.overridesHint')}
      </Text>
      <Stack gap={6}>
        {overrides.map((override, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no number of their own; their place is what they are
          <Group key={at} gap={6}>
            <OverrideRow
              override={override}
              tiers={tiers}
              label={`${t('visitNeeds.rules.overrides')} ${at + 1}`}
              onChange={(next) => put(overrides.map((each, place) => (place === at ? next : each)))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={`${at + 1}: ${t('visitNeeds.rules.up')}`}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              <ArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={`${at + 1}: ${t('visitNeeds.rules.down')}`}
              disabled={at === overrides.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <ArrowDown size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={`${at + 1}: ${t('visitNeeds.rules.remove')}`}
              onClick={() => put(overrides.filter((_, place) => place !== at))}
            >
              <Trash2 size={14} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <Button
        mt="xs"
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        disabled={overrides.length >= 50}
        onClick={() => put([...overrides, FRESH])}
      >
        {t('visitNeeds.rules.add')}
      </Button>
    </section>
  );
}

interface RowProps {
  override: PaceOverride;
  tiers: OverrideListProps['tiers'];
  label: string;
  onChange(next: PaceOverride): void;
}

function OverrideRow({ override, tiers, label, onChange }: RowProps) {
  const t = useT();
  const segments = useApiQuery('segments.names', {}).data?.segments ?? [];
  return (
    <>
      <MultiSelect
        size="xs"
        w={150}
        clearable
        aria-label={`${label}: ${t('visitNeeds.rules.tier')}`}
        placeholder={override.tiers.length === 0 ? t('visitNeeds.rules.anyTier') : ''}
        data={tiers.map(({ code, name }) => ({ value: code, label: name }))}
        value={override.tiers}
        onChange={(next) => onChange({ ...override, tiers: next })}
      />
      <Select
        size="xs"
        w={110}
        clearable
        aria-label={`${label}: ${t('visitNeeds.rules.stage')}`}
        placeholder={t('visitNeeds.rules.anyStage')}
        data={STAGES.map((value) => ({ value, label: t(`lifecycle.stage.${value}`) }))}
        value={override.stage}
        onChange={(next) => onChange({ ...override, stage: STAGES.find((stage) => stage === next) ?? null })}
      />
      <Select
        size="xs"
        w={150}
        clearable
        searchable
        aria-label={`${label}: ${t('visitNeeds.rules.segment')}`}
        placeholder={t('visitNeeds.rules.anySegment')}
        data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={override.segmentId === null ? null : String(override.segmentId)}
        onChange={(next) => onChange({ ...override, segmentId: next === null ? null : SegmentId.parse(Number(next)) })}
      />
      <PaceFields label={label} pace={override.pace} onChange={(pace) => onChange({ ...override, pace })} />
    </>
  );
}
