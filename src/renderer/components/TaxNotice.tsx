import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { mixedTaxText } from '../../shared/i18n/taxText.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from './useT.ts';

/** One sentence where amounts with and without tax are added up: by source, and where a source's word has changed. */
export function TaxNotice() {
  const t = useT();
  const taxes = useApiQuery('imports.taxes', {}).data;
  if (!taxes?.mixed) return null;
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={17} aria-hidden />}>
      {mixedTaxText(taxes.sources, t)}
    </Alert>
  );
}
