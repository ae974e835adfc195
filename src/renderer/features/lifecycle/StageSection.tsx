import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { STAGES, type Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { ChangeId, DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';

/** A dealer's stage by the rules or by hand, and where its order curve points. */
export function StageSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const [setting, setSetting] = useState(false);
  const found = useApiQuery('lifecycle.dealer', { dealerId });
  const acts = useStageActs(dealerId);
  const data = found.data;
  return (
    <Section
      title={t('lifecycle.dealer.title')}
      action={
        data?.computed != null && (
          <Group gap="xs">
            {data.override && (
              <Button variant="subtle" size="compact-sm" onClick={acts.clear}>
                {t('lifecycle.dealer.clear')}
              </Button>
            )}
            <Button variant="subtle" size="compact-sm" onClick={() => setSetting(true)}>
              {t('lifecycle.dealer.set')}
            </Button>
          </Group>
        )
      }
    >
      {found.error && <ErrorNotice error={found.error} />}
      {found.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {data && data.computed === null && <Text c="dimmed">{t('lifecycle.dealer.none')}</Text>}
      {data && data.computed !== null && (
        <>
          <Text size="sm">
            {`${t(`lifecycle.stage.${data.override?.stage ?? data.computed}`)} · ${
              data.override
                ? `${t('lifecycle.dealer.byHand', { reason: data.override.reason })} · ${t('lifecycle.dealer.computed')} ${t(`lifecycle.stage.${data.computed}`)}`
                : t('lifecycle.dealer.computed')
            }`}
          </Text>
          {data.computed !== 'prospect' && (
            <Text size="sm">
              <Text span c="dimmed" inherit>
                {`${t('lifecycle.dealer.curve')} `}
              </Text>
              {`${t(`lifecycle.curve.${data.curve ?? 'none'}`)} · ${
                data.trend === null
                  ? t('lifecycle.dealer.young', { quarters: data.quarters })
                  : t('lifecycle.dealer.trend', {
                      change: signed(format.percent(data.trend), data.trend),
                      quarters: data.quarters,
                    })
              }`}
            </Text>
          )}
        </>
      )}
      {acts.error && <ErrorNotice error={acts.error} />}
      <Modal
        opened={setting}
        onClose={() => setSetting(false)}
        title={t('lifecycle.dealer.set')}
        closeButtonProps={{ 'aria-label': t('common.action.close') }}
      >
        <StageForm
          first={data?.override?.stage ?? data?.computed ?? null}
          onSave={(stage, reason) => {
            acts.set(stage, reason);
            setSetting(false);
          }}
        />
      </Modal>
    </Section>
  );
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

function useStageActs(dealerId: DealerId) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const override = useApiCommand('lifecycle.override');
  const clear = useApiCommand('lifecycle.clearOverride');
  const told = (text: string) => ({
    onSuccess: ({ changeId }: { changeId: ChangeId }) => notify.done(text, () => void undo(changeId)),
  });
  return {
    error: override.error ?? clear.error,
    set: (stage: Stage, reason: string) =>
      override.mutate({ ids: [dealerId], stage, reason }, told(t('lifecycle.dealer.done'))),
    clear: () => clear.mutate({ ids: [dealerId] }, told(t('lifecycle.dealer.cleared'))),
  };
}

function StageForm({ first, onSave }: { first: Stage | null; onSave(stage: Stage, reason: string): void }) {
  const t = useT();
  const [stage, setStage] = useState<Stage | null>(first);
  const [reason, setReason] = useState('');
  const ready = stage !== null && reason.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(stage, reason);
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('lifecycle.dealer.stage')}
          allowDeselect={false}
          data={STAGES.map((value) => ({ value, label: t(`lifecycle.stage.${value}`) }))}
          value={stage}
          onChange={(value) => setStage(STAGES.find((known) => known === value) ?? null)}
        />
        <TextInput
          label={t('lifecycle.dealer.reason')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={!ready}>
            {t('lifecycle.dealer.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
