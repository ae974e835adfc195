import { Alert, Text, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { hasTrait, type ImportField } from '../../../shared/contract/importFields.ts';
import type { DifferenceRule } from '../../../shared/contract/importRules.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { TableColumns } from '../../../shared/contract/importTables.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { ColumnUnit } from '../../../shared/contract/readingRules.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { ColumnTable } from './ColumnTable.tsx';
import {
  type ColumnChoice,
  chooseField,
  chooseRule,
  chooseUnit,
  type Draft,
  doubledColumns,
  draftOf,
  missingColumns,
  optionsOf,
  totalPeriodOf,
} from './mappingDraft.ts';
import { OtherTables } from './OtherTables.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { useImportHome } from './queueAddress.ts';
import { ReadingChoices } from './ReadingChoices.tsx';
import { RuleChoices } from './RuleChoices.tsx';
import { SheetsChoice } from './SheetsChoice.tsx';
import { StepFrame } from './StepFrame.tsx';
import { UsedRecipeNotice } from './UsedRecipeNotice.tsx';
import classes from './understand.module.css';

export type Correction = Omit<Input<'imports.inspectAgain'>, 'batchId'>;

interface UnderstandStepProps {
  batch: Batch;
  /** A check has begun; the step is busy until what follows from it is known. */
  onChecked(): Promise<void>;
}

/** What we understood of the file; everything can be corrected before the check. */
export function UnderstandStep({ batch, onChecked }: UnderstandStepProps) {
  const t = useT();
  const { understanding } = batch;
  if (understanding === null) {
    return (
      <StepFrame step="understand" title={t('imports.understand.title')} fileName={batch.fileName}>
        <ErrorNotice
          error={AppError.fromWire(batch.error ?? { code: 'sheet_empty', params: { name: batch.fileName } })}
        />
      </StepFrame>
    );
  }
  return <Understood batch={batch} understanding={understanding} onChecked={onChecked} />;
}

function Understood(props: UnderstandStepProps & { understanding: Understanding }) {
  const { batch, understanding, onChecked } = props;
  const t = useT();
  const [draft, setDraft] = useDraft(batch, understanding);
  const again = useApiCommand('imports.inspectAgain');
  const check = useApiCommand('imports.check', onChecked);
  const { home, queued } = useImportHome();
  const busy = batch.status === 'inspecting' || again.isPending || check.isPending;

  const correct = useCallback(
    (correction: Correction) => {
      const { kind, sheet, headerRow, encoding, tableColumns: columns } = understanding;
      const present = { kind, sheet, headerRow, columns, ...(encoding === null ? {} : { encoding }) };
      again.mutate({ batchId: batch.batchId, ...corrected(present, correction) });
    },
    [again.mutate, batch.batchId, understanding],
  );
  /** Another table of the sheet may be a list of another kind. */
  const readTable = (table: { headerRow?: number; columns: TableColumns | null }) => {
    const { sheet, encoding } = understanding;
    again.mutate({ batchId: batch.batchId, sheet, ...table, ...(encoding === null ? {} : { encoding }) });
  };
  const choose = useCallback(
    (column: number, field: ColumnChoice | null) => setDraft((last) => chooseField(last, column, field)),
    [setDraft],
  );
  const rule = useCallback(
    (column: number, next: DifferenceRule | null) => setDraft((last) => chooseRule(last, column, next)),
    [setDraft],
  );
  const unit = useCallback(
    (column: number, next: ColumnUnit | null) => setDraft((last) => chooseUnit(last, column, next)),
    [setDraft],
  );
  const doubled = useMemo(() => doubledColumns(draft, understanding.kind), [draft, understanding.kind]);
  const missing = missingColumns(draft, understanding.kind);
  const dayIsKnown =
    (!hasTrait(understanding.kind, 'asOf') || isCalendarDay(draft.asOf)) &&
    (!hasTrait(understanding.kind, 'totalPeriod') || totalPeriodOf(draft) !== null);
  const startCheck = () => check.mutate({ batchId: batch.batchId, options: optionsOf(draft, understanding) });
  const error = again.error ?? check.error ?? (batch.error ? AppError.fromWire(batch.error) : null);

  return (
    <StepFrame
      step="understand"
      title={t('imports.understand.title')}
      fileName={batch.fileName}
      text={t('imports.understand.intro')}
      back={{ label: t(queued ? 'imports.queue.back' : 'imports.understand.otherFile'), act: () => navigate(home) }}
      primary={{
        label: t('imports.understand.check'),
        act: startCheck,
        busy,
        disabled: missing.length > 0 || !dayIsKnown || doubled.size > 0 || understanding.columns.length === 0,
      }}
      hint={t('imports.understand.checkHint')}
    >
      {error && <ErrorNotice error={error} />}
      <div className={classes.understand} aria-busy={busy}>
        <aside className={classes.choices}>
          <ReadingChoices understanding={understanding} onCorrect={correct} />
          <SheetsChoice understanding={understanding} draft={draft} onChange={setDraft} />
          <RuleChoices understanding={understanding} draft={draft} onChange={setDraft} onCorrect={correct} />
        </aside>
        <div className={classes.columnsSide}>
          <Remarks understanding={understanding} missing={missing} />
          <PreviewTable understanding={understanding} draft={draft} onHeader={(headerRow) => correct({ headerRow })} />
          <OtherTables understanding={understanding} draft={draft} onChange={setDraft} onTable={readTable} />
          <ColumnTable
            understanding={understanding}
            draft={draft}
            doubled={doubled}
            onChoose={choose}
            onRule={rule}
            onUnit={unit}
          />
        </div>
      </div>
    </StepFrame>
  );
}

/** What is asked for again: the present reading with one thing changed, and anew what follows from that thing. */
function corrected(present: Correction, correction: Correction): Correction {
  const next = { ...present, ...correction };
  if (correction.sheet !== undefined || correction.encoding !== undefined) {
    delete next.headerRow;
    delete next.columns;
    delete next.kind;
  }
  // A recipe finds the header by itself; without one the list is looked at as if it had never come before.
  if (correction.recipe !== undefined) {
    delete next.headerRow;
    delete next.columns;
    delete next.kind;
  }
  return next;
}

/** The user's corrections; another understanding (sheet, header, encoding) starts the mapping anew. */
function useDraft(batch: Batch, understanding: Understanding) {
  const [seen, setSeen] = useState(understanding);
  const [draft, setDraft] = useState<Draft>(() => draftOf(understanding, batch.options));
  if (seen !== understanding) {
    setSeen(understanding);
    setDraft(draftOf(understanding, batch.options, draft));
  }
  return [draft, setDraft] as const;
}

function Remarks({ understanding, missing }: { understanding: Understanding; missing: (readonly ImportField[])[] }) {
  const t = useT();
  const names = missing.map((any) => any.map((field) => t(`imports.field.${field}`)).join(t('imports.understand.or')));
  return (
    <>
      {understanding.recipe && <UsedRecipeNotice recipe={understanding.recipe} />}
      {missing.length > 0 && understanding.columns.length > 0 && (
        <Alert
          role="alert"
          color="red"
          variant="outline"
          icon={<TriangleAlert size={17} aria-hidden />}
          title={t('imports.understand.missing', { fields: names.join(t('imports.understand.and')) })}
        >
          {t('imports.understand.missingText')}
        </Alert>
      )}
      {understanding.columns.length === 0 && (
        <Alert role="alert" color="red" variant="outline">
          {t('imports.understand.nothingFound')}
        </Alert>
      )}
      {understanding.headerRow === 0 && understanding.columns.length > 0 && (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={17} aria-hidden />}>
          <Text size="sm" fw={600}>
            {t('imports.understand.headerless')}
          </Text>
          <Text size="sm">{t('imports.understand.headerlessText')}</Text>
        </Alert>
      )}
      {understanding.encodingUncertain && (
        <Alert color="yellow" variant="light" icon={<TriangleAlert size={17} aria-hidden />}>
          <Text size="sm">{t('imports.understand.encodingUncertain')}</Text>
        </Alert>
      )}
      <Title order={2} size="h5">
        {t('imports.understand.preview')}
      </Title>
    </>
  );
}
