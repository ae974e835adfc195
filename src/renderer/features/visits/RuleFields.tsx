import { Checkbox, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { VisitRules } from '../../../shared/contract/visitRules.ts';
import { DayTime, VISIT_PURPOSES } from '../../../shared/domain/visits.ts';
import { useT } from '../../components/useT.ts';
import { PaceFields } from './PaceFields.tsx';
import { WeekdayChips } from './WeekdayChips.tsx';

interface RuleProps {
  rules: VisitRules;
  onChange(rules: VisitRules): void;
}

/** A whole number of a field, kept within what it may be. */
const whole = (value: string | number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(Number(value) || 0)));

interface FigureProps {
  label: string;
  value: number;
  min?: number;
  max: number;
  onChange(value: number): void;
}

function Figure({ label, value, min = 0, max, onChange }: FigureProps) {
  return (
    <NumberInput
      size="xs"
      w={150}
      label={label}
      min={min}
      max={max}
      value={value}
      onChange={(next) => onChange(whole(next, min, max))}
    />
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} size="h4">
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <Stack gap="xs" mt="xs">
        {children}
      </Stack>
    </section>
  );
}

/** What new dealers, open cases and slipping dealers ask for beyond their pace, and how early or late is in time. */
export function ExtraFields({ rules, onChange }: RuleProps) {
  const t = useT();
  const { newDealers, cases, slipping } = rules;
  return (
    <Part title={t('visitNeeds.rules.extras')}>
      <Group align="flex-end" gap="sm">
        <Checkbox
          w={260}
          label={t('visitNeeds.rules.newOn')}
          checked={newDealers.on}
          onChange={(event) => onChange({ ...rules, newDealers: { ...newDealers, on: event.currentTarget.checked } })}
        />
        <Figure
          label={t('visitNeeds.rules.newWeeks')}
          value={newDealers.weeks}
          min={1}
          max={52}
          onChange={(weeks) => onChange({ ...rules, newDealers: { ...newDealers, weeks } })}
        />
        <PaceFields
          label={t('visitNeeds.rules.newOn')}
          inPerson
          needed
          pace={{ ...newDealers.pace, way: 'visit' }}
          onChange={(pace) => {
            if (pace === null) return;
            const { way: _, ...often } = pace;
            onChange({ ...rules, newDealers: { ...newDealers, pace: often } });
          }}
        />
      </Group>
      <Group align="flex-end" gap="sm">
        <Checkbox
          w={260}
          label={t('visitNeeds.rules.caseOn')}
          checked={cases.on}
          onChange={(event) => onChange({ ...rules, cases: { ...cases, on: event.currentTarget.checked } })}
        />
        <Figure
          label={t('visitNeeds.rules.caseDays')}
          value={cases.days}
          max={60}
          onChange={(days) => onChange({ ...rules, cases: { ...cases, days } })}
        />
      </Group>
      <Group align="flex-end" gap="sm">
        <Checkbox
          w={260}
          label={t('visitNeeds.rules.slippingOn')}
          checked={slipping.on}
          onChange={(event) => onChange({ ...rules, slipping: { ...slipping, on: event.currentTarget.checked } })}
        />
        <Figure
          label={t('visitNeeds.rules.slippingTimes')}
          value={slipping.aMonth}
          min={1}
          max={4}
          onChange={(aMonth) => onChange({ ...rules, slipping: { ...slipping, aMonth } })}
        />
      </Group>
      <NumberInput
        size="xs"
        maw={420}
        label={t('visitNeeds.rules.window')}
        description={t('visitNeeds.rules.windowHint')}
        min={0}
        max={50}
        value={rules.windowPercent}
        onChange={(value) => onChange({ ...rules, windowPercent: whole(value, 0, 50) })}
      />
    </Part>
  );
}

/** Lengths by tier and purpose. */
export function MinuteFields({
  rules,
  tiers,
  onChange,
}: RuleProps & { tiers: readonly { code: string; name: string }[] }) {
  const t = useT();
  const { minutes } = rules;
  const put = (next: Partial<VisitRules['minutes']>) => onChange({ ...rules, minutes: { ...minutes, ...next } });
  return (
    <Part title={t('visitNeeds.rules.minutes')} hint={t('visitNeeds.rules.minutesHint')}>
      <Group gap="sm">
        {tiers.map(({ code, name }) => (
          <Figure
            key={code}
            label={name}
            value={minutes.tiers[code] ?? minutes.usual}
            min={1}
            max={720}
            onChange={(value) => put({ tiers: { ...minutes.tiers, [code]: value } })}
          />
        ))}
      </Group>
      <Group gap="sm">
        {(['usual', 'call', 'travel'] as const).map((name) => (
          <Figure
            key={name}
            label={t(`visitNeeds.rules.${name}`)}
            value={minutes[name]}
            min={name === 'travel' ? 0 : 1}
            max={240}
            onChange={(value) => put({ [name]: value })}
          />
        ))}
      </Group>
      <Text size="sm" fw={500}>
        {t('visitNeeds.rules.purposes')}
      </Text>
      <Group gap="sm">
        {VISIT_PURPOSES.map((purpose) => (
          <Figure
            key={purpose}
            label={t(`visits.purpose.${purpose}`)}
            value={minutes.purposes[purpose]}
            max={240}
            onChange={(value) => put({ purposes: { ...minutes.purposes, [purpose]: value } })}
          />
        ))}
      </Group>
    </Part>
  );
}

/** Time of reps of whom nothing else is set. */
export function RepFields({ rules, onChange }: RuleProps) {
  const t = useT();
  const { reps } = rules;
  return (
    <Part title={t('visitNeeds.rules.reps')}>
      <Group gap="sm" align="flex-end">
        <WeekdayChips
          label={t('visitNeeds.rules.weekdays')}
          value={reps.weekdays}
          onChange={(weekdays) => weekdays > 0 && onChange({ ...rules, reps: { ...reps, weekdays } })}
        />
        <Figure
          label={t('visitNeeds.rules.dayMinutes')}
          value={reps.minutes}
          min={30}
          max={1440}
          onChange={(minutes) => onChange({ ...rules, reps: { ...reps, minutes } })}
        />
        <TextInput
          size="xs"
          w={110}
          type="time"
          label={t('visitNeeds.rules.dayFrom')}
          value={reps.from}
          onChange={(event) => {
            const from = DayTime.safeParse(event.currentTarget.value);
            if (from.success) onChange({ ...rules, reps: { ...reps, from: from.data } });
          }}
        />
      </Group>
    </Part>
  );
}
