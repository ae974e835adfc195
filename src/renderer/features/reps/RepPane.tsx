import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RepRow } from '../../../shared/contract/reps.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import { RepTimeSection } from '../visits/RepTimeSection.tsx';
import { HandlerSection } from './HandlerSection.tsx';
import { MovesSection } from './MovesSection.tsx';
import { RepFields } from './RepFields.tsx';
import { RepHistory } from './RepHistory.tsx';
import { nextText, statusText, tiersText } from './repColumns.tsx';
import classes from './reps.module.css';
import { useRepEdit } from './useRepEdit.ts';

/** The cursor rests this long on a row before its details are asked for, ms. */
const REST = 120;

export interface RepPaneProps {
  row: RepRow | undefined;
  levels: readonly string[];
  onLeave(rep: RepRow): void;
  onMerge(id: RepId, intoId: RepId | null): void;
}

/** The record of the rep the cursor is on, what he has, and what was. */
export function RepPane(props: RepPaneProps) {
  const { row } = props;
  const t = useT();
  const [rested] = useDebouncedValue(row, REST);
  if (row === undefined) {
    return (
      <Text c="dimmed" p="md">
        {t('reps.page.select')}
      </Text>
    );
  }
  return (
    <div className={classes.pane}>
      <Head row={row} />
      <Acts {...props} row={row} />
      <Record {...props} row={row} key={row.id} />
      {rested?.id === row.id && (
        <>
          <RepTimeSection id={rested.id} />
          <MovesSection id={rested.id} />
          <HandlerSection id={rested.id} />
          <RepHistory id={rested.id} />
        </>
      )}
    </div>
  );
}

function Head({ row }: { row: RepRow }) {
  const t = useT();
  const naming = useTierNaming();
  const format = useFormat();
  const facts = [
    statusText(row, t, format),
    row.level,
    row.amountMinor === null ? '' : format.money(row.amountMinor),
    tiersText(row, t, naming),
  ];
  const next = nextText(row, t, format);
  return (
    <>
      <Title order={2} size="h4">
        {row.name}
      </Title>
      <Text size="xs">{facts.filter(Boolean).join(' · ')}</Text>
      {next !== '' && (
        <Text size="xs">
          {t('reps.column.next')} {next}
        </Text>
      )}
    </>
  );
}

function Acts({ row, onLeave, onMerge }: RepPaneProps & { row: RepRow }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const remove = useApiCommand('reps.remove');
  const removeIt = () =>
    remove.mutate(
      { id: row.id },
      {
        onSuccess: ({ changeId }) => notify.done(t('reps.done.removed', { name: row.name }), () => void undo(changeId)),
        onError: notify.error,
      },
    );
  return (
    <Group gap={6} my={8}>
      {row.dealers > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => navigate(`/dealers?rep=${row.id}`)}>
          {t('reps.action.dealers', { count: row.dealers })}
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={() => onLeave(row)}>
        {t('reps.action.leave')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => onMerge(row.id, null)}>
        {t('reps.action.merge')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => navigate(`/reports/handOver?rep=${row.id}`)}>
        {t('reps.action.print')}
      </Button>
      {row.dealers === 0 && row.coming === 0 && (
        <Button variant="default" size="compact-sm" loading={remove.isPending} onClick={removeIt}>
          {t('reps.action.remove')}
        </Button>
      )}
    </Group>
  );
}

function Record({ row, levels, onMerge }: RepPaneProps & { row: RepRow }) {
  const t = useT();
  const { save, taken } = useRepEdit(row);
  return (
    <Section level={3} title={t('reps.detail.record')}>
      <RepFields rep={row} save={save} levels={levels} />
      {taken && (
        <Alert mt="xs" variant="outline" color="gray" role="status">
          <Group gap="xs">
            {t('reps.taken', { name: taken.name })}
            <Button variant="default" size="compact-sm" onClick={() => onMerge(row.id, taken.repId)}>
              {t('reps.takenMerge')}
            </Button>
          </Group>
        </Alert>
      )}
    </Section>
  );
}
