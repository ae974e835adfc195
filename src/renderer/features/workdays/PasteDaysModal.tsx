import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ReadDay } from '../../../shared/contract/workdays.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './workdays.module.css';

interface PasteDaysModalProps {
  year: number;
  opened: boolean;
  onClose(): void;
}

/** A list of days off, pasted: shown as it is read, then written in one act. */
export function PasteDaysModal({ year, opened, onClose }: PasteDaysModalProps) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const [text, setText] = useState('');
  const [replace, setReplace] = useState(true);
  const [asked] = useDebouncedValue(text, 250);
  const preview = useApiQuery('workdays.preview', { year, text: asked }, { enabled: opened && asked.trim() !== '' });
  const save = useApiCommand('workdays.import');
  const days = asked.trim() === '' ? [] : (preview.data?.days ?? []);
  const fresh = days.filter(({ problem, known }) => problem === null && !known).length;
  const write = () =>
    save.mutate(
      { year, text, replace },
      {
        onSuccess: ({ changed, changeId }) => {
          notify.done(
            t('workdays.done', { count: changed }),
            changeId === null ? undefined : () => void undo(changeId),
          );
          setText('');
          onClose();
        },
        onError: (error) => notify.error(error),
      },
    );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={`${t('workdays.paste.title')} · ${year}`}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('workdays.paste.hint')}
        </Text>
        <Textarea
          label={t('workdays.paste.text')}
          data-autofocus
          autosize
          minRows={5}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {days.length > 0 && <Preview days={days} fresh={fresh} />}
        <Checkbox
          label={t('workdays.paste.replace')}
          checked={replace}
          onChange={(event) => setReplace(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button disabled={fresh === 0 || asked !== text} loading={save.isPending} onClick={write}>
            {t('workdays.paste.save', { count: fresh })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Preview({ days, fresh }: { days: readonly ReadDay[]; fresh: number }) {
  const t = useT();
  const format = useFormat();
  const known = days.filter((each) => each.known).length;
  const problems = days.filter(({ problem }) => problem !== null).length;
  const said = ({ day, kind, name }: ReadDay) =>
    [day === null ? '' : format.day(day), kind === null ? '' : t(`workdays.kind.${kind}`), name]
      .filter(Boolean)
      .join(' ');
  return (
    <div role="status">
      <Text size="sm">
        {[
          t('workdays.paste.preview', { count: fresh }),
          ...(known > 0 ? [t('workdays.paste.known', { count: known })] : []),
          ...(problems > 0 ? [t('workdays.paste.problems', { count: problems })] : []),
        ].join(' · ')}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys */}
      <section className={classes.preview} tabIndex={0} aria-label={t('workdays.paste.said')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('workdays.paste.line')}</th>
              <th scope="col">{t('workdays.paste.text_')}</th>
              <th scope="col">{t('workdays.paste.said')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((each, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text are told by their place
              <tr key={at} data-problem={each.problem ?? undefined}>
                <td>{each.line}</td>
                <td>{each.text}</td>
                <td>{each.problem === null ? said(each) : t(`workdays.paste.problem.${each.problem}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
