import { Alert, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type Scheme, ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { badRule } from '../../../shared/domain/badRule.ts';
import type { ChangeId, SchemeId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { errorText, useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { CutFields } from './CutFields.tsx';
import { GroupTiers, ValueFields } from './KindFields.tsx';
import { OwnBounds } from './OwnBounds.tsx';
import { SaveAsModal } from './SaveAsModal.tsx';
import { DEFAULT_RULES, sameRules } from './schemeDraft.ts';
import { withKind } from './schemePresets.ts';
import classes from './scoring.module.css';
import { TierNameFields } from './TierNameFields.tsx';
import { VisitFields } from './VisitFields.tsx';
import { WhatIfPanel } from './WhatIfPanel.tsx';

const { binning: Binning, groupCut: GroupCut, amountAs: AmountAs } = ScoreRules.shape;
const BINNINGS = ['quantile', 'ntile', 'fixed', 'rfmPackage'] as const;
/** Mantine would write hints two pixels smaller. */
const SMALL = { fz: 'xs' };
const GROUP_CUTS = ['mean', 'median', 'fixed'] as const;
const AMOUNTS = ['total', 'average'] as const;

interface SchemeEditorProps {
  scheme: Scheme;
  active: boolean;
  /** Names of all schemes. */
  taken: readonly string[];
  /** A further scheme was made of the draft. */
  onAdded(id: SchemeId): void;
}

/** The rules of a scheme, and beside them what they would change; saving makes the next version. */
export function SchemeEditor({ scheme, active, taken, onAdded }: SchemeEditorProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const save = useApiCommand('scoring.saveScheme');
  const add = useApiCommand('scoring.addScheme');
  const [naming, setNaming] = useState(false);
  const [draft, setDraft] = useState({ name: scheme.name, note: '', rules: scheme.rules });
  const { name, note, rules } = draft;
  const setRules = (next: ScoreRules) => setDraft({ ...draft, rules: next });
  const bad = badRule(rules);
  const changed = name.trim() !== scheme.name || !sameRules(rules, scheme.rules);
  const text = { name: name.trim() || scheme.name, rules, note };
  const done = (said: string) => ({
    onSuccess: ({ changeId }: { changeId: ChangeId }) => notify.done(said, () => void undo(changeId)),
  });
  const error = save.error ?? add.error;
  return (
    <div className={classes.editor}>
      <form
        aria-label={t('scoring.scheme.title')}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ id: scheme.id, ...text }, done(t('scoring.scheme.saved')));
        }}
      >
        <Stack gap="sm">
          <Group grow align="flex-start" gap="sm">
            <TextInput
              label={t('scoring.scheme.name')}
              maxLength={60}
              value={name}
              onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
            />
            <Select
              label={t('scoring.scheme.kind')}
              allowDeselect={false}
              data={KINDS.map((kind) => ({ value: kind, label: t(`scoring.scheme.kinds.${kind}`) }))}
              value={rules.kind}
              onChange={(next) => setRules(withKind(rules, KINDS.find((kind) => kind === next) ?? 'abc'))}
            />
          </Group>
          <TierNameFields rules={rules} onChange={setRules} />
          {rules.kind === 'rfm' && <GroupTiers rules={rules} onChange={setRules} bad={bad !== undefined} />}
          {rules.kind === 'value' && <ValueFields rules={rules} onChange={setRules} />}
          {rules.kind !== 'rfm' && <CutFields rules={rules} onChange={setRules} bad={CUT_FAULTS.has(bad ?? '')} />}
          <Periods rules={rules} onChange={setRules} />
          <VisitFields rules={rules} onChange={setRules} />
          <details className={classes.more} open={rules.kind === 'rfm' || undefined}>
            <summary>{t('scoring.scheme.scorings')}</summary>
            <Stack gap="sm" mt="xs">
              <Scorings rules={rules} onChange={setRules} />
            </Stack>
          </details>
          {(bad || error) && (
            <Alert role="alert" color="red" variant="outline" icon={<TriangleAlert size={17} aria-hidden />}>
              {bad ? t(`scoring.scheme.bad.${bad}`) : errorText(error, t)}
            </Alert>
          )}
          <TextInput
            label={t('scoring.scheme.note')}
            placeholder={t('scoring.scheme.noteHint')}
            maxLength={200}
            value={note}
            onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
          />
          <Group gap="sm">
            <Button type="submit" disabled={!changed || bad !== undefined || readOnly} loading={save.isPending}>
              {t('scoring.scheme.save')}
            </Button>
            <Button variant="default" disabled={bad !== undefined || readOnly} onClick={() => setNaming(true)}>
              {t('scoring.scheme.saveAsNew')}
            </Button>
            <Button variant="subtle" disabled={sameRules(rules, DEFAULT_RULES)} onClick={() => setRules(DEFAULT_RULES)}>
              {t('scoring.scheme.reset')}
            </Button>
          </Group>
          {!active && (
            <Text size="xs" c="dimmed">
              {t('scoring.scheme.notActive')}
            </Text>
          )}
        </Stack>
      </form>
      <SaveAsModal
        opened={naming}
        wanted={text.name === scheme.name ? t('scoring.scheme.copyOf', { name: scheme.name }) : text.name}
        taken={taken}
        busy={add.isPending}
        onClose={() => setNaming(false)}
        onSave={(newName) =>
          add.mutate(
            { ...text, name: newName },
            {
              onSuccess: ({ id, changeId }) => {
                notify.done(t('scoring.scheme.added', { name: newName }), () => void undo(changeId));
                setNaming(false);
                onAdded(id);
              },
            },
          )
        }
      />
      <WhatIfPanel rules={rules} bad={bad !== undefined} />
    </div>
  );
}

/** What is wrong with cuts. */
const CUT_FAULTS: ReadonlySet<string> = new Set(['cuts', 'scoreCuts', 'countCuts', 'percentCuts']);

const KINDS = ['abc', 'rfm', 'value'] as const;

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
