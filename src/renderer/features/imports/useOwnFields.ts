import { useMemo } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';

type Field = Output<'fields.list'>['fields'][number];
const NONE: readonly Field[] = [];

/** The owner's own fields, and those that a column may still become. */
export function useOwnFields(): { offered: readonly Field[]; nameOf: (id: number) => string } {
  const fields = useApiQuery('fields.list', {}).data?.fields ?? NONE;
  return useMemo(
    () => ({
      offered: fields.filter(({ archived }) => !archived),
      nameOf: (id) => fields.find((field) => field.id === id)?.name ?? '',
    }),
    [fields],
  );
}
