import { Button, Group } from '@mantine/core';
import type { Problem } from '../../../shared/contract/importProblem.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useT } from '../../components/useT.ts';
import { allRowsOf, useRowChoice } from './useRowChoice.ts';

/** Rows left out because of what they look like, and bills held back because of their number: the owner may know better. */
const ROWS: ReadonlySet<Problem['code']> = new Set(['supplier', 'category_row']);
const BILLS: ReadonlySet<Problem['code']> = new Set(['bill_other_dealer', 'bill_far_apart', 'bill_elsewhere']);

export function canTake({ code }: Problem): boolean {
  return ROWS.has(code) || BILLS.has(code);
}

/** Takes such a row as a dealer or a bill after all, or all rows of its kind; the file is checked again. */
export function TakeRows({ batch, problem }: { batch: Batch; problem: Problem }) {
  const t = useT();
  const api = useApi();
  const choice = useRowChoice(batch);
  if (choice === null) return null;
  const { batchId } = batch;
  const isBill = BILLS.has(problem.code);
  const all = () =>
    allRowsOf(async (page) => {
      const { problems, total } = await api.call('imports.problems', { batchId, code: problem.code, ...page });
      return { rows: problems, total };
    });
  return (
    <Group gap="sm" mt={4}>
      <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.take([problem.row])}>
        {t(isBill ? 'imports.check.takeBill' : 'imports.check.takeRow')}
      </Button>
      <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.take(all())}>
        {t(isBill ? 'imports.check.takeBills' : 'imports.check.takeAll', {
          kind: t(`imports.problem.${problem.code}`),
        })}
      </Button>
    </Group>
  );
}
