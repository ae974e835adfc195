import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { AsOfRun } from './AsOfRun.tsx';
import { RunActions } from './RunActions.tsx';
import classes from './scoring.module.css';

const STEP = 10;
const REASONS = ['live', 'saved', 'printed', 'compared', 'month_end', 'before_import'] as const;

/** The runs that were kept, newest first. */
export function RunList() {
  const t = useT();
  const [limit, setLimit] = useState(STEP);
  const runs = useApiQuery('scoring.runs', { limit }, { keepPrevious: true });
  return (
    <section aria-labelledby="scoring-runs">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="scoring-runs">
          {t('scoring.run.title')}
        </Title>
        {runs.data && runs.data.total > 0 && <TableExport request={{ table: 'runs' }} name={t('scoring.run.title')} />}
      </Group>
      <AsOfRun />
      {runs.error && <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data?.total === 0 && <Text c="dimmed">{t('scoring.run.empty')}</Text>}
      {runs.data && runs.data.total > 0 && (
        <Text size="xs" c="dimmed" mb="xs">
          {t('scoring.run.hint')}
        </Text>
      )}
      {runs.data && runs.data.total > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('scoring.run.column.name')}</th>
              <th scope="col">{t('scoring.run.column.asOf')}</th>
              <th scope="col">{t('scoring.run.column.window')}</th>
              <th scope="col">{t('scoring.run.column.scheme')}</th>
              <th scope="col" data-end>
                {t('scoring.run.column.dealers')}
              </th>
              <th scope="col">{t('scoring.tier.column')}</th>
              <th scope="col">{t('scoring.run.column.reason')}</th>
              <th scope="col">{t('scoring.run.column.createdAt')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {runs.data.runs.map((run) => (
              <RunRow key={run.runId} run={run} />
            ))}
          </tbody>
        </table>
      )}
      {runs.data && runs.data.total > limit && limit < 200 && (
        <Button variant="default" mt="xs" onClick={() => setLimit(Math.min(200, limit + 50))}>
          {t('common.action.more')}
        </Button>
      )}
    </section>
  );
}

function RunRow({ run }: { run: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const { runId } = run;
  if (runId === null) return null;
  const tiers = run.tiers.map(({ tier, dealers }) => `${tierName(run.rules, tier)} ${format.count(dealers)}`);
  return (
    <tr>
      <td>
        <Link href={`/reports/tier?run=${runId}`} aria-label={t('scoring.run.open', { id: runId })}>
          {runId}
        </Link>
      </td>
      <td>{run.name}</td>
      <td>{format.day(run.asOf)}</td>
      <td>{t('scoring.page.windowMonths', { count: run.windowMonths })}</td>
      <td>
        <RunRules run={run} />
      </td>
      <td data-end>{format.count(run.dealers)}</td>
      <td>{tiers.join(' · ')}</td>
      <td>{reasonText(run.reason, t)}</td>
      <td>{format.instant(run.createdAt)}</td>
      <td className={classes.runActions}>
        <RunActions runId={runId} name={run.name} />
      </td>
    </tr>
  );
}

/** By which version of the scheme a run was made, and who saved that version when and why. */
function RunRules({ run }: { run: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const versions = useApiQuery('scoring.schemeVersions', { id: run.schemeId }).data?.versions ?? [];
  const version = versions.find((each) => each.version === run.schemeVersion);
  const told =
    version && [format.instant(version.createdAt), version.actor, version.note].filter((text) => text !== '');
  return (
    <>
      {`${run.schemeName} · ${t('scoring.scheme.version', { version: run.schemeVersion })}`}
      {told && (
        <Text size="xs" c="dimmed">
          {told.join(' · ')}
        </Text>
      )}
    </>
  );
}

function reasonText(reason: string, t: T): string {
  const known = REASONS.find((name) => name === reason);
  return known === undefined ? reason : t(`scoring.run.reason.${known}`);
}
