import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { LifecycleRules } from '../../../shared/contract/lifecycleRules.ts';
import { oneDecimal } from '../../../shared/i18n/declineText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

const STEPS = { loyalPurchases: 1, loyalLateCycles: 0.5, dormantCycles: 0.5, trendPercent: 1 } as const;
const FIELDS = ['loyalPurchases', 'loyalLateCycles', 'dormantCycles', 'trendPercent'] as const;

/** What the owner may set of the stages. */
export function LifecycleRulesModal({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useT();
  const rules = useApiQuery('lifecycle.rules', {}, { enabled: opened });
  const gone = useApiQuery('rhythm.rules', {}, { enabled: opened }).data?.goneCycles;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('lifecycle.rules.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {rules.error && <ErrorNotice error={rules.error} />}
      {rules.data && <RulesForm rules={rules.data} gone={gone} onClose={onClose} />}
    </Modal>
  );
}

function RulesForm(props: { rules: LifecycleRules; gone: number | undefined; onClose(): void }) {
  const { rules, gone, onClose } = props;
  const t = useT();
  const notify = useNotify();
  const [draft, setDraft] = useState(rules);
  const save = useApiCommand('lifecycle.setRules');
  const valid = LifecycleRules.safeParse(draft).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        save.mutate(draft, {
          onSuccess: () => {
            notify.done(t('lifecycle.rules.saved'));
            onClose();
          },
        });
      }}
    >
      <Stack gap="sm">
        {FIELDS.map((field) => (
          <NumberInput
            key={field}
            label={t(`lifecycle.rules.${field}`)}
            step={STEPS[field]}
            min={0}
            value={draft[field]}
            onChange={(value) => setDraft({ ...draft, [field]: Number(value) })}
          />
        ))}
        {gone !== undefined && (
          <Text size="sm" c="dimmed">
            {t('lifecycle.rules.goneHint', { gone: oneDecimal(gone) })}
          </Text>
        )}
        {save.error && <ErrorNotice error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!valid} loading={save.isPending}>
            {t('lifecycle.rules.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
