import { ActionIcon, Button, Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { ArrowUp, X } from 'lucide-react';
import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { coverageOfRectangles, type RectangleCoverage } from '../../../shared/domain/rfMap.ts';
import { SEGMENT_CODES } from '../../../shared/domain/tiers.ts';
import type { TextKey } from '../../../shared/i18n/translator.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';
import { FACTORS, type Factor } from './schemeDraft.ts';
import classes from './scoring.module.css';

type Box = ScoreRules['rectangles'][number];
const MOST = 20;
const PUBLISHED = ScoreRules.parse({}).rectangles;

/** Boxes over the scores of R, F and M in their order, and what they leave open or claim twice. */
export function RectangleEditor({ rules, onChange }: RulesProps) {
  const t = useT();
  const boxes = rules.rectangles;
  const set = (rectangles: Box[]) => onChange({ ...rules, rectangles });
  const change = (at: number, next: Partial<Box>) => set(boxes.map((box, i) => (i === at ? { ...box, ...next } : box)));
  // The names of the list are codes with a text each.
  const nameOf = (name: string) => (SEGMENT_CODES.includes(name) ? t(`scoring.segment.${name}` as TextKey) : name);
  const coverage = coverageOfRectangles(boxes);
  const { unclaimed, contested } = coverage;
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.boxes.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('scoring.scheme.boxes.hint')}
      </Text>
      <table className={`${classes.table} ${classes.tight}`}>
        <thead>
          <tr>
            <th scope="col">{t('scoring.scheme.boxes.name')}</th>
            {FACTORS.map((factor) => (
              <th key={factor} scope="col">
                {factor.toUpperCase()}
              </th>
            ))}
            <th scope="col">{t('scoring.tier.column')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {boxes.map((box, at) => {
            const name = nameOf(box.name);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the row stands for
              <tr key={at}>
                <td>
                  <TextInput
                    size="xs"
                    miw={112}
                    maxLength={20}
                    aria-label={t('scoring.scheme.boxes.name')}
                    value={name}
                    onChange={(event) => change(at, { name: event.currentTarget.value })}
                  />
                </td>
                {FACTORS.map((factor) => (
                  <SpanCell key={factor} box={box} factor={factor} name={name} onChange={(next) => change(at, next)} />
                ))}
                <td>
                  <Select
                    size="xs"
                    w={62}
                    allowDeselect={false}
                    aria-label={t('scoring.scheme.map.tierOf', { name })}
                    data={rules.tierNames.map((tier, place) => ({ value: String(place), label: tier }))}
                    value={String(Math.min(rules.tierNames.length - 1, box.place))}
                    onChange={(next) => change(at, { place: Number(next) })}
                  />
                </td>
                <td>
                  <Group gap={2} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      disabled={at === 0}
                      aria-label={t('scoring.scheme.boxes.up', { name })}
                      onClick={() => set(boxes.toSpliced(at - 1, 2, box, boxes[at - 1] ?? box))}
                    >
                      <ArrowUp size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('scoring.scheme.boxes.remove', { name })}
                      onClick={() => set(boxes.toSpliced(at, 1))}
                    >
                      <X size={14} aria-hidden />
                    </ActionIcon>
                  </Group>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Text size="xs" role="status" my={4} fw={unclaimed + contested > 0 ? 600 : 400}>
        {unclaimed + contested === 0
          ? t('scoring.scheme.boxes.whole')
          : t('scoring.scheme.boxes.coverage', { unclaimed, contested, tier: rules.tierNames.at(-1) ?? '' })}
      </Text>
      <CoverageDetails coverage={coverage} names={boxes.map(({ name }) => nameOf(name))} />
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="default"
          disabled={boxes.length >= MOST}
          onClick={() =>
            set([...boxes, { name: t('scoring.scheme.boxes.addName'), r: [1, 5], f: [1, 5], m: [1, 5], place: 0 }])
          }
        >
          {t('scoring.scheme.boxes.add')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => set(PUBLISHED)}>
          {t('scoring.scheme.boxes.reset')}
        </Button>
      </Group>
    </fieldset>
  );
}

/** So many are written out. */
const MOST_TOLD = 12;

/** Which scores no box claims, which boxes claim the same, and which get nobody. */
function CoverageDetails({ coverage, names }: { coverage: RectangleCoverage; names: readonly string[] }) {
  const t = useT();
  const { open, overlaps, hidden } = coverage;
  if (open.length + overlaps.length + hidden.length === 0) return null;
  const listed = (texts: readonly string[], all: number) =>
    texts.slice(0, MOST_TOLD).join(t('reports.frame.listComma')) +
    (all > MOST_TOLD ? t('scoring.scheme.boxes.more', { count: all - MOST_TOLD }) : '');
  const lines = [
    open.length > 0 &&
      t('scoring.scheme.boxes.open', {
        scores: listed(
          open.map(([r, f, m]) => `R${r} F${f} M${m}`),
          open.length,
        ),
      }),
    overlaps.length > 0 &&
      t('scoring.scheme.boxes.overlaps', {
        pairs: listed(
          overlaps.map(({ first, second, cells }) =>
            t('scoring.scheme.boxes.overlap', { first: names[first] ?? '', second: names[second] ?? '', cells }),
          ),
          overlaps.length,
        ),
      }),
    hidden.length > 0 &&
      t('scoring.scheme.boxes.hidden', {
        names: listed(
          hidden.map((at) => names[at] ?? ''),
          hidden.length,
        ),
      }),
  ].filter((line) => line !== false);
  return (
    <details className={classes.more}>
      <summary>{t('scoring.scheme.boxes.which')}</summary>
      {lines.map((line) => (
        <Text key={line} size="xs" c="dimmed">
          {line}
        </Text>
      ))}
    </details>
  );
}

interface SpanProps {
  box: Box;
  factor: Factor;
  name: string;
  onChange(next: Partial<Box>): void;
}

/** Lowest and highest score of a factor; the one pulls the other along, so that they never cross. */
function SpanCell({ box, factor, name, onChange }: SpanProps) {
  const t = useT();
  const [from, to] = box[factor];
  const input = (label: string, value: number, set: (score: number) => [number, number]) => (
    <NumberInput
      size="xs"
      w={30}
      styles={{ input: { paddingInline: 4, textAlign: 'center' } }}
      min={1}
      max={5}
      hideControls
      allowDecimal={false}
      clampBehavior="strict"
      aria-label={label}
      value={value}
      onChange={(next) => typeof next === 'number' && next >= 1 && next <= 5 && onChange({ [factor]: set(next) })}
    />
  );
  const F = factor.toUpperCase();
  return (
    <td>
      <Group gap={2} wrap="nowrap">
        {input(t('scoring.scheme.boxes.from', { name, factor: F }), from, (score) => [score, Math.max(score, to)])}
        {input(t('scoring.scheme.boxes.to', { name, factor: F }), to, (score) => [Math.min(from, score), score])}
      </Group>
    </td>
  );
}
