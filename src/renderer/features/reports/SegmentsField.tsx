import { MultiSelect } from '@mantine/core';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';

interface SegmentsFieldProps {
  /** None chosen means everybody. */
  value: readonly SegmentId[];
  onChange(next: SegmentId[]): void;
}

/** In which segments a report looks; nothing where there are none. */
export function SegmentsField({ value, onChange }: SegmentsFieldProps) {
  const t = useT();
  const segments = useApiQuery('segments.names', {}).data?.segments ?? [];
  if (segments.length === 0) return null;
  return (
    <MultiSelect
      label={t('reports.screen.segments')}
      placeholder={value.length === 0 ? t('reports.screen.segmentsAll') : ''}
      clearable
      searchable
      data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value.map(String)}
      onChange={(next) => onChange(next.map((id) => SegmentId.parse(Number(id))))}
    />
  );
}
