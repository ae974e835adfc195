import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Batch, Problem } from '../../../shared/contract/imports.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

const PAGE = 1000;

/** True for rows that were left out because of what they look like: the owner may know better. */
export function canTake({ code }: Problem): boolean {
  return code === 'supplier' || code === 'category_row';
}

/** Takes a row that looks like a supplier or a heading as a dealer, or all rows of its kind; the file is checked again. */
export function TakeRows({ batch, problem }: { batch: Batch; problem: Problem }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const { batchId, options } = batch;
  if (options === null || batch.status !== 'checked') return null;

  async function allRows(): Promise<number[]> {
    const rows: number[] = [];
    for (;;) {
      const { problems, total } = await api.call('imports.problems', {
        batchId,
        code: problem.code,
        offset: rows.length,
        limit: PAGE,
      });
      rows.push(...problems.map(({ row }) => row));
      if (rows.length >= total || problems.length === 0) return rows;
    }
  }

  const take = async (rows: () => Promise<number[]> | number[]) => {
    if (options === null) return;
    setBusy(true);
    try {
      const takeRows = [...new Set([...options.takeRows, ...(await rows())])];
      await api.call('imports.check', { batchId, options: { ...options, takeRows } });
    } catch (error) {
      setBusy(false);
      notify.error(error);
    }
  };
  return (
    <Group gap="sm" mt={4}>
      <Button variant="default" size="compact-sm" loading={busy} onClick={() => void take(() => [problem.row])}>
        {t('imports.check.takeRow')}
      </Button>
      <Button variant="default" size="compact-sm" loading={busy} onClick={() => void take(allRows)}>
        {t('imports.check.takeAll', { kind: t(`imports.problem.${problem.code}`) })}
      </Button>
    </Group>
  );
}
