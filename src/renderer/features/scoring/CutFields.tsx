import { NumberInput, Select, Text } from '@mantine/core';
import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { shareCuts } from '../../../shared/domain/tiers.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';
import { SlideField } from './SlideField.tsx';
import { hasLongNames } from './schemeDraft.ts';
import classes from './scoring.module.css';

const MOST_DEALERS = 1_000_000;

/** What cuts the tiers of a scheme by amount or by score, and the cuts themselves. */
export function CutFields({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const label = {
    usual: t(`scoring.scheme.cutByMode.${rules.kind === 'value' ? 'value' : 'abc'}.usual`),
    count: t('scoring.scheme.cutByMode.value.count'),
    percent: t('scoring.scheme.cutByMode.value.percent'),
    share: t('scoring.scheme.cutByMode.value.share'),
  };
  const modes =
    rules.kind === 'value'
      ? (['usual', 'count', 'percent', 'share'] as const)
      : (['usual', 'count', 'percent'] as const);
  return (
    <>
      <Select
        label={t('scoring.scheme.cutBy')}
        allowDeselect={false}
        data={modes.map((mode) => ({ value: mode, label: label[mode] }))}
        value={modes.find((mode) => mode === rules.cutBy) ?? 'usual'}
        onChange={(next) => onChange({ ...rules, cutBy: ScoreRules.shape.cutBy.parse(next ?? undefined) })}
      />
      <Cuts rules={rules} onChange={onChange} bad={bad} />
      {rules.cutBy !== 'usual' && (
        <Text size="xs" c="dimmed">
          {t('scoring.scheme.rankHint')}
        </Text>
      )}
    </>
  );
}

function Cuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  if (rules.cutBy === 'count') return <CountCuts rules={rules} onChange={onChange} bad={bad} />;
  if (rules.cutBy === 'percent') return <PercentCuts rules={rules} onChange={onChange} bad={bad} />;
  if (rules.kind === 'abc' || rules.cutBy === 'share') return <ShareCuts rules={rules} onChange={onChange} bad={bad} />;
  return <ScoreCuts rules={rules} onChange={onChange} bad={bad} />;
}

/** Shares are shown in percent; 1e-6 keeps 0.1 + 0.2 from showing. */
const toPercent = (share: number) => Math.round(share * 1e6) / 1e4;
const toShare = (percent: number) => Math.round(percent * 1e4) / 1e6;

/** The running shares at which tiers end. */
function ShareCuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
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
      {cuts.map((cut, place) => (
        <SlideField
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
          key={place}
          label={t('scoring.scheme.cutOf', { tier: rules.tierNames[place] ?? '' })}
          min={1}
          max={100}
          step={1}
          decimals={2}
          suffix=" %"
          error={bad}
          value={toPercent(cut)}
          onChange={(next) => next > 0 && change(place, toShare(next))}
        />
      ))}
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.scheme.cutsHint')}
      </Text>
    </fieldset>
  );
}

function CountCuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const cuts = rules.countCuts.slice(0, rules.tierNames.length - 1);
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.countCuts')}
      </Text>
      <div className={classes.tierGrid} data-long={hasLongNames(rules) || undefined}>
        {cuts.map((cut, place) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
            key={place}
            label={t('scoring.scheme.cutOf', { tier: rules.tierNames[place] ?? '' })}
            min={1}
            max={MOST_DEALERS}
            allowDecimal={false}
            error={bad}
            value={cut}
            onChange={(next) =>
              typeof next === 'number' &&
              next >= 1 &&
              onChange({ ...rules, countCuts: cuts.map((old, i) => (i === place ? next : old)) })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function PercentCuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const cuts = rules.percentCuts.slice(0, rules.tierNames.length - 1);
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.percentCuts')}
      </Text>
      {cuts.map((cut, place) => (
        <SlideField
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
          key={place}
          label={t('scoring.scheme.cutOf', { tier: rules.tierNames[place] ?? '' })}
          min={1}
          max={99}
          step={1}
          decimals={2}
          suffix=" %"
          error={bad}
          value={cut}
          onChange={(next) =>
            next > 0 &&
            next < 100 &&
            onChange({ ...rules, percentCuts: cuts.map((old, i) => (i === place ? next : old)) })
          }
        />
      ))}
    </fieldset>
  );
}

/** The lowest score of each tier but the last. */
function ScoreCuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const cuts = rules.scoreCuts.slice(0, rules.tierNames.length - 1);
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.scoreCuts')}
      </Text>
      {cuts.map((cut, place) => (
        <SlideField
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
          key={place}
          label={t('scoring.scheme.scoreCutOf', { tier: rules.tierNames[place] ?? '' })}
          min={1}
          max={99}
          step={1}
          decimals={1}
          error={bad}
          value={cut}
          onChange={(next) =>
            next > 0 &&
            next < 100 &&
            onChange({ ...rules, scoreCuts: cuts.map((old, i) => (i === place ? next : old)) })
          }
        />
      ))}
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.scheme.scoreCutsHint')}
      </Text>
    </fieldset>
  );
}

/** Weights of the three scores 1–5, and the lowest mean of each tier but the last. */
export function MeanFields({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  const cuts = rules.rfmScoreCuts.slice(0, rules.tierNames.length - 1);
  return (
    <>
      <fieldset className={classes.fields}>
        <Text component="legend" size="xs" fw={500} p={0}>
          {t('scoring.scheme.mean.weights')}
        </Text>
        {(['r', 'f', 'm'] as const).map((factor) => (
          <SlideField
            key={factor}
            label={t(`scoring.factor.${factor}`)}
            min={0}
            max={10}
            step={1}
            decimals={1}
            value={rules.rfmWeights[factor]}
            onChange={(next) => onChange({ ...rules, rfmWeights: { ...rules.rfmWeights, [factor]: next } })}
          />
        ))}
      </fieldset>
      <fieldset className={classes.fields}>
        <Text component="legend" size="xs" fw={500} p={0}>
          {t('scoring.scheme.mean.cuts')}
        </Text>
        {cuts.map((cut, place) => (
          <SlideField
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field stands for
            key={place}
            label={t('scoring.scheme.scoreCutOf', { tier: rules.tierNames[place] ?? '' })}
            min={1.1}
            max={5}
            step={0.1}
            decimals={2}
            error={bad}
            value={cut}
            onChange={(next) =>
              onChange({
                ...rules,
                rfmScoreCuts: cuts.map((old, i) => (i === place ? Math.round(next * 100) / 100 : old)),
              })
            }
          />
        ))}
      </fieldset>
    </>
  );
}
