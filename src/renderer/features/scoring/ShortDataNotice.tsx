import { Alert, Button, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { type ShortData, shortDataOf } from '../../../shared/domain/shortData.ts';
import { shortDataText, spanText } from '../../../shared/i18n/shortDataText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { useActiveScheme } from './useActiveScheme.ts';

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
  const notify = useNotify();
  const undo = useUndo();
  const scheme = useActiveScheme();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const save = useApiCommand('scoring.saveScheme');
  if (!scheme) return null;
  const { id, name, rules } = scheme;
  const gradeNow = () =>
    save.mutate(
      { id, name, rules: { ...rules, tooNewMonths: 0 }, note: t('scoring.short.note', { span: spanText(short, t) }) },
      {
        onSuccess: ({ changeId }) => notify.done(t('scoring.short.done'), () => void undo(changeId)),
        onError: notify.error,
      },
    );
  return (
    <Button
      variant="default"
      disabled={readOnly || rules.tooNewMonths === 0}
      loading={save.isPending}
      onClick={gradeNow}
    >
      {t('scoring.short.gradeNow')}
    </Button>
  );
}
