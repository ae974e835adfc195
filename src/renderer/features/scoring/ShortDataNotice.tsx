import { Alert, Button, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { type ShortData, shortDataOf } from '../../../shared/domain/shortData.ts';
import { shortDataText, spanText } from '../../../shared/i18n/shortDataText.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { useChangeRules } from './useChangeRules.ts';

/** Says that the data are shorter than the history a tier asks for, and grades all the same where the owner wants it. */
export function ShortDataNotice({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const short = shortDataOf(live);
  if (short === null) return null;
  return (
    <Alert role="status" color="yellow" variant="light" icon={<Hourglass size={17} aria-hidden />}>
      <Text size="sm" mb="xs">
        {shortDataText(short, t, format.day)}
      </Text>
      <GradeNow short={short} />
    </Alert>
  );
}

/** Saves the scheme that grades without a least history, for that reason; undone in one step. */
function GradeNow({ short }: { short: ShortData }) {
  const t = useT();
  const scheme = useChangeRules();
  if (!scheme) return null;
  const note = t('scoring.short.note', { span: spanText(short, t) });
  return (
    <Button
      variant="default"
      disabled={scheme.readOnly || scheme.rules.tooNewMonths === 0}
      loading={scheme.busy}
      onClick={() => scheme.change({ tooNewMonths: 0 }, t('scoring.short.done'), note)}
    >
      {t('scoring.short.gradeNow')}
    </Button>
  );
}
