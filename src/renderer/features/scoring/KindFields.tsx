import { NumberInput, Select, Text } from '@mantine/core';
import { RF_SEGMENTS, RFM_GROUPS, shareCuts, VALUE_FACTORS } from '../../../shared/domain/tiers.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';
import { hasLongNames } from './schemeDraft.ts';
import { emptyTiers, VALUE_PRESET_NAMES, withPreset } from './schemePresets.ts';
import classes from './scoring.module.css';

/** Shares are shown in percent; 1e-6 keeps 0.1 + 0.2 from showing. */
const toPercent = (share: number) => Math.round(share * 1e6) / 1e4;
const toShare = (percent: number) => Math.round(percent * 1e4) / 1e6;

/** The running shares at which tiers end. */
export function ShareCuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const cuts = shareCuts(rules);
  const change = (place: number, cut: number) => {
    const [cutA = cut, cutB = cut, ...furtherCuts] = cuts.map((old, i) => (i === place ? cut : old));
    onChange({ ...rules, cutA, cutB, furtherCuts });
  };
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.cuts')}
      </Text>
      <div className={classes.tierGrid} data-long={hasLongNames(rules) || undefined}>
        {cuts.map((cut, place) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
            key={place}
            label={t('scoring.scheme.cutOf', { tier: rules.tierNames[place] ?? '' })}
            suffix=" %"
            min={1}
            max={100}
            decimalScale={2}
            error={bad}
            value={toPercent(cut)}
            onChange={(next) => typeof next === 'number' && change(place, toShare(next))}
          />
        ))}
      </div>
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.scheme.cutsHint')}
      </Text>
    </fieldset>
  );
}

/** The tier of each RFM group. */
export function GroupTiers({ rules, onChange }: RulesProps) {
  const t = useT();
  const places = rules.tierNames.map((name, place) => ({ value: String(place), label: name }));
  const last = rules.tierNames.length - 1;
  const empty = emptyTiers(rules);
  const select = (key: string, label: string, place: number, set: (next: number) => void) => (
    <Select
      key={key}
      className={classes.mapRow}
      label={label}
      allowDeselect={false}
      data={places}
      value={String(Math.min(last, place))}
      onChange={(next) => set(Number(next))}
    />
  );
  return (
    <>
      <Select
        label={t('scoring.scheme.rfmBy')}
        allowDeselect={false}
        data={(['groups', 'segments'] as const).map((by) => ({
          value: by,
          label: t(`scoring.scheme.rfmByMode.${by}`),
        }))}
        value={rules.rfmBy}
        onChange={(next) => onChange({ ...rules, rfmBy: next === 'segments' ? 'segments' : 'groups' })}
      />
      <div className={classes.map}>
        {rules.rfmBy === 'groups'
          ? RFM_GROUPS.map((group) =>
              select(group, t(`scoring.group.${group}`), rules.groupTiers[group], (next) =>
                onChange({ ...rules, groupTiers: { ...rules.groupTiers, [group]: next } }),
              ),
            )
          : RF_SEGMENTS.map((segment) =>
              select(segment, t(`scoring.segment.${segment}`), rules.segmentTiers[segment], (next) =>
                onChange({ ...rules, segmentTiers: { ...rules.segmentTiers, [segment]: next } }),
              ),
            )}
      </div>
      {empty.length > 0 && (
        <Text size="xs" role="status">
          {t('scoring.scheme.emptyTiers', { tiers: empty.join(t('reports.frame.listComma')) })}
        </Text>
      )}
    </>
  );
}

/** Weights of the factors and the lowest score of each tier. */
export function ValueFields({ rules, onChange }: RulesProps) {
  const t = useT();
  const cuts = rules.scoreCuts.slice(0, rules.tierNames.length - 1);
  return (
    <>
      <Select
        label={t('scoring.scheme.preset')}
        placeholder={t('scoring.scheme.presetHint')}
        data={VALUE_PRESET_NAMES.map((name) => ({ value: name, label: t(`scoring.scheme.presets.${name}`) }))}
        value={VALUE_PRESET_NAMES.find((name) => sameWeights(withPreset(rules, name), rules)) ?? null}
        onChange={(next) => {
          const preset = VALUE_PRESET_NAMES.find((name) => name === next);
          if (preset) onChange(withPreset(rules, preset));
        }}
      />
      <fieldset className={classes.fields}>
        <Text component="legend" size="xs" fw={500} p={0}>
          {t('scoring.scheme.weights')}
        </Text>
        <div className={classes.map}>
          {VALUE_FACTORS.map((factor) => (
            <NumberInput
              key={factor}
              className={classes.mapRow}
              label={t(`scoring.valueFactor.${factor}`)}
              min={0}
              max={100}
              step={5}
              value={rules.weights[factor]}
              onChange={(next) =>
                typeof next === 'number' && onChange({ ...rules, weights: { ...rules.weights, [factor]: next } })
              }
            />
          ))}
        </div>
        <Text size="xs" c="dimmed" mt={2}>
          {t('scoring.scheme.weightsHint')}
        </Text>
      </fieldset>
      <fieldset className={classes.fields}>
        <Text component="legend" size="xs" fw={500} p={0}>
          {t('scoring.scheme.scoreCuts')}
        </Text>
        <div className={classes.tierGrid} data-long={hasLongNames(rules) || undefined}>
          {cuts.map((cut, place) => (
            <NumberInput
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
              key={place}
              label={t('scoring.scheme.scoreCutOf', { tier: rules.tierNames[place] ?? '' })}
              min={1}
              max={99}
              step={5}
              value={cut}
              onChange={(next) =>
                typeof next === 'number' &&
                onChange({ ...rules, scoreCuts: cuts.map((old, i) => (i === place ? next : old)) })
              }
            />
          ))}
        </div>
        <Text size="xs" c="dimmed" mt={2}>
          {t('scoring.scheme.scoreCutsHint')}
        </Text>
      </fieldset>
    </>
  );
}

function sameWeights(a: RulesProps['rules'], b: RulesProps['rules']): boolean {
  return a.windowMonths === b.windowMonths && VALUE_FACTORS.every((factor) => a.weights[factor] === b.weights[factor]);
}
