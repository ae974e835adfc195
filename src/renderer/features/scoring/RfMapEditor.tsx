import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { cellOf, coverageOfMap, USUAL_RF_MAP } from '../../../shared/domain/rfMap.ts';
import { RF_SEGMENTS, type RfSegment } from '../../../shared/domain/tiers.ts';
import { useT } from '../../components/useT.ts';
import type { RulesProps } from './SchemeEditor.tsx';
import classes from './scoring.module.css';

const SCORES = [1, 2, 3, 4, 5] as const;
const FROM_BEST = SCORES.toReversed();
/** A letter for each box, so that cells are told apart without colour. */
const LETTERS = 'ABCDEFGHIJ';

/** The map of R and F: a box is chosen and painted over cells; each box has a name and a tier. */
export function RfMapEditor({ rules, onChange }: RulesProps) {
  const t = useT();
  const [brush, setBrush] = useState<RfSegment | ''>('champions');
  const { rfMap, boxNames } = rules;
  const nameOf = (box: RfSegment) => boxNames[box] || t(`scoring.segment.${box}`);
  const { unclaimed, empty } = coverageOfMap(rfMap);
  const paint = (at: number) => onChange({ ...rules, rfMap: rfMap.map((box, i) => (i === at ? brush : box)) });
  const lastTier = rules.tierNames.at(-1) ?? '';
  return (
    <fieldset className={classes.fields}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.map.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('scoring.scheme.map.hint')}
      </Text>
      <Group gap={6} my={6} role="group" aria-label={t('scoring.scheme.map.palette')}>
        {RF_SEGMENTS.map((box, at) => (
          <button
            key={box}
            type="button"
            className={classes.brush}
            data-box={at}
            aria-pressed={brush === box}
            onClick={() => setBrush(box)}
          >
            <b>{LETTERS[at]}</b> {nameOf(box)}
          </button>
        ))}
        <button type="button" className={classes.brush} aria-pressed={brush === ''} onClick={() => setBrush('')}>
          {t('scoring.scheme.map.erase')}
        </button>
      </Group>
      <table className={classes.rfMap}>
        <thead>
          <tr>
            <th scope="col">R \ F</th>
            {SCORES.map((f) => (
              <th key={f} scope="col">
                {f}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FROM_BEST.map((r) => (
            <tr key={r}>
              <th scope="row">{r}</th>
              {SCORES.map((f) => {
                const box = rfMap[cellOf(r, f)] ?? '';
                const at = box === '' ? -1 : RF_SEGMENTS.indexOf(box);
                const name = box === '' ? t('scoring.scheme.map.nobody') : nameOf(box);
                return (
                  <td key={f}>
                    <button
                      type="button"
                      data-box={at}
                      title={name}
                      aria-label={t('scoring.scheme.map.cell', { r, f, name })}
                      onClick={() => paint(cellOf(r, f))}
                    >
                      {LETTERS[at] ?? '?'}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="space-between" my={4} wrap="nowrap">
        <Text size="xs" role="status" fw={unclaimed > 0 ? 600 : 400}>
          {unclaimed === 0
            ? t('scoring.scheme.map.whole')
            : t('scoring.scheme.map.unclaimed', { count: unclaimed, tier: lastTier })}{' '}
          {empty.length > 0 &&
            t('scoring.scheme.map.empty', { names: empty.map(nameOf).join(t('reports.frame.listComma')) })}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          disabled={rfMap.join() === USUAL_RF_MAP.join() && Object.keys(boxNames).length === 0}
          onClick={() => onChange({ ...rules, rfMap: [...USUAL_RF_MAP], boxNames: {} })}
        >
          {t('scoring.scheme.map.reset')}
        </Button>
      </Group>
      <BoxTable rules={rules} onChange={onChange} />
    </fieldset>
  );
}

/** What each box is called, its tier, and how many cells it has. */
function BoxTable({ rules, onChange }: RulesProps) {
  const t = useT();
  const last = rules.tierNames.length - 1;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('scoring.scheme.map.box')}</th>
          <th scope="col">{t('scoring.scheme.map.name')}</th>
          <th scope="col">{t('scoring.tier.column')}</th>
          <th scope="col" data-end>
            {t('scoring.scheme.map.cells')}
          </th>
        </tr>
      </thead>
      <tbody>
        {RF_SEGMENTS.map((box, at) => {
          const usual = t(`scoring.segment.${box}`);
          return (
            <tr key={box}>
              <th scope="row">
                {LETTERS[at]} {usual}
              </th>
              <td>
                <TextInput
                  size="xs"
                  maxLength={20}
                  placeholder={usual}
                  aria-label={t('scoring.scheme.map.nameOf', { name: usual })}
                  value={rules.boxNames[box] ?? ''}
                  onChange={(event) => {
                    const { [box]: _old, ...others } = rules.boxNames;
                    const name = event.currentTarget.value;
                    onChange({ ...rules, boxNames: name === '' ? others : { ...others, [box]: name } });
                  }}
                />
              </td>
              <td>
                <Select
                  size="xs"
                  w={90}
                  allowDeselect={false}
                  aria-label={t('scoring.scheme.map.tierOf', { name: usual })}
                  data={rules.tierNames.map((name, place) => ({ value: String(place), label: name }))}
                  value={String(Math.min(last, rules.segmentTiers[box]))}
                  onChange={(next) =>
                    onChange({ ...rules, segmentTiers: { ...rules.segmentTiers, [box]: Number(next) } })
                  }
                />
              </td>
              <td data-end>{rules.rfMap.filter((each) => each === box).length}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
