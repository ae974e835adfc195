import { Alert, Button, Group, NumberInput, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type Scheme, ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { badRule } from '../../../shared/domain/badRule.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { OwnBounds } from './OwnBounds.tsx';
import { DEFAULT_RULES, sameRules } from './schemeDraft.ts';
import { useActiveScheme } from './useActiveScheme.ts';

const { binning: Binning, groupCut: GroupCut, amountAs: AmountAs } = ScoreRules.shape;
const BINNINGS = ['quantile', 'ntile', 'fixed', 'rfmPackage'] as const;
/** Mantine would write hints two pixels smaller. */
const SMALL = { fz: 'xs' };
const GROUP_CUTS = ['mean', 'median', 'fixed'] as const;
const AMOUNTS = ['total', 'average'] as const;

/** The rules of the active scheme; saving makes its next version, and the result follows by itself. */
export function SchemeEditor() {
  const scheme = useActiveScheme();
  return scheme ? <Editor key={`${scheme.id}-${scheme.version}`} scheme={scheme} /> : null;
}

function Editor({ scheme }: { scheme: Scheme }) {
  const t = useT();
  const notify = useNotify();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const save = useApiCommand('scoring.saveScheme');
  const [name, setName] = useState(scheme.name);
  const [rules, setRules] = useState(scheme.rules);
  const bad = badRule(rules);
  const changed = name.trim() !== scheme.name || !sameRules(rules, scheme.rules);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const before = { id: scheme.id, name: scheme.name, rules: scheme.rules };
    save.mutate(
      { id: scheme.id, name: name.trim() || scheme.name, rules },
      { onSuccess: () => notify.done(t('scoring.scheme.saved'), () => save.mutate(before, { onError: notify.error })) },
    );
  };
  return (
    <section aria-labelledby="scoring-scheme">
      <Title order={2} size="h4" id="scoring-scheme">
        {t('scoring.scheme.title')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('scoring.scheme.version', { version: scheme.version })}
      </Text>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('scoring.scheme.name')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Periods rules={rules} onChange={setRules} />
          <Cuts rules={rules} onChange={setRules} bad={bad === 'cuts'} />
          <Scorings rules={rules} onChange={setRules} />
          {(bad || save.error) && (
            <Alert role="alert" color="red" variant="outline" icon={<TriangleAlert size={17} aria-hidden />}>
              {bad ? t(`scoring.scheme.bad.${bad}`) : errorText(save.error, t)}
            </Alert>
          )}
          <Group gap="sm">
            <Button type="submit" disabled={!changed || bad !== undefined || readOnly} loading={save.isPending}>
              {t('scoring.scheme.save')}
            </Button>
            <Button variant="subtle" disabled={sameRules(rules, DEFAULT_RULES)} onClick={() => setRules(DEFAULT_RULES)}>
              {t('scoring.scheme.reset')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}

export interface RulesProps {
  rules: ScoreRules;
  onChange(next: ScoreRules): void;
}

function Periods({ rules, onChange }: RulesProps) {
  const t = useT();
  return (
    <Group grow align="flex-start" gap="sm">
      <NumberInput
        label={t('scoring.scheme.windowMonths')}
        description={t('scoring.scheme.windowHint')}
        descriptionProps={SMALL}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={1}
        max={60}
        allowDecimal={false}
        clampBehavior="strict"
        value={rules.windowMonths}
        onChange={(next) => typeof next === 'number' && onChange({ ...rules, windowMonths: next })}
      />
      <NumberInput
        label={t('scoring.scheme.tooNewMonths')}
        description={t('scoring.scheme.tooNewHint')}
        descriptionProps={SMALL}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={0}
        max={24}
        allowDecimal={false}
        clampBehavior="strict"
        value={rules.tooNewMonths}
        onChange={(next) => typeof next === 'number' && onChange({ ...rules, tooNewMonths: next })}
      />
    </Group>
  );
}

/** Shares are shown in percent; 1e-6 keeps 0.1 + 0.2 from showing. */
const toPercent = (share: number) => Math.round(share * 1e6) / 1e4;
const toShare = (percent: number) => Math.round(percent * 1e4) / 1e6;

function Cuts({ rules, onChange, bad }: RulesProps & { bad: boolean }) {
  const t = useT();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" size="xs" fw={500} p={0}>
        {t('scoring.scheme.cuts')}
      </Text>
      <Group grow gap="sm">
        {(['cutA', 'cutB'] as const).map((cut) => (
          <NumberInput
            key={cut}
            aria-label={t(`scoring.scheme.${cut}`)}
            leftSection={<Text size="xs">{cut === 'cutA' ? 'A' : 'B'}</Text>}
            suffix=" %"
            min={1}
            max={100}
            decimalScale={2}
            error={bad}
            value={toPercent(rules[cut])}
            onChange={(next) => typeof next === 'number' && onChange({ ...rules, [cut]: toShare(next) })}
          />
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt={2}>
        {t('scoring.scheme.cutsHint')}
      </Text>
    </fieldset>
  );
}

function Scorings({ rules, onChange }: RulesProps) {
  const t = useT();
  return (
    <>
      <Select
        label={t('scoring.scheme.binning')}
        description={t(`scoring.scheme.binningHint.${rules.binning}`)}
        descriptionProps={SMALL}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={BINNINGS.map((mode) => ({ value: mode, label: t(`scoring.scheme.binningMode.${mode}`) }))}
        value={rules.binning}
        onChange={(next) => onChange({ ...rules, binning: Binning.parse(next ?? undefined) })}
      />
      {rules.binning === 'fixed' && (
        <OwnBounds
          label={t('scoring.scheme.fixedBounds')}
          hint={t('scoring.scheme.fixedBoundsHint')}
          count={4}
          value={rules.fixedBounds}
          onChange={(fixedBounds) => onChange({ ...rules, fixedBounds })}
        />
      )}
      <Select
        label={t('scoring.scheme.groupCut')}
        allowDeselect={false}
        data={GROUP_CUTS.map((mode) => ({ value: mode, label: t(`scoring.scheme.groupCutMode.${mode}`) }))}
        value={rules.groupCut}
        onChange={(next) => onChange({ ...rules, groupCut: GroupCut.parse(next ?? undefined) })}
      />
      {rules.groupCut === 'fixed' && (
        <OwnBounds
          label={t('scoring.scheme.groupBounds')}
          count={1}
          value={rules.groupBounds && { r: [rules.groupBounds.r], f: [rules.groupBounds.f], m: [rules.groupBounds.m] }}
          onChange={({ r, f, m }) =>
            onChange({
              ...rules,
              groupBounds: { r: r[0] ?? Number.NaN, f: f[0] ?? Number.NaN, m: m[0] ?? Number.NaN },
            })
          }
        />
      )}
      <Select
        label={t('scoring.scheme.amountAs')}
        allowDeselect={false}
        data={AMOUNTS.map((mode) => ({ value: mode, label: t(`scoring.scheme.amountAsMode.${mode}`) }))}
        value={rules.amountAs}
        onChange={(next) => onChange({ ...rules, amountAs: AmountAs.parse(next ?? undefined) })}
      />
    </>
  );
}
