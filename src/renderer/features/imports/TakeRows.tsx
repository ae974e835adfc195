import { Button, Group } from '@mantine/core';
import type { Batch, Problem } from '../../../shared/contract/imports.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useT } from '../../components/useT.ts';
import { allRowsOf, useRowChoice } from './useRowChoice.ts';

/** True for rows that were left out because of what they look like: the owner may know better. */
export function canTake({ code }: Problem): boolean {
  return code === 'supplier' || code === 'category_row';
}

/** Takes a row that looks like a supplier or a heading as a dealer, or all rows of its kind; the file is checked again. */
export function TakeRows({ batch, problem }: { batch: Batch; problem: Problem }) {
  const t = useT();
  const api = useApi();
  const choice = useRowChoice(batch);
  if (choice === null) return null;
  const { batchId } = batch;
  const all = () =>
    allRowsOf(async (page) => {
      const { problems, total } = await api.call('imports.problems', { batchId, code: problem.code, ...page });
      return { rows: problems, total };
    });
  return (
    <Group gap="sm" mt={4}>
      <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.take([problem.row])}>
        {t('imports.check.takeRow')}
      </Button>
      <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.take(all())}>
        {t('imports.check.takeAll', { kind: t(`imports.problem.${problem.code}`) })}
      </Button>
    </Group>
  );
}
