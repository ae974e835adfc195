import { Button, Chip, Group, MultiSelect, Text } from '@mantine/core';
import { CalendarPlus, Check } from 'lucide-react';
import { useState } from 'react';
import type { NextStepRow } from '../../../shared/contract/activities.contract.ts';
import { STEP_GROUPS, type StepGroup } from '../../../shared/domain/activities.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { PageAnswer } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useT } from '../../components/useT.ts';
import { ActivitiesFrame } from './ActivitiesFrame.tsx';
import classes from './activities.module.css';
import { useStepColumns } from './useActivityColumns.tsx';
import { useStepActs } from './useStepActs.ts';

type Answer = PageAnswer<NextStepRow>;

/** What was promised and is still to be done, the oldest first; done and moved in place. */
export function NextStepsPage() {
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const [groups, setGroups] = useState<StepGroup[]>([]);
  const [reps, setReps] = useState<(RepId | null)[]>([]);
  const [active, setActive] = useState<NextStepRow | undefined>();
  const acts = useStepActs();
  const head = useApiQuery('activities.nextSteps', { reps, limit: 1 });
  const names = useApiQuery('reps.list', {}).data?.reps ?? [];
  const version = useTopicVersion(QUERY_TOPICS['activities.nextSteps']);
  const rows = useRowPages<NextStepRow, Answer>(JSON.stringify([groups, reps]), version, async ({ offset, limit }) => ({
    ...(await api.call('activities.nextSteps', { groups, reps, offset, limit })),
    snapshot: '',
  }));
  const columns = useGridColumns('nextSteps', useStepColumns());
  const counts = head.data?.counts;
  return (
    <ActivitiesFrame tab="next" intro={t('activities.page.nextIntro')}>
      {head.error && <ErrorNotice error={head.error} onRetry={() => void head.refetch()} />}
      <Group gap="xs">
        <Chip.Group
          multiple
          value={groups}
          onChange={(next) => setGroups(STEP_GROUPS.filter((group) => next.includes(group)))}
        >
          <Group gap={4} role="group" aria-label={t('activities.field.group')}>
            {STEP_GROUPS.map((group) => (
              <Chip key={group} size="xs" value={group}>
                {t(`activities.group.${group}`)} {counts?.[group] ?? 0}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <MultiSelect
          size="xs"
          w={150}
          clearable
          aria-label={t('activities.field.rep')}
          placeholder={reps.length === 0 ? t('activities.field.rep') : ''}
          data={names.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={reps.map(String)}
          onChange={(next) => setReps(next.map((id) => RepId.parse(Number(id))))}
        />
        <span className={classes.spread} />
        <Button
          size="compact-sm"
          disabled={active === undefined}
          leftSection={<Check size={14} aria-hidden />}
          onClick={() => active && acts.finish([active.id])}
        >
          {t('activities.steps.finish')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={active === undefined}
          leftSection={<CalendarPlus size={14} aria-hidden />}
          onClick={() => active && acts.tomorrow([active.id])}
        >
          {t('activities.steps.tomorrow')}
        </Button>
        <TableExport
          request={{ table: 'nextSteps', of: { groups, reps } }}
          name={t('activities.steps.title')}
          columns={columns.shown}
          disabled={(rows.state.answer?.total ?? 0) === 0}
        />
        <ColumnMenu columns={columns} />
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<NextStepRow, Answer>
          name="nextSteps"
          label={t('activities.steps.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          leads
          onActive={setActive}
          onOpen={(row) => navigate(`/dealers/${row.dealerId}`)}
          onDelete={() => active && acts.finish([active.id])}
          empty={<EmptyState title={t('activities.steps.none')} text={t('activities.steps.noneHint')} />}
          footer={
            <Text size="xs" c="dimmed" role="status">
              {t('activities.steps.keys')}
            </Text>
          }
        />
      </div>
    </ActivitiesFrame>
  );
}
