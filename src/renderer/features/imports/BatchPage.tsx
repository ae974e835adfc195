import { Button } from '@mantine/core';
import { FileX } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { asksPassword, type Batch } from '../../../shared/contract/imports.contract.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useImportActions } from '../../app/importActions.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { RunningStep } from './RunningStep.tsx';
import { StepFrame } from './StepFrame.tsx';
import { TakeWhole } from './TakeWhole.tsx';
import { UnderstandStep } from './UnderstandStep.tsx';
import { useDiscardOnLeave } from './useImportJobs.ts';

/** Leaves the wizard for the import page. */
export const toImportPage = () => navigate('/import');

/** One import from the file to the result; what is shown follows from the batch's state, so a reload goes on. */
export function BatchPage() {
  const params = useParams<{ batchId: string }>();
  const id = BatchId.safeParse(Number(params.batchId));
  if (!id.success) return <Gone error={new AppError('not_found')} />;
  return <BatchOf key={id.data} batchId={id.data} />;
}

function BatchOf({ batchId }: { batchId: BatchId }) {
  const t = useT();
  const answer = useApiQuery('imports.get', { batchId });
  useDiscardOnLeave(batchId, answer.data?.status);
  if (answer.error) return <Gone error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <p style={{ padding: 16 }}>{t('common.loading')}</p>;
  return <Steps batch={answer.data} renew={answer.refetch} />;
}

function Steps({ batch, renew }: { batch: Batch; renew: () => Promise<unknown> }) {
  const t = useT();
  /** Settings are being changed after a check. */
  const [changing, setChanging] = useState(false);
  // A new check has begun: whatever comes next is its own.
  if (changing && batch.status === 'checking') setChanging(false);
  /** The figures of the check before stand in the cache until the batch has been asked for again. */
  const onChecked = async () => {
    await renew();
    setChanging(false);
  };
  const name = batch.fileName;
  switch (batch.status) {
    case 'inspecting':
      if (batch.understanding === null)
        return (
          <RunningStep
            batch={batch}
            step="understand"
            title={name === '' ? t('imports.inspect.opening') : t('imports.inspect.title', { name })}
          />
        );
      break;
    case 'checking':
      return <RunningStep batch={batch} step="check" title={t('imports.check.running', { name })} />;
    case 'checked':
      if (changing) break;
      return <CheckStep batch={batch} onChange={() => setChanging(true)} />;
    case 'committing':
      return <RunningStep batch={batch} step="done" title={t('imports.commit.running', { name })} />;
    case 'undoing':
      return <RunningStep batch={batch} step="done" title={t('imports.done.undoing', { name })} />;
    case 'committed':
    case 'undone':
      return <DoneStep batch={batch} />;
    case 'failed':
      if (asksPassword(batch)) return <PasswordStep batch={batch} />;
      if (batch.error?.code === 'import_whole_file') return <TakeWhole batch={batch} onBack={toImportPage} />;
      return <Failed batch={batch} />;
    default:
      break;
  }
  return <UnderstandStep batch={batch} onChecked={onChecked} />;
}

function Failed({ batch }: { batch: Batch }) {
  const t = useT();
  const { pick } = useImportActions();
  return (
    <StepFrame
      step="understand"
      title={t('imports.failed.title')}
      fileName={batch.fileName}
      back={{ label: t('common.action.back'), act: toImportPage }}
      primary={{ label: t('imports.understand.otherFile'), act: () => void pick() }}
    >
      <ErrorNotice error={AppError.fromWire(batch.error ?? { code: 'cancelled', params: {} })} />
    </StepFrame>
  );
}

function Gone({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  if (!(error instanceof AppError && error.code === 'not_found')) {
    return (
      <div style={{ padding: 16 }}>
        <ErrorNotice error={error} {...(onRetry ? { onRetry } : {})} />
      </div>
    );
  }
  return (
    <>
      <PageTitle hidden>{t('imports.page.title')}</PageTitle>
      <EmptyState
        icon={<FileX size={32} aria-hidden />}
        title={t('imports.failed.gone')}
        text={t('imports.failed.goneText')}
      >
        <Button onClick={toImportPage}>{t('shell.nav.imports')}</Button>
      </EmptyState>
    </>
  );
}
