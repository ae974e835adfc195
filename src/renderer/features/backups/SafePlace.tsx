import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { HardDriveDownload, Info, RotateCcw, ShieldCheck } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { restoring } from '../../app/openedStore.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import facts from '../../components/facts.module.css';
import { type Format, useFormat } from '../../components/format.ts';
import { errorText, useNotify } from '../../components/notify.tsx';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import classes from './backups.module.css';
import { ChoosePlaceModal } from './ChoosePlaceModal.tsx';
import { useBackup } from './useBackup.ts';

type Status = Output<'backups.status'>;

/** Where copies go, how fresh they are, whether they come back; and the ways to make and restore one. */
export function SafePlace({ sample }: { sample: boolean }) {
  const t = useT();
  const [choosing, setChoosing] = useState(false);
  const status = useApiQuery('backups.status', {});
  const { refetch } = status;
  // A stick is plugged in without anybody being told.
  useEffect(() => void refetch(), [refetch]);
  const place = status.data?.place;
  const restore = (
    <Button variant="default" leftSection={<RotateCcw size={15} aria-hidden />} onClick={restoring.open}>
      {t('backups.section.restore')}
    </Button>
  );
  return (
    <section aria-labelledby="data-backups">
      <Title order={2} size="h4" id="data-backups" mb="xs">
        {t('backups.section.title')}
      </Title>
      {status.error && <ErrorNotice error={status.error} onRetry={() => void refetch()} />}
      {status.data && !place && <Text mb="sm">{t(sample ? 'backups.section.sample' : 'backups.section.none')}</Text>}
      {status.data && place && <PlaceFacts status={status.data} place={place} />}
      <Group gap="sm">
        {place ? (
          <PlaceActs hasCopy={status.data?.lastGood != null} restore={restore} onChange={() => setChoosing(true)} />
        ) : (
          <Button
            leftSection={<HardDriveDownload size={15} aria-hidden />}
            disabled={sample || !status.data}
            onClick={() => setChoosing(true)}
          >
            {t('backups.section.choose')}
          </Button>
        )}
        {!place && restore}
      </Group>
      {place && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('backups.section.rule')}
        </Text>
      )}
      <ChoosePlaceModal opened={choosing} onClose={() => setChoosing(false)} />
    </section>
  );
}

function PlaceFacts({ status, place }: { status: Status; place: NonNullable<Status['place']> }) {
  const t = useT();
  const format = useFormat();
  const { lastGood, pending } = status;
  const room = place.freeBytes === null ? '' : ` · ${t('backups.section.room', { size: sizeText(place.freeBytes) })}`;
  return (
    <>
      <dl className={facts.facts}>
        <dt>{t('backups.section.place')}</dt>
        <dd>
          <strong>{place.folder}</strong>
          {place.present ? room : <span className={classes.bad}> · {t('backups.section.missing')}</span>}
        </dd>
        <dt>{t('backups.section.last')}</dt>
        <dd>
          {lastGood
            ? t('backups.section.lastText', { when: format.instant(lastGood.at), size: sizeText(lastGood.sizeBytes) })
            : t('backups.section.never')}
        </dd>
        <dt>{t('backups.section.next')}</dt>
        <dd>{t(pending ? 'backups.section.nextPending' : 'backups.section.nextNone')}</dd>
        <dt>{t('backups.section.test')}</dt>
        <dd className={status.test?.ok === false ? classes.bad : undefined}>{testText(status.test, t, format)}</dd>
      </dl>
      {place.present && place.sameDisk && (
        <Alert color="yellow" variant="light" mb="xs" icon={<Info size={17} aria-hidden />}>
          {t('backups.section.sameDisk')}
        </Alert>
      )}
    </>
  );
}

/** How the last test-restore went, in one line. */
function testText(test: Status['test'], t: T, format: Format): string {
  if (!test) return t('backups.section.testNever');
  const day = format.day(test.day);
  const { dealers, orders, error, findings } = test;
  if (test.ok)
    return t('backups.section.testGood', { day, dealers: format.count(dealers), orders: format.count(orders) });
  const why = error
    ? errorText(AppError.fromWire(error), t)
    : t('backups.section.testFindings', { count: findings.reduce((sum, { count }) => sum + count, 0) });
  return t('backups.section.testBad', { day, why });
}

function PlaceActs({ hasCopy, restore, onChange }: { hasCopy: boolean; restore: ReactNode; onChange(): void }) {
  const t = useT();
  const notify = useNotify();
  const { busy, backUp } = useBackup();
  const test = useApiCommand('backups.test');
  const forget = useApiCommand('backups.forgetPlace');
  const tryNow = () =>
    test.mutate({}, { onSuccess: ({ ok }) => ok && notify.done(t('backups.section.tried')), onError: notify.error });
  const stop = () =>
    forget.mutate({}, { onSuccess: () => notify.done(t('backups.section.forgotten')), onError: notify.error });
  return (
    <>
      <Button leftSection={<HardDriveDownload size={15} aria-hidden />} loading={busy} onClick={backUp}>
        {t('backups.section.make')}
      </Button>
      {restore}
      <Button
        variant="default"
        leftSection={<ShieldCheck size={15} aria-hidden />}
        disabled={!hasCopy}
        loading={test.isPending}
        onClick={tryNow}
      >
        {t('backups.section.tryNow')}
      </Button>
      <Button variant="default" onClick={onChange}>
        {t('backups.section.change')}
      </Button>
      <Button variant="subtle" color="gray" loading={forget.isPending} onClick={stop}>
        {t('backups.section.forget')}
      </Button>
    </>
  );
}

const STEPS = ['one', 'two', 'three', 'four'] as const;

/** How to go on working on another PC. */
export function MoveToAnotherPc() {
  const t = useT();
  return (
    <details className={classes.move}>
      <summary>{t('backups.move.title')}</summary>
      <Stack gap={0}>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(`backups.move.${step}`)}</li>
          ))}
        </ol>
        <Text size="xs" c="dimmed">
          {t('backups.move.note')}
        </Text>
      </Stack>
    </details>
  );
}
