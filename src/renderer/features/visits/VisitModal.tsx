import { Anchor, Button, Chip, Group, Modal, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { VISIT_PURPOSES, VisitPurpose } from '../../../shared/domain/visits.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import type { PlanActs } from './usePlanActs.ts';

interface VisitModalProps {
  visit: Visit | null;
  acts: PlanActs;
  onClose(): void;
}

/** One visit: what it is for, how long, when; and what has come of it. */
export function VisitModal({ visit, acts, onClose }: VisitModalProps) {
  const t = useT();
  return (
    <Modal
      opened={visit !== null}
      onClose={onClose}
      title={visit?.dealer.name}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {visit && <VisitForm key={visit.id} visit={visit} acts={acts} onClose={onClose} />}
    </Modal>
  );
}

function VisitForm({ visit, acts, onClose }: VisitModalProps & { visit: Visit }) {
  const t = useT();
  const format = useFormat();
  const edit = useApiCommand('visits.edit');
  const [form, setForm] = useState({
    purposes: visit.purposes,
    note: visit.note,
    lengthMinutes: visit.lengthMinutes,
    time: visit.time,
  });
  const set = (part: Partial<typeof form>) => setForm((last) => ({ ...last, ...part }));
  const isPlanned = visit.status === 'planned';
  const { address, district, town } = visit.dealer;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate({ id: visit.id, expectedRevision: visit.revision, ...form }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {[visit.repName, format.day(visit.on), district, town, address].filter((text) => text !== '').join(' · ')}
        </Text>
        {!isPlanned && <Text>{resultText(visit, t)}</Text>}
        <fieldset disabled={!isPlanned} style={{ border: 0, margin: 0, padding: 0 }}>
          <Stack gap="sm">
            <div>
              <Text size="sm" fw={500} mb={4}>
                {t('visits.form.purposes')}
              </Text>
              <Chip.Group
                multiple
                value={form.purposes}
                onChange={(next) => set({ purposes: VisitPurpose.array().parse(next) })}
              >
                <Group gap={6}>
                  {VISIT_PURPOSES.map((purpose) => (
                    <Chip key={purpose} value={purpose} size="xs">
                      {t(`visits.purpose.${purpose}`)}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </div>
            <Group grow align="flex-start">
              <TextInput
                label={t('visits.form.time')}
                type="time"
                value={form.time}
                onChange={(event) => set({ time: event.currentTarget.value })}
              />
              <NumberInput
                label={t('visits.form.length')}
                min={1}
                max={720}
                value={form.lengthMinutes}
                onChange={(next) => set({ lengthMinutes: Math.min(720, Math.max(1, Number(next) || 1)) })}
              />
            </Group>
            <Textarea
              label={t('visits.form.note')}
              autosize
              minRows={2}
              value={form.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </Stack>
        </fieldset>
        {edit.error && <ErrorNotice error={edit.error} />}
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={() => navigate(`/dealers/${visit.dealer.id}`)}>
            {t('visits.form.dealer')}
          </Anchor>
          {isPlanned && (
            <Group gap="sm">
              <Button variant="default" onClick={() => void acts.lock([visit.id], !visit.locked).then(onClose)}>
                {t(visit.locked ? 'visits.form.unlock' : 'visits.form.lock')}
              </Button>
              <Button
                variant="default"
                disabled={visit.locked}
                onClick={() => void acts.remove([visit.id]).then(onClose)}
              >
                {t('visits.form.remove')}
              </Button>
              <Button type="submit" loading={edit.isPending}>
                {t('common.action.save')}
              </Button>
            </Group>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function resultText({ status, reason, reasonText }: Visit, t: ReturnType<typeof useT>): string {
  const why = reason === null ? '' : t(`visits.reason.${reason}`);
  return [t(`visits.status.${status}`), why, reasonText].filter((text) => text !== '').join(' · ');
}
