import { Alert, Button, Group, Tabs, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { useMemo, useState } from 'react';
import { BESIDE_FIGURES } from '../../../shared/contract/importKinds/dealers.kind.ts';
import type { Batch, ImportCounts, StagedRow } from '../../../shared/contract/imports.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { ChangedBills } from './ChangedBills.tsx';
import { CountsText } from './CountsText.tsx';
import { CountTiles, type Part, recordsOf } from './CountTiles.tsx';
import classes from './check.module.css';
import { FileTotals } from './FileTotals.tsx';
import { PeriodField } from './PeriodField.tsx';
import { ProblemList } from './ProblemList.tsx';
import { ProposalsPart } from './ProposalsPart.tsx';
import { useImportHome } from './queueAddress.ts';
import { ReplaceField, useVanished } from './ReplaceField.tsx';
import { listedCount, SkippedRows } from './SkippedRows.tsx';
import { StagedRows } from './StagedRows.tsx';
import { StepFrame } from './StepFrame.tsx';
import { useSaveDifferences, useSaveRejected } from './useImportJobs.ts';
import { VanishedBills } from './VanishedBills.tsx';
import { VoidedField } from './VoidedField.tsx';

/** Actions that have rows to look at; rejected ones stand among the problems. */
const ROW_TABS = ['create', 'update', 'unchanged'] as const satisfies readonly StagedRow['action'][];
const COUNT_OF = { create: 'created', update: 'updated', unchanged: 'unchanged' } as const;

/** What would happen: counts, every problem, every row; nothing is written until the owner says so. */
export function CheckStep({ batch, onChange }: { batch: Batch; onChange: () => void }) {
  const { counts } = batch;
  if (counts === null) return null;
  return <Checked batch={batch} counts={counts} onChange={onChange} />;
}

function Checked({ batch, counts, onChange }: { batch: Batch; counts: ImportCounts; onChange: () => void }) {
  const t = useT();
  const format = useFormat();
  const commit = useApiCommand('imports.commit');
  const { home } = useImportHome();
  const [part, setPart] = useState<Part>(firstPart(counts));
  const taken = counts.created + counts.updated;
  const { batchId } = batch;
  const writes = taken > 0 || batch.replace || batch.removeVoided;
  const write = () => (writes ? commit.mutate({ batchId }) : navigate(home));
  const figures = Object.fromEntries(
    (['created', 'updated', 'unchanged', 'rejected', 'ambiguous', 'leftOut'] as const).map((name) => [
      name,
      format.count(recordsOf(counts, name)),
    ]),
  );
  const error = commit.error ?? (batch.error ? AppError.fromWire(batch.error) : null);
  return (
    <StepFrame
      step="check"
      title={t('imports.check.title')}
      fileName={batch.fileName}
      text={t('imports.check.intro')}
      announce={t('imports.check.live', figures)}
      fill
      back={{ label: t('imports.check.change'), act: onChange }}
      primary={{
        label: writes ? t('imports.check.commit', { n: format.count(taken) }) : t('imports.check.commitNothing'),
        act: write,
        busy: commit.isPending,
      }}
      hint={
        <>
          <SaveRejected batch={batch} rows={counts.rejectedRows} />
          <SaveDifferences batch={batch} counts={counts} />
        </>
      }
    >
      {error && <ErrorNotice error={error} />}
      <CountTiles counts={counts} kind={batch.kind ?? 'dealers'} part={part} onPart={setPart} />
      <CountsText counts={counts} kind={batch.kind ?? 'dealers'} />
      <FileTotals batch={batch} counts={counts} />
      <TagsText batch={batch} counts={counts} />
      <FiguresText batch={batch} />
      <PeriodField batch={batch} />
      <ReplaceField batch={batch} counts={counts} onList={() => setPart({ tab: 'vanished' })} />
      <VoidedField batch={batch} counts={counts} onList={() => setPart({ tab: 'voided' })} />
      <ProposedText batch={batch} onList={() => setPart({ tab: 'proposals' })} />
      <NothingToDo counts={counts} />
      <Parts batch={batch} counts={counts} part={part} onPart={setPart} />
    </StepFrame>
  );
}

/** A list may be imported again and again without losing what was tagged by hand. */
function TagsText({ batch, counts }: { batch: Batch; counts: ImportCounts }) {
  const t = useT();
  const read = batch.options?.mapping.some(({ field }) => field === 'tags') ?? false;
  return read && counts.updated > 0 ? <Text size="sm">{t('imports.check.tagsAdded')}</Text> : null;
}

/** What a list says of amounts and last orders is kept, and decides nothing. */
function FiguresText({ batch: { kind, options } }: { batch: Batch }) {
  const t = useT();
  const said = BESIDE_FIGURES.filter((figure) => options?.mapping.some(({ field }) => field === figure));
  if (kind !== 'dealers' || said.length === 0) return null;
  const list = said.map((figure) => t(`imports.field.${figure}`)).join(t('imports.check.comma'));
  return (
    <Text size="sm" c="dimmed">
      {t('imports.check.besideFigures', { list })}
    </Text>
  );
}

function useProposals({ batchId }: Batch): number {
  return useApiQuery('imports.proposals', { batchId, limit: 1 }).data?.total ?? 0;
}

/** Accounts that are nobody in particular are pointed out; what was proposed holds unless the owner says otherwise. */
function ProposedText({ batch, onList }: { batch: Batch; onList: () => void }) {
  const t = useT();
  const proposals = useProposals(batch);
  if (proposals === 0) return null;
  return (
    <Group gap="sm">
      <Text size="sm">{t('imports.grading.proposed', { count: proposals })}</Text>
      <Button variant="default" size="compact-sm" onClick={onList}>
        {t('imports.grading.show')}
      </Button>
    </Group>
  );
}

/** Problems first where rows are kept out; else what would be written. */
function firstPart(counts: ImportCounts): Part {
  if (counts.rejected + counts.ambiguous > 0) return { tab: 'problems' };
  if (counts.updated > 0) return { tab: 'update' };
  if (counts.created > 0) return { tab: 'create' };
  return counts.problems > 0 ? { tab: 'problems' } : { tab: 'unchanged' };
}

function NothingToDo({ counts }: { counts: ImportCounts }) {
  const t = useT();
  if (counts.created + counts.updated > 0) return null;
  const same = counts.unchanged > 0;
  const handedBack = counts.rejected + counts.ambiguous > 0;
  return (
    <Alert color={same ? 'accent' : 'yellow'} variant="light" icon={<Info size={17} aria-hidden />}>
      {t(same ? (handedBack ? 'imports.check.nothingNew' : 'imports.check.nothing') : 'imports.check.nothingTaken')}
    </Alert>
  );
}

function SaveRejected({ batch, rows }: { batch: Batch; rows: number }) {
  const t = useT();
  const format = useFormat();
  const { save, busy } = useSaveRejected();
  const act = (as: TableFormat) => void save(batch, rows, as);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the command is the same while the batch is
  const commands = useMemo(
    () =>
      rows === 0
        ? []
        : [
            {
              id: 'imports.rejected',
              label: t('imports.check.saveRejected', { n: format.count(rows) }),
              run: () => act('xlsx'),
            },
          ],
    [t, rows, format, batch],
  );
  usePageCommands(commands);
  if (rows === 0) return null;
  return (
    <ExportMenu
      size="sm"
      busy={busy}
      text={t('imports.check.saveRejected', { n: format.count(rows) })}
      hint={t('imports.check.saveRejectedHint')}
      onFormat={act}
    />
  );
}

/** For bills only: what changes of a list of dealers stands in its rows. */
function SaveDifferences({ batch, counts }: { batch: Batch; counts: ImportCounts }) {
  const t = useT();
  const { save, busy } = useSaveDifferences();
  const vanished = useVanished(batch);
  if (batch.kind !== 'orders' || (counts.updated === 0 && !vanished)) return null;
  return (
    <ExportMenu size="sm" busy={busy} text={t('imports.differences.save')} onFormat={(as) => void save(batch, as)} />
  );
}

function Parts(props: { batch: Batch; counts: ImportCounts; part: Part; onPart: (part: Part) => void }) {
  const { batch, counts, part, onPart } = props;
  const t = useT();
  const format = useFormat();
  // The values are the names of the tabs below.
  const vanished = useVanished(batch);
  const proposals = useProposals(batch);
  const change = (tab: string | null) => tab !== null && onPart({ tab: tab as Part['tab'] });
  return (
    <Tabs value={part.tab} onChange={change} keepMounted={false} className={classes.parts}>
      <Tabs.List aria-label={t('imports.check.tabs')}>
        <Tabs.Tab value="problems">{t('imports.check.problemsTab', { n: format.count(counts.problems) })}</Tabs.Tab>
        {ROW_TABS.map((action) => (
          <Tabs.Tab key={action} value={action}>
            {t(action === 'unchanged' && counts.joined > 0 ? 'imports.check.joinedTab' : 'imports.check.rowsTab', {
              joined: format.count(counts.joined),
              name: t(`imports.check.${COUNT_OF[action]}`),
              n: format.count(recordsOf(counts, COUNT_OF[action])),
            })}
          </Tabs.Tab>
        ))}
        {listedCount(batch) > 0 && (
          <Tabs.Tab value="skipped">{t('imports.passed.tab', { n: format.count(listedCount(batch)) })}</Tabs.Tab>
        )}
        {proposals > 0 && (
          <Tabs.Tab value="proposals">{t('imports.grading.tab', { n: format.count(proposals) })}</Tabs.Tab>
        )}
        {vanished !== undefined && vanished !== 0 && (
          <Tabs.Tab value="vanished">
            {t('imports.differences.vanishedTab', { n: format.count(vanished.total) })}
          </Tabs.Tab>
        )}
        {counts.voided.bills > 0 && (
          <Tabs.Tab value="voided">{t('imports.voided.tab', { n: format.count(counts.voided.bills) })}</Tabs.Tab>
        )}
      </Tabs.List>
      <Tabs.Panel value="problems" className={classes.panel}>
        <ProblemList key={part.severity ?? 'all'} batch={batch} severity={part.severity} />
      </Tabs.Panel>
      {ROW_TABS.map((action) => (
        <Tabs.Panel key={action} value={action} className={classes.panel}>
          {action === 'update' && batch.kind === 'orders' ? (
            <ChangedBills batch={batch} />
          ) : (
            <StagedRows batch={batch} kind={batch.kind ?? 'dealers'} action={action} />
          )}
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="skipped" className={classes.panel}>
        <SkippedRows batch={batch} />
      </Tabs.Panel>
      <Tabs.Panel value="proposals" className={classes.panel}>
        <ProposalsPart batch={batch} />
      </Tabs.Panel>
      <Tabs.Panel value="vanished" className={classes.panel}>
        <VanishedBills batchId={batch.batchId} />
      </Tabs.Panel>
      <Tabs.Panel value="voided" className={classes.panel}>
        <VanishedBills batchId={batch.batchId} voided />
      </Tabs.Panel>
    </Tabs>
  );
}
