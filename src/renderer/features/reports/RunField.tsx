import { Select } from '@mantine/core';
import type { RunId } from '../../../shared/domain/ids.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useRunOptions } from '../../components/useRunOptions.ts';
import { useT } from '../../components/useT.ts';

const LIVE = 'live';

/** Which result a report is of: the present one, or a run that was kept. It stands in the address. */
export function RunField({ runId }: { runId: RunId | null }) {
  const t = useT();
  const runs = useRunOptions() ?? [];
  return (
    <Select
      label={t('reports.screen.run')}
      allowDeselect={false}
      data={[{ value: LIVE, label: t('scoring.moves.live') }, ...runs]}
      value={runId === null ? LIVE : String(runId)}
      onChange={(next) =>
        navigate(next === null || next === LIVE ? '/reports/tier' : `/reports/tier?run=${next}`, { replace: true })
      }
    />
  );
}
