import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import type { ImportTrace } from '../../../shared/contract/dealers.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { changeAction, changeEntity, changeLines } from '../../../shared/i18n/changeText.ts';
import { spotWithin } from '../../../shared/i18n/rowText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useActsExport } from '../../app/useActsExport.ts';
import { useUndo } from '../../app/useUndo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';
import type { ShownContext } from './shownContext.ts';
import { useRepName } from './useRepName.ts';

const STEP = 20;
const MOST = 200;

/** What was changed by hand and by imports, newest first; changes by hand can be taken back one by one. */
export function HistorySection({ dealerId, imports }: { dealerId: DealerId; imports: readonly ImportTrace[] }) {
  const t = useT();
  const format = useFormat();
  const [limit, setLimit] = useState(STEP);
  const answer = useApiQuery('data.changes', { dealerId, limit }, { keepPrevious: true });
  const context = { t, format, repName: useRepName(), tierName: useTierName() };
  const { entries = [], total = 0 } = answer.data ?? {};
  const { save, busy } = useActsExport();
  const items = history(entries, imports, total > entries.length);
  return (
    <Section
      title={t('dealers.detail.history')}
      action={
        total > 0 && (
          <ExportMenu
            small={26}
            label={t('tables.export', { name: t('dealers.detail.history') })}
            busy={busy}
            onFormat={(format) => void save({ dealerId }, format)}
          />
        )
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data && items.length === 0 && <Text c="dimmed">{t('dealers.history.none')}</Text>}
      {items.map((item) =>
        'batchId' in item ? (
          <Imported key={`import ${item.batchId} ${item.created}`} trace={item} context={context} />
        ) : (
          <Entry key={item.id} entry={item} context={context} />
        ),
      )}
      {answer.data && answer.data.total > limit && limit < MOST && (
        <Button variant="default" size="compact-xs" onClick={() => setLimit(Math.min(MOST, limit + STEP * 3))}>
          {t('common.action.more')}
        </Button>
      )}
    </Section>
  );
}

/** Both kinds by time; while older edits are not loaded, imports older than the last one shown wait for them. */
function history(entries: readonly ChangeEntry[], imports: readonly ImportTrace[], more: boolean) {
  const oldest = more ? (entries.at(-1)?.at ?? 0) : 0;
  return [...entries, ...imports.filter(({ at }) => at >= oldest)].sort((a, b) => b.at - a.at);
}

function Imported({ trace, context }: { trace: ImportTrace; context: ShownContext }) {
  const { t, format } = context;
  const { fileName: file, row, sheet } = trace;
  return (
    <div className={classes.change}>
      <Text size="xs">
        <Text span size="xs" c="dimmed" mr={6}>
          {format.instant(trace.at)}
        </Text>
        {t(trace.created ? 'dealers.history.imported' : 'dealers.history.importUpdated')} ·{' '}
        <Link href={`/import/${trace.batchId}`}>
          {row === null ? file : t('dealers.history.importRow', { file, row: spotWithin({ sheet, row }, t) })}
        </Link>
      </Text>
      <Lines lines={changeLines({ entity: 'dealer', fields: trace.fields }, context)} />
    </div>
  );
}

function Lines({ lines }: { lines: ReturnType<typeof changeLines> }) {
  return lines.map((line) => (
    <div key={line.field}>
      {line.field}: <del>{line.before}</del> → <ins>{line.after}</ins>
    </div>
  ));
}

function Entry({ entry, context }: { entry: ChangeEntry; context: ShownContext }) {
  const { t, format } = context;
  const undo = useUndo();
  const kind = changeAction(entry);
  const action = kind === 'undo' ? 'undoEntry' : kind;
  const entity = changeEntity(entry.entity);
  return (
    <div className={classes.change}>
      <Group gap={6} wrap="nowrap">
        <Text size="xs" c="dimmed">
          {format.instant(entry.at)}
        </Text>
        <Text size="xs">
          {t(`dealers.history.${action}`)} · {t(`dealers.history.entity.${entity}`)}
          {entry.subject && ` ${entry.subject}`}
          {entry.actor && ` · ${entry.actor}`}
        </Text>
        <span className={classes.spread} />
        {entry.undone ? (
          <Badge size="xs" variant="default">
            {t('dealers.history.undone')}
          </Badge>
        ) : (
          entry.action !== 'undo' && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('dealers.history.undo')}
              onClick={() => void undo(entry.id)}
            >
              {t('common.action.undo')}
            </Button>
          )
        )}
      </Group>
      {kind !== 'create' && <Lines lines={changeLines(entry, context)} />}
    </div>
  );
}
