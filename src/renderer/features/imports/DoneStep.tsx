import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, FileDown, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Batch, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useImportActions } from '../../app/importActions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { FromHandlersOffer } from '../reps/FromHandlers.tsx';
import { CountsText } from './CountsText.tsx';
import { recordsOf } from './CountTiles.tsx';
import { DifferencesPart } from './DifferencesPart.tsx';
import classes from './imports.module.css';
import { KeptFields } from './KeptFields.tsx';
import { PeriodField } from './PeriodField.tsx';
import { ProblemList } from './ProblemList.tsx';
import { useImportHome } from './queueAddress.ts';
import { ReversalsPart } from './ReversalsPart.tsx';
import { type StepAction, StepFrame } from './StepFrame.tsx';
import { UndoImportModal } from './UndoImportModal.tsx';
import { useRunningJob, useSaveRejected } from './useImportJobs.ts';

/** What has happened, what to do next, and the way back. */
export function DoneStep({ batch }: { batch: Batch }) {
  return batch.status === 'undone' ? <Undone batch={batch} /> : <Committed batch={batch} />;
}

function Committed({ batch }: { batch: Batch }) {
  const t = useT();
  const format = useFormat();
  const [undoing, setUndoing] = useState(false);
  const { home, queued } = useImportHome();
  const [next, ...others] = useNextSteps(batch);
  const { counts, fileName } = batch;
  const figures = {
    name: fileName,
    created: format.count(counts?.created ?? 0),
    updated: format.count(counts?.updated ?? 0),
    unchanged: format.count(counts ? recordsOf(counts, 'unchanged') : 0),
  };
  return (
    <StepFrame
      step="done"
      title={t('imports.done.title')}
      fileName={fileName}
      announce={t('imports.done.live', figures)}
      back={{ label: t(queued ? 'imports.queue.back' : 'shell.nav.imports'), act: () => navigate(home) }}
      primary={queued ? { label: t('imports.queue.back'), act: () => navigate(home) } : next}
    >
      <Stack gap="md" className={classes.done}>
        {batch.error && <ErrorNotice error={AppError.fromWire(batch.error)} />}
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <CircleCheck size={28} aria-hidden className={classes.good} />
          <div>
            <Text fw={600} size="lg">
              {t(`imports.done.${batch.kind ?? 'dealers'}`, figures)}
            </Text>
            {counts && <CountsText counts={counts} kind={batch.kind ?? 'dealers'} />}
            <ScoringText batch={batch} />
          </div>
        </Group>
        <PeriodField batch={batch} />
        {batch.kind === 'orders' && <FromHandlersOffer />}
        {batch.kind === 'orders' && <ReversalsPart batchId={batch.batchId} />}
        {counts && <DifferencesPart batch={batch} counts={counts} />}
        {counts && <HandedBack batch={batch} counts={counts} />}
        {counts && counts.problems > 0 && <Remarks batch={batch} problems={counts.problems} />}
        <section aria-labelledby="import-next">
          <Title order={2} size="h5" id="import-next" mb="xs">
            {t('imports.done.next')}
          </Title>
          <Group gap="sm">
            {others.map(({ label, act }) => (
              <Button key={label} variant="default" size="sm" onClick={act}>
                {label}
              </Button>
            ))}
          </Group>
        </section>
        <Group gap="sm">
          <Button variant="default" leftSection={<Undo2 size={15} aria-hidden />} onClick={() => setUndoing(true)}>
            {t('imports.done.undo')}
          </Button>
          <UndoImportModal batch={undoing ? batch : null} onClose={() => setUndoing(false)} />
        </Group>
      </Stack>
    </StepFrame>
  );
}

function Undone({ batch }: { batch: Batch }) {
  const t = useT();
  const { pick } = useImportActions();
  const { home, queued } = useImportHome();
  const kept = useApiQuery('imports.undoPreview', { batchId: batch.batchId }).data?.kept;
  const back = { label: t(queued ? 'imports.queue.back' : 'shell.nav.imports'), act: () => navigate(home) };
  return (
    <StepFrame
      step="done"
      title={t('imports.done.undone')}
      fileName={batch.fileName}
      announce={t('imports.done.undone')}
      back={back}
      primary={queued ? back : { label: t('imports.done.again'), act: () => void pick() }}
    >
      <Stack gap="sm" className={classes.done}>
        <Text>{t('imports.done.undoneText', { name: batch.fileName })}</Text>
        {batch.keptDealers > 0 && (
          <Alert color="yellow" variant="light">
            {t('imports.done.undoneKept', { count: batch.keptDealers })}
          </Alert>
        )}
        {kept && <KeptFields kept={kept} done />}
      </Stack>
    </StepFrame>
  );
}

/** The first one is the page's main act. */
function useNextSteps(batch: Batch): [StepAction, ...StepAction[]] {
  const [first, ...others] = useKindSteps(batch);
  const suspects = useSuspects(batch);
  return [first, ...suspects, ...others];
}

/** New dealers of this file that are much like one of the list: nobody else looks for them. */
function useSuspects({ batchId }: Batch): StepAction[] {
  const t = useT();
  const format = useFormat();
  const { data } = useApiQuery('imports.problems', { batchId, code: 'dealer_like', offset: 0, limit: 1 });
  if (data === undefined || data.total === 0) return [];
  const label = t('imports.done.seeDoubles', { n: format.count(data.total) });
  return [{ label, act: () => navigate('/data/doubles') }];
}

function useKindSteps(batch: Batch): [StepAction, ...StepAction[]] {
  const t = useT();
  const { pick } = useImportActions();
  const hasOrders = useApiQuery('orders.coverage', {}).data?.cutOff != null;
  const dealers = { label: t('imports.done.seeDealers'), act: () => navigate('/dealers') };
  const again = { label: t('imports.done.again'), act: () => void pick() };
  const report = { label: t('imports.done.seeReport'), act: () => navigate('/reports/tier') };
  const changes = {
    label: t('imports.done.seeChanges'),
    act: () => navigate(`/reports/changes?batch=${batch.batchId}`),
  };
  const scores = { label: t('imports.done.seeScores'), act: () => navigate('/scoring') };
  const owed = { label: t('imports.done.seeReceivables'), act: () => navigate('/receivables') };
  if (batch.kind === 'receivables' || batch.kind === 'receipts') return [owed, dealers, again];
  if (batch.kind === 'orders') return [report, changes, scores, dealers, again];
  if (hasOrders) return [dealers, scores, report, again];
  return [{ label: t('imports.done.importOrders'), act: () => void pick() }, dealers];
}

function ScoringText({ batch }: { batch: Batch }) {
  const t = useT();
  const overview = useApiQuery('scoring.overview', {}).data;
  const running = useRunningJob('scoring.live') !== null;
  if (batch.kind !== 'orders' || !overview) return null;
  const due = running || overview.stale || overview.live === null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t(due ? 'imports.done.scoring' : 'imports.done.scored')}
    </Text>
  );
}

/** What the check has remarked can still be read when everything is written. */
function Remarks({ batch, problems }: { batch: Batch; problems: number }) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Button variant="default" size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'imports.done.hideRemarks' : 'imports.done.remarks', { count: problems })}
      </Button>
      {shown && (
        <div className={classes.remarks}>
          <ProblemList batch={batch} severity={undefined} />
        </div>
      )}
    </div>
  );
}

function HandedBack({ batch, counts }: { batch: Batch; counts: ImportCounts }) {
  const t = useT();
  const format = useFormat();
  const { save, busy } = useSaveRejected();
  if (counts.rejectedRows === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<FileDown size={17} aria-hidden />}>
      <Group gap="sm">
        {t('imports.done.handedBack', { count: counts.rejectedRows })}
        <ExportMenu
          size="compact-sm"
          busy={busy}
          text={t('imports.check.saveRejected', { n: format.count(counts.rejectedRows) })}
          hint={t('imports.check.saveRejectedHint')}
          onFormat={(as) => void save(batch, counts.rejectedRows, as)}
        />
      </Group>
    </Alert>
  );
}
