import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ErasePreview } from '../../../shared/contract/erase.contract.ts';
import type { DealerId, JobId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob, useJobs } from '../../api/useJob.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useLanguage, useT } from '../../components/useT.ts';

export interface EraseModalProps {
  /** Null while the dialog is closed. */
  ids: readonly DealerId[] | null;
  onClose(): void;
  onDone(): void;
}

/** Deletes dealers of the bin for good: counted before, typed to confirm, and never taken back. */
export function EraseModal({ ids, onClose, onDone }: EraseModalProps) {
  const t = useT();
  return (
    <Modal
      opened={ids !== null}
      onClose={onClose}
      title={ids && t('erase.title', { count: ids.length })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {ids && <EraseForm ids={[...ids]} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function EraseForm({ ids, onClose, onDone }: { ids: DealerId[]; onClose(): void; onDone(): void }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const preview = useApiQuery('dealers.erasePreview', { ids });
  const run = useErase(ids.length, onDone);
  const job = useJob(run.jobId);
  if (job && run.jobId !== null) return <JobProgress job={job} title={t('erase.running')} />;
  if (!preview.data)
    return preview.error ? <ErrorNotice error={preview.error} /> : <Text size="sm">{t('common.loading')}</Text>;
  const { confirm } = preview.data;
  const matches = typed.normalize('NFKC').trim() === confirm.normalize('NFKC').trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (matches) void run.start(ids, typed);
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('erase.lead')}</Text>
        <WhatGoes preview={preview.data} />
        <WhatStays preview={preview.data} />
        <Text size="sm" c="dimmed">
          {t('erase.elsewhere')}
        </Text>
        <TextInput
          label={t(ids.length === 1 ? 'erase.confirmName' : 'erase.confirmCount', { text: confirm })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        {run.error !== null && <ErrorNotice error={run.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!matches}>
            {t('erase.act')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const COUNTED = ['contacts', 'notes', 'files', 'marks', 'edits', 'sourceFiles', 'rejected'] as const;

function WhatGoes({ preview }: { preview: ErasePreview }) {
  const t = useT();
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('erase.goes')}
      </Text>
      <List size="sm">
        <List.Item>{t('erase.goesIdentity')}</List.Item>
        {COUNTED.filter((what) => preview[what] > 0).map((what) => (
          <List.Item key={what}>{t(`erase.${what}`, { count: preview[what] })}</List.Item>
        ))}
      </List>
    </div>
  );
}

function WhatStays({ preview }: { preview: ErasePreview }) {
  const t = useT();
  const format = useFormat();
  const { staying, orders, balances, receipts, netMinor } = preview;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('erase.stays')}
      </Text>
      <Text size="sm">
        {staying === 0
          ? t('erase.staysNothing')
          : t('erase.staysAccount', { count: staying, orders, balances, receipts, amount: format.money(netMinor) })}
      </Text>
    </div>
  );
}

/** Starts the job and waits for it. */
function useErase(asked: number, onDone: () => void) {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const lang = useLanguage();
  const t = useT();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const start = async (ids: DealerId[], confirm: string) => {
    setError(null);
    try {
      const started = await api.call('dealers.erase', { ids, confirm, lang });
      setJobId(started.jobId);
      const { result } = await jobs.finished(started.jobId);
      notify.done(t(result?.wiped === 0 ? 'erase.doneLater' : 'erase.done', { count: result?.erased ?? asked }));
      onDone();
    } catch (failure) {
      setJobId(null);
      if (isAppError(failure) && failure.code === 'cancelled') notify.done(t('erase.cancelled'));
      else setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return { jobId, error, start };
}
