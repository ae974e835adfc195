import { Select, Text } from '@mantine/core';
import { RFM_GROUPS, VALUE_FACTORS } from '../../../shared/domain/tiers.ts';
import { useT } from '../../components/useT.ts';
import { MeanFields } from './CutFields.tsx';
import { OwnFactorFields } from './OwnFactorFields.tsx';
import { RectangleEditor } from './RectangleEditor.tsx';
import { RfMapEditor } from './RfMapEditor.tsx';
import type { RulesProps } from './SchemeEditor.tsx';
import { SlideField } from './SlideField.tsx';
import { emptyTiers, VALUE_PRESET_NAMES, withPreset } from './schemePresets.ts';
import classes from './scoring.module.css';

const RFM_BY = ['groups', 'segments', 'rectangles', 'scores'] as const;

/** What the tiers of a scheme by RFM follow, and the tier of each group or box. */
export function GroupTiers({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const empty = emptyTiers(rules);
  return (
    <>
      <Select
        label={t('scoring.scheme.rfmBy')}
        allowDeselect={false}
        data={RFM_BY.map((by) => ({ value: by, label: t(`scoring.scheme.rfmByMode.${by}`) }))}
        value={rules.rfmBy}
        onChange={(next) => onChange({ ...rules, rfmBy: RFM_BY.find((by) => by === next) ?? 'groups' })}
      />
      {rules.rfmBy === 'groups' && <EightGroups rules={rules} onChange={onChange} />}
      {rules.rfmBy === 'segments' && <RfMapEditor rules={rules} onChange={onChange} />}
      {rules.rfmBy === 'rectangles' && <RectangleEditor rules={rules} onChange={onChange} />}
      {rules.rfmBy === 'scores' && <MeanFields rules={rules} onChange={onChange} bad={bad} />}
      {empty.length > 0 && (
        <Text size="xs" role="status">
          {t('scoring.scheme.emptyTiers', { tiers: empty.join(t('reports.frame.listComma')) })}
        </Text>
      )}
    </>
  );
}

/** The tier of each of the eight groups. */
function EightGroups({ rules, onChange }: RulesProps) {
  const t = useT();
  const last = rules.tierNames.length - 1;
  return (
    <div className={classes.map}>
      {RFM_GROUPS.map((group) => (
        <Select
          key={group}
          className={classes.mapRow}
          label={t(`scoring.group.${group}`)}
          allowDeselect={false}
          data={rules.tierNames.map((name, place) => ({ value: String(place), label: name }))}
          value={String(Math.min(last, rules.groupTiers[group]))}
          onChange={(next) => onChange({ ...rules, groupTiers: { ...rules.groupTiers, [group]: Number(next) } })}
        />
      ))}
    </div>
  );
}

/** Weights of the factors, known ones and the owner's own. */
export function ValueFields({ rules, onChange }: RulesProps) {
  const t = useT();
  const chosen = VALUE_PRESET_NAMES.find((name) => sameWeights(withPreset(rules, name), rules));
  return (
    <>
      <Select
        label={t('scoring.scheme.preset')}
        placeholder={t('scoring.scheme.presetHint')}
        data={VALUE_PRESET_NAMES.map((name) => ({ value: name, label: t(`scoring.scheme.presets.${name}`) }))}
        value={chosen ?? null}
        description={chosen && t(`scoring.scheme.presetWhy.${chosen}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        renderOption={({ option }) => {
          const name = VALUE_PRESET_NAMES.find((each) => each === option.value);
          return (
            <div>
              <Text size="sm">{option.label}</Text>
              {name && (
                <Text size="xs" c="dimmed">
                  {t(`scoring.scheme.presetWhy.${name}`)}
                </Text>
              )}
            </div>
          );
        }}
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
            <SlideField
              key={factor}
              label={t(`scoring.valueFactor.${factor}`)}
              min={0}
              max={100}
              step={5}
              decimals={1}
              value={rules.weights[factor]}
              onChange={(next) => onChange({ ...rules, weights: { ...rules.weights, [factor]: next } })}
            />
          ))}
        </div>
        <Text size="xs" c="dimmed" mt={2}>
          {t('scoring.scheme.weightsHint')}
        </Text>
      </fieldset>
      <OwnFactorFields rules={rules} onChange={onChange} />
    </>
  );
}

function sameWeights(a: RulesProps['rules'], b: RulesProps['rules']): boolean {
  return a.windowMonths === b.windowMonths && VALUE_FACTORS.every((factor) => a.weights[factor] === b.weights[factor]);
}
