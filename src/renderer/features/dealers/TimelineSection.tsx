import { Anchor, Badge, Button, Chip, Group, Text } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { z } from 'zod';
import { TIMELINE_KINDS, type TimelineEntry, TimelineKind } from '../../../shared/contract/timeline.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { entryWords } from '../../../shared/i18n/timelineText.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';

const FIRST = 10;
const STEP = 30;
const MOST = 1000;
const Kinds = z.array(TimelineKind);
const ALL: TimelineKind[] = [];

/** All that happened with a dealer and is planned with him, in one order; the kinds that are shown are remembered. */
export function TimelineSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const [kinds, setKinds] = usePreference('dealers.timeline', Kinds, ALL);
  const [limit, setLimit] = useState(FIRST);
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const answer = useApiQuery('timeline.list', { dealerId, kinds, limit }, { keepPrevious: true });
  const { data } = answer;
  const entries = data?.entries ?? [];
  const total = data?.total ?? 0;
  const present = TIMELINE_KINDS.filter((kind) => (data?.counts[kind] ?? 0) > 0);
  return (
    <Section title={t('timeline.title')} action={entries.length > 0 && <EntriesExport entries={entries} />}>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {present.length > 1 && (
        <Chip.Group
          multiple
          value={kinds}
          onChange={(next) => setKinds(TIMELINE_KINDS.filter((k) => next.includes(k)))}
        >
          <Group gap={4} role="group" aria-label={t('timeline.filter')} mb={6}>
            {present.map((kind) => (
              <Chip key={kind} size="xs" value={kind}>
                {t(`timeline.kind.${kind}`)} {data?.counts[kind] ?? 0}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      {data && total === 0 && (
        <Text size="sm" c="dimmed">
          {present.length === 0 ? `${t('timeline.none')}。${t('timeline.noneHint')}` : t('timeline.nothing')}
        </Text>
      )}
      {entries.length > 0 && (
        <ol className={classes.timeline} onKeyDown={walk}>
          {entries.map((entry) => (
            <Entry key={`${entry.kind}${entry.id}`} entry={entry} isAhead={entry.on > today} />
          ))}
        </ol>
      )}
      {entries.length < total && entries.length < MOST && (
        <Group gap="sm" mt={4}>
          <Text size="xs" c="dimmed" role="status">
            {t('timeline.count', { shown: entries.length, total })}
          </Text>
          <Button variant="default" size="compact-xs" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
            {t('timeline.more', { count: Math.min(STEP, total - entries.length) })}
          </Button>
        </Group>
      )}
    </Section>
  );
}

/** Arrow keys go from one entry to the next. */
function walk(event: KeyboardEvent<HTMLOListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement)) return;
  const entries = [...event.currentTarget.children];
  const at = entries.findIndex((entry) => entry.contains(event.target as Node));
  const next = entries[at + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

function Entry({ entry, isAhead }: { entry: TimelineEntry; isAhead: boolean }) {
  const t = useT();
  const format = useFormat();
  const { title, state } = entryWords(entry, t);
  const next = [entry.nextOn === null ? '' : format.day(entry.nextOn), entry.next].filter(Boolean).join(' ');
  const address = addressOf(entry);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: entries are gone through by arrow keys
    <li className={classes.timelineEntry} tabIndex={0}>
      <Group gap={6}>
        <strong>{format.day(entry.on)}</strong>
        {entry.time !== '' && <Text size="xs">{entry.time}</Text>}
        <Badge size="xs" variant={entry.kind === 'order' ? 'outline' : 'light'}>
          {title}
        </Badge>
        {isAhead && (
          <Text size="xs" c="dimmed">
            {t('timeline.ahead')}
          </Text>
        )}
        {state !== '' && <Text size="xs">{state}</Text>}
        {entry.amountMinor !== null && (
          <Text size="sm" className={classes.timelineAmount}>
            {format.money(entry.amountMinor)}
          </Text>
        )}
      </Group>
      {(entry.text !== '' || entry.who !== '') && (
        <Text size="sm">
          {address === undefined ? entry.text : <Anchor href={address}>{entry.text}</Anchor>}
          {entry.who !== '' && (
            <Text span size="xs" c="dimmed">
              {entry.text === '' ? '' : ' · '}
              {entry.who}
            </Text>
          )}
        </Text>
      )}
      {next !== '' && (
        <Text size="xs" c="dimmed">
          {entry.kind === 'visit' ? t('timeline.movedTo', { day: next }) : t('timeline.next', { next })}
        </Text>
      )}
    </li>
  );
}

function addressOf({ kind, id }: TimelineEntry): string | undefined {
  if (kind === 'case') return `#/cases/${id}`;
  if (kind === 'survey') return `#/cases/surveys/${id}`;
  return undefined;
}

/** What is shown, as a table. */
function EntriesExport({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useT();
  const name = t('timeline.title');
  const request = shownTable(
    name,
    [
      [t('timeline.column.on'), 'day', (entry: TimelineEntry) => entry.on],
      [t('timeline.column.time'), 'text', (entry) => entry.time],
      [t('timeline.column.kind'), 'text', (entry) => entryWords(entry, t).title],
      [t('timeline.column.state'), 'text', (entry) => entryWords(entry, t).state],
      [t('timeline.column.text'), 'text', (entry) => entry.text],
      [t('timeline.column.next'), 'text', (entry) => entry.next],
      [t('timeline.column.who'), 'text', (entry) => entry.who],
      [t('timeline.column.amount'), 'money', (entry) => entry.amountMinor],
    ],
    entries,
  );
  return <TableExport request={request} name={name} />;
}
