import { Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { TIER_PATTERNS, tierCodes, tierName, tierPattern, withPattern } from '../../../shared/domain/tiers.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { TierNamesOf } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { NamingModal } from './NamingModal.tsx';
import type { RulesProps } from './SchemeEditor.tsx';
import { hasLongNames } from './schemeDraft.ts';
import { NAMINGS, type NamingPreset, withNames, withTierCount } from './schemePresets.ts';
import classes from './scoring.module.css';

const COUNTS = [3, 4, 5] as const;

/** How many tiers there are, what they are called and how they look. */
export function TierNameFields({ rules, onChange }: RulesProps) {
  const t = useT();
  const namesOf = (preset: NamingPreset) => t(`scoring.scheme.naming.${preset}`).split(' ');
  const choose = (preset: NamingPreset) => {
    const names = namesOf(preset);
    onChange(withNames(rules, names.slice(0, -1), names.at(-1) ?? ''));
  };
  const rename = (place: number, name: string) =>
    onChange({ ...rules, tierNames: rules.tierNames.map((old, i) => (i === place ? name : old)) });
  const [asked, setAsked] = useState<NamingPreset | null>(null);
  const same = (preset: NamingPreset) =>
    namesOf(preset).join(' ') === [...rules.tierNames, rules.dormantName].join(' ');
  const now = rules.tierNames.length;
  const countOf = (preset: NamingPreset) => namesOf(preset).length - 1;
  const fitting = NAMINGS.filter((preset) => countOf(preset) === now);
  const others = NAMINGS.filter((preset) => countOf(preset) !== now);
  const labelOf = (preset: NamingPreset) => {
    const names = namesOf(preset).join(' / ');
    return fitting.includes(preset) ? names : t('scoring.scheme.namingOther', { names, count: countOf(preset) });
  };
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.tiers')}
      </Text>
      <Group grow gap="sm" mb={6}>
        <Select
          aria-label={t('scoring.scheme.tierCount')}
          allowDeselect={false}
          data={COUNTS.map((count) => ({ value: String(count), label: t('scoring.scheme.tierCountOf', { count }) }))}
          value={String(rules.tierNames.length)}
          onChange={(next) => onChange(withTierCount(rules, Number(next)))}
        />
        <Select
          aria-label={t('scoring.scheme.namingPreset')}
          placeholder={t('scoring.scheme.ownNames')}
          data={[...fitting, ...others].map((preset) => ({ value: preset, label: labelOf(preset) }))}
          value={NAMINGS.find(same) ?? null}
          onChange={(next) => {
            const preset = NAMINGS.find((known) => known === next);
            if (preset === undefined) return;
            if (fitting.includes(preset)) choose(preset);
            else setAsked(preset);
          }}
        />
      </Group>
      <div className={classes.tierGrid} data-long={hasLongNames(rules) || undefined}>
        {rules.tierNames.map((name, place) => (
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
            key={place}
            aria-label={t('scoring.scheme.tierName', { n: place + 1 })}
            maxLength={8}
            value={name}
            onChange={(event) => rename(place, event.currentTarget.value)}
          />
        ))}
        <TextInput
          aria-label={t('scoring.scheme.dormantName')}
          maxLength={8}
          value={rules.dormantName}
          onChange={(event) => onChange({ ...rules, dormantName: event.currentTarget.value })}
        />
      </div>
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.scheme.tiersHint')}
      </Text>
      <PatternFields rules={rules} onChange={onChange} />
      {asked && (
        <NamingModal
          rules={rules}
          names={namesOf(asked)}
          onClose={() => setAsked(null)}
          onChoose={() => {
            choose(asked);
            setAsked(null);
          }}
        />
      )}
    </fieldset>
  );
}

/** A pattern for each tier; the tier that had it takes the other's, so that no two look the same. */
function PatternFields({ rules, onChange }: RulesProps) {
  const t = useT();
  const words = TIER_PATTERNS.map((value) => ({ value, label: t(`scoring.scheme.pattern.${value}`) }));
  return (
    <TierNamesOf naming={rules}>
      <div className={classes.tierGrid} data-long={hasLongNames(rules) || undefined}>
        {tierCodes(rules).map((code) => (
          <div key={code}>
            <TierBadge tier={code} />
            <Select
              mt={4}
              size="xs"
              aria-label={t('scoring.scheme.patternOf', { tier: tierName(rules, code) })}
              allowDeselect={false}
              data={words}
              value={tierPattern(rules, code)}
              onChange={(next) => {
                const pattern = TIER_PATTERNS.find((known) => known === next);
                if (pattern) onChange({ ...rules, tierPatterns: withPattern(rules.tierPatterns, code, pattern) });
              }}
            />
          </div>
        ))}
      </div>
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.scheme.patternHint')}
      </Text>
    </TierNamesOf>
  );
}
