import { Button, Checkbox, Fieldset, Group, Select, Stack, Switch, Text } from '@mantine/core';
import type { Output } from '../../../../shared/contract/index.ts';
import { type ClusterFeature, MOST_CLUSTERS } from '../../../../shared/domain/clusterFeatures.ts';
import { PastDayField } from '../../../components/PastDayField.tsx';
import { useT } from '../../../components/useT.ts';
import classes from './clusters.module.css';

/** What a run is asked, as it stands on the page. */
export interface Choice {
  features: readonly ClusterFeature[];
  k: number | null;
  log: boolean;
  standardise: boolean;
  /** '' for the day the data end. */
  asOf: string;
  /** null for the window of the grading scheme. */
  windowMonths: number | null;
}

const WINDOWS = [3, 6, 12, 18, 24, 36];

const LEAST = 2;
const MOST = 8;
const AUTO = 'auto';

interface ClusterChoiceProps {
  offer: Output<'clusters.offer'>;
  choice: Choice;
  running: boolean;
  /** There is a run already. */
  again: boolean;
  onChange(choice: Choice): void;
  onRun(): void;
}

/** By what dealers are put together, and in how many clusters. */
export function ClusterChoice({ offer, choice, running, again, onChange, onRun }: ClusterChoiceProps) {
  const t = useT();
  const { features } = choice;
  // A feature that another day or window lacks stays ticked until it is taken off: no choice goes without a word.
  const lackOf = (wanted: ClusterFeature) => offer.features.find(({ feature }) => feature === wanted)?.lack ?? null;
  const toggle = (feature: ClusterFeature, on: boolean) =>
    onChange({
      ...choice,
      features: offer.features
        .map((each) => each.feature)
        .filter((each) => (each === feature ? on : features.includes(each))),
    });
  const counts = Array.from({ length: MOST_CLUSTERS - 1 }, (_, i) => String(i + 2));
  return (
    <section className={classes.choice} aria-label={t('clusters.page.choose')}>
      <Fieldset legend={t('clusters.page.choose')} className={classes.features}>
        <Text size="xs" c="dimmed" mb={6}>
          {t('clusters.page.chooseHint')}
        </Text>
        <div className={classes.featureGrid}>
          {offer.features.map(({ feature, lack }) => (
            <Checkbox
              key={feature}
              size="xs"
              label={t(`clusters.feature.${feature}`)}
              {...(lack === null ? {} : { description: t(`clusters.lack.${lack}`) })}
              checked={features.includes(feature)}
              disabled={!features.includes(feature) && (lack !== null || features.length >= MOST)}
              onChange={(event) => toggle(feature, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Fieldset>
      <Stack gap="xs" className={classes.how}>
        <Group gap="sm" grow align="flex-start" wrap="nowrap">
          <PastDayField
            label={t('clusters.page.asOfDay')}
            description={t('clusters.page.asOfHint')}
            max={offer.cutOff}
            value={choice.asOf}
            onChange={(asOf) => onChange({ ...choice, asOf })}
          />
          <Select
            size="xs"
            label={t('clusters.page.windowMonths')}
            allowDeselect={false}
            value={String(offer.windowMonths)}
            onChange={(value) => value !== null && onChange({ ...choice, windowMonths: Number(value) })}
            data={[...new Set([...WINDOWS, offer.windowMonths])].sort((a, b) => a - b).map(String)}
          />
        </Group>
        <Select
          size="xs"
          label={t('clusters.page.k')}
          allowDeselect={false}
          value={choice.k === null ? AUTO : String(choice.k)}
          onChange={(value) => onChange({ ...choice, k: value === AUTO || value === null ? null : Number(value) })}
          data={[
            { value: AUTO, label: t('clusters.page.auto') },
            ...counts.map((k) => ({ value: k, label: t('clusters.page.some', { k }) })),
          ]}
        />
        <Switch
          size="xs"
          label={t('clusters.page.log')}
          description={t('clusters.page.logHint')}
          checked={choice.log}
          onChange={(event) => onChange({ ...choice, log: event.currentTarget.checked })}
        />
        <Switch
          size="xs"
          label={t('clusters.page.standardise')}
          description={t('clusters.page.standardiseHint')}
          checked={choice.standardise}
          onChange={(event) => onChange({ ...choice, standardise: event.currentTarget.checked })}
        />
        <Group gap="sm">
          <Button
            size="xs"
            disabled={running || features.length < LEAST || features.some((feature) => lackOf(feature) !== null)}
            onClick={onRun}
          >
            {again ? t('clusters.page.again') : t('clusters.page.run')}
          </Button>
          {features.length < LEAST && (
            <Text size="xs" c="dimmed">
              {t('clusters.page.few')}
            </Text>
          )}
        </Group>
      </Stack>
    </section>
  );
}
