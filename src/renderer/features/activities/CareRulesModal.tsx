import { Button, Group, Modal, MultiSelect, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { CareRules, MOST_CARE_DAYS } from '../../../shared/domain/care.ts';
import { FESTIVAL_NAMES } from '../../../shared/domain/festivalNames.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** How far ahead care looks, and of which festivals it tells. */
export function CareRulesModal({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useT();
  const rules = useApiQuery('care.rules', {}, { enabled: opened });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('activities.care.rules.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {rules.error && <ErrorNotice error={rules.error} />}
      {rules.data && <RulesForm rules={rules.data} onClose={onClose} />}
    </Modal>
  );
}

function RulesForm({ rules, onClose }: { rules: CareRules; onClose(): void }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const [draft, setDraft] = useState(rules);
  const save = useApiCommand('care.setRules');
  const valid = CareRules.safeParse(draft).success;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        save.mutate(draft, {
          onSuccess: ({ changeId }) => {
            notify.done(t('activities.care.rules.saved'), changeId === null ? undefined : () => void undo(changeId));
            onClose();
          },
        });
      }}
    >
      <Stack gap="sm">
        <NumberInput
          data-autofocus
          label={t('activities.care.rules.days')}
          description={t('activities.care.rules.daysHint')}
          min={1}
          max={MOST_CARE_DAYS}
          allowDecimal={false}
          value={draft.aheadDays}
          onChange={(value) => setDraft({ ...draft, aheadDays: Number(value) })}
        />
        <MultiSelect
          clearable
          searchable
          label={t('activities.care.rules.festivals')}
          description={t('activities.care.rules.festivalsHint')}
          data={FESTIVAL_NAMES.map((value) => ({ value, label: t(`activities.care.festival.${value}`) }))}
          value={draft.festivals}
          onChange={(next) => setDraft({ ...draft, festivals: FESTIVAL_NAMES.filter((name) => next.includes(name)) })}
        />
        {save.error && <ErrorNotice error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!valid} loading={save.isPending}>
            {t('common.action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
