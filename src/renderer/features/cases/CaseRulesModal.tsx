import { Button, Group, Modal, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CASE_KINDS, CASE_URGENCIES, CaseRules } from '../../../shared/domain/cases.ts';
import { causeOf, causeText } from '../../../shared/i18n/caseText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** What the owner may set of cases. */
export function CaseRulesModal({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useT();
  const rules = useApiQuery('cases.rules', {}, { enabled: opened });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('cases.rules.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {rules.error && <ErrorNotice error={rules.error} />}
      {rules.data && <RulesForm rules={rules.data} onClose={onClose} />}
    </Modal>
  );
}

function RulesForm({ rules, onClose }: { rules: CaseRules; onClose(): void }) {
  const t = useT();
  const notify = useNotify();
  const [draft, setDraft] = useState(rules);
  const [causes, setCauses] = useState(rules.causes.map((cause) => causeText(cause, t)).join('\n'));
  const save = useApiCommand('cases.setRules');
  const wanted = {
    ...draft,
    causes: causes
      .split('\n')
      .map((line) => causeOf(line, [t]))
      .filter((line) => line !== ''),
  };
  const valid = CaseRules.safeParse(wanted).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        save.mutate(wanted, {
          onSuccess: () => {
            notify.done(t('cases.rules.saved'));
            onClose();
          },
        });
      }}
    >
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {t('cases.rules.prefixes')}
        </Text>
        <SimpleGrid cols={4} spacing="xs">
          {CASE_KINDS.map((kind) => (
            <TextInput
              key={kind}
              label={t(`cases.kind.${kind}`)}
              maxLength={8}
              value={draft.prefixes[kind]}
              onChange={(event) =>
                setDraft({ ...draft, prefixes: { ...draft.prefixes, [kind]: event.currentTarget.value.trim() } })
              }
            />
          ))}
        </SimpleGrid>
        <Text size="sm" fw={600}>
          {t('cases.rules.goals')}
        </Text>
        <SimpleGrid cols={4} spacing="xs">
          {CASE_URGENCIES.map((urgency) => (
            <NumberInput
              key={urgency}
              label={t(`cases.urgency.${urgency}`)}
              min={1}
              allowDecimal={false}
              value={draft.goals[urgency]}
              onChange={(value) => setDraft({ ...draft, goals: { ...draft.goals, [urgency]: Number(value) } })}
            />
          ))}
        </SimpleGrid>
        {(['repeatDays', 'trendDays'] as const).map((field) => (
          <NumberInput
            key={field}
            label={t(`cases.rules.${field}`)}
            min={7}
            allowDecimal={false}
            value={draft[field]}
            onChange={(value) => setDraft({ ...draft, [field]: Number(value) })}
          />
        ))}
        <Textarea
          label={t('cases.rules.causes')}
          description={t('cases.rules.causesHint')}
          autosize
          minRows={4}
          maxRows={12}
          value={causes}
          onChange={(event) => setCauses(event.currentTarget.value)}
        />
        {save.error && <ErrorNotice error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!valid} loading={save.isPending}>
            {t('cases.act.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
