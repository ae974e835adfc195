import { Button, Checkbox, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { festivalSpan } from '../../../shared/domain/festival.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** What the owner may set of rhythm: the festival rest, and when late and lost begin. */
export function RhythmRulesModal({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useT();
  const rules = useApiQuery('rhythm.rules', {}, { enabled: opened });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('rhythm.rules.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {rules.error && <ErrorNotice error={rules.error} />}
      {rules.data && <RulesForm rules={rules.data} onClose={onClose} />}
    </Modal>
  );
}

function RulesForm({ rules, onClose }: { rules: RhythmRules; onClose(): void }) {
  const t = useT();
  const format = useFormat();
  const notify = useNotify();
  const [draft, setDraft] = useState(rules);
  const save = useApiCommand('rhythm.setRules');
  const { festival } = draft;
  const setFestival = (change: Partial<RhythmRules['festival']>) =>
    setDraft({ ...draft, festival: { ...festival, ...change } });
  const valid = RhythmRules.safeParse(draft).success && draft.goneCycles > draft.lateCycles;
  const span = valid ? festivalSpan(new Date().getFullYear(), festival) : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        save.mutate(draft, {
          onSuccess: () => {
            notify.done(t('rhythm.rules.saved'));
            onClose();
          },
        });
      }}
    >
      <Stack gap="sm">
        <Checkbox
          label={t('rhythm.rules.festival')}
          checked={festival.on}
          onChange={(event) => setFestival({ on: event.currentTarget.checked })}
        />
        <Group grow>
          <NumberInput
            label={t('rhythm.rules.from')}
            description={t('rhythm.rules.dayOfMonth')}
            min={1}
            max={30}
            disabled={!festival.on}
            value={festival.fromDay}
            onChange={(value) => setFestival({ fromDay: Number(value) })}
          />
          <NumberInput
            label={t('rhythm.rules.to')}
            description={t('rhythm.rules.dayOfMonth')}
            min={1}
            max={30}
            disabled={!festival.on}
            value={festival.toDay}
            onChange={(value) => setFestival({ toDay: Number(value) })}
          />
        </Group>
        {festival.on && span && (
          <Text size="sm" c="dimmed">
            {t('rhythm.rules.thisYear', {
              from: format.day(fromDayNumber(span.from)),
              to: format.day(fromDayNumber(span.to)),
            })}
          </Text>
        )}
        <NumberInput
          label={t('rhythm.rules.late')}
          min={0.5}
          max={10}
          step={0.5}
          value={draft.lateCycles}
          onChange={(value) => setDraft({ ...draft, lateCycles: Number(value) })}
        />
        <NumberInput
          label={t('rhythm.rules.gone')}
          min={1}
          max={50}
          value={draft.goneCycles}
          error={draft.goneCycles > draft.lateCycles ? undefined : t('rhythm.rules.goneAfterLate')}
          onChange={(value) => setDraft({ ...draft, goneCycles: Number(value) })}
        />
        {save.error && <ErrorNotice error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={!valid} loading={save.isPending}>
            {t('rhythm.rules.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
