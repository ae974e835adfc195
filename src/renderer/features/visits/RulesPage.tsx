import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { type Pace, VisitRules } from '../../../shared/contract/visitRules.ts';
import { paceText } from '../../../shared/i18n/needText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import { OverrideList } from './OverrideList.tsx';
import { PaceFields } from './PaceFields.tsx';
import { ExtraFields, MinuteFields, RepFields } from './RuleFields.tsx';

type Told = Output<'visits.rules'>;
export type Paces = Record<string, Pace | null>;

/** How often and how long dealers are visited: by tier, with special rules, extras, lengths and reps' usual time. */
export function RulesPage() {
  const t = useT();
  const told = useApiQuery('visits.rules', {});
  return (
    <VisitsFrame tab="rules" intro={told.data ? t('visitNeeds.rules.intro', { scheme: told.data.scheme }) : ''}>
      {told.error && <ErrorNotice error={told.error} onRetry={() => void told.refetch()} />}
      {told.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {told.data && <RulesForm key={JSON.stringify(told.data)} told={told.data} />}
    </VisitsFrame>
  );
}

function RulesForm({ told }: { told: Told }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const save = useApiCommand('visits.saveRules');
  const [rules, setRules] = useState(told.rules);
  const [paces, setPaces] = useState<Paces>({});
  const changed = Object.keys(paces).length > 0 || JSON.stringify(rules) !== JSON.stringify(told.rules);
  const valid = VisitRules.safeParse(rules).success;
  const submit = () =>
    save.mutate(
      { rules, paces },
      {
        onSuccess: ({ changeId }) =>
          notify.done(t('visitNeeds.rules.saved'), changeId === null ? undefined : () => void undo(changeId)),
        onError: (error) => notify.error(error),
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && changed) submit();
      }}
    >
      <Stack gap="lg" maw={980}>
        <TierPaces told={told} paces={paces} onPaces={setPaces} />
        <Group gap="sm">
          <Text size="sm" w={160}>
            {t('visitNeeds.rules.ungraded')}
          </Text>
          <PaceFields
            label={t('visitNeeds.rules.ungraded')}
            pace={rules.ungraded}
            onChange={(ungraded) => setRules({ ...rules, ungraded })}
          />
        </Group>
        <OverrideList rules={rules} tiers={told.tiers} onChange={setRules} />
        <ExtraFields rules={rules} onChange={setRules} />
        <MinuteFields rules={rules} tiers={told.tiers} onChange={setRules} />
        <RepFields rules={rules} onChange={setRules} />
        <Group gap="sm">
          <Button type="submit" disabled={!changed || !valid} loading={save.isPending}>
            {t('visitNeeds.rules.save')}
          </Button>
          <Button
            variant="default"
            disabled={!changed}
            onClick={() => {
              setRules(told.rules);
              setPaces({});
            }}
          >
            {t('visitNeeds.rules.reset')}
          </Button>
          {changed && (
            <Text size="sm" role="status">
              {t(valid ? 'visitNeeds.rules.unsaved' : 'visitNeeds.rules.invalid')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}

const visits = (times: number, every: number, unit: 'week' | 'month'): Pace => ({ times, every, unit, way: 'visit' });
const QUARTERLY: Pace = { times: 1, every: 3, unit: 'month', way: 'phone' };
/** Paces from the best tier on; whoever comes after them, and the last tier, is called once a quarter. */
const PRESETS = {
  usual: [visits(4, 1, 'month'), visits(2, 1, 'month'), visits(1, 1, 'month')],
  weekly: [visits(1, 1, 'week'), visits(1, 2, 'week'), visits(1, 4, 'week')],
  light: [visits(2, 1, 'month'), visits(1, 1, 'month')],
} as const;
const PRESET_NAMES = ['usual', 'weekly', 'light'] as const;

interface TierPacesProps {
  told: Told;
  paces: Paces;
  onPaces(paces: Paces): void;
}

/** The tiers of the active scheme, each with its pace. */
function TierPaces({ told, paces, onPaces }: TierPacesProps) {
  const t = useT();
  const format = useFormat();
  const paceOf = (code: string, pace: Pace | null) => (code in paces ? (paces[code] ?? null) : pace);
  const preset = (name: string | null) => {
    const known = PRESET_NAMES.find((each) => each === name);
    if (known === undefined) return;
    const last = told.tiers.length - 1;
    onPaces(
      Object.fromEntries(
        told.tiers.map(({ code }, at) => [code, (at < last ? PRESETS[known][at] : undefined) ?? QUARTERLY]),
      ),
    );
  };
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('visitNeeds.rules.tiers')}
        </Title>
        <Select
          size="xs"
          w={280}
          aria-label={t('visitNeeds.rules.preset.label')}
          placeholder={t('visitNeeds.rules.preset.label')}
          data={PRESET_NAMES.map((value) => ({ value, label: t(`visitNeeds.rules.preset.${value}`) }))}
          value={null}
          onChange={preset}
        />
      </Group>
      <Stack gap={6}>
        {told.tiers.map(({ code, name, pace, dealers }) => (
          <Group key={code} gap="sm">
            <Group gap={6} w={160} wrap="nowrap">
              <TierBadge tier={code} text={name} />
              <Text size="xs" c="dimmed">
                {t('visitNeeds.rules.dealers', { count: dealers })}
              </Text>
            </Group>
            <PaceFields
              label={name}
              pace={paceOf(code, pace)}
              onChange={(next) => onPaces({ ...paces, [code]: next })}
            />
            <Text size="xs" c="dimmed" title={format.count(dealers)}>
              {paceText(paceOf(code, pace), t)}
            </Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}
