import { Alert, Button, Stack, Text } from '@mantine/core';
import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { FileContents, LostCounts } from '../../../shared/contract/backups.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { FileRef } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import classes from './backups.module.css';

type Inside = Output<'backups.inspect'>;

/** What a backup holds beside what the present file holds, before anything is replaced. */
export function LookInside({ file, inside, onClose }: { file: FileRef; inside: Inside; onClose(): void }) {
  const t = useT();
  const { present } = inside;
  const { busy, error, restore } = useRestore(onClose);
  return (
    <Stack gap="sm">
      <Comparison inside={inside} />
      {inside.older && (
        <Alert color="accent" variant="light" icon={<Info size={17} aria-hidden />}>
          {t('backups.restore.older')}
        </Alert>
      )}
      {present && <Lost lost={present.lost} />}
      {error !== null && <ErrorNotice error={error} />}
      <div className={present ? classes.ways : undefined}>
        <Stack gap={4} align="flex-start">
          <Button
            size="sm"
            data-autofocus
            loading={busy === 'beside'}
            disabled={busy !== null}
            onClick={() => void restore(file, 'beside')}
          >
            {t('backups.restore.beside')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('backups.restore.besideHint')}
          </Text>
        </Stack>
        {present && (
          <Stack gap={4} align="flex-start">
            <Button
              size="sm"
              variant="default"
              loading={busy === 'replace'}
              disabled={busy !== null}
              onClick={() => void restore(file, 'replace')}
            >
              {t('backups.restore.replace')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('backups.restore.replaceHint')}
            </Text>
          </Stack>
        )}
      </div>
    </Stack>
  );
}

function Comparison({ inside }: { inside: Inside }) {
  const t = useT();
  const format = useFormat();
  const { contents, present } = inside;
  const rows = factRows(contents, present?.contents, t, format);
  const made = inside.madeAt === null ? t('backups.restore.unknownTime') : format.instant(inside.madeAt);
  return (
    <table className={classes.compare}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('backups.restore.thisCopy')}</th>
          {present && <th scope="col">{t('backups.restore.present', { name: present.name })}</th>}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('backups.restore.made')}</th>
          <td>
            {made} · {sizeText(inside.sizeBytes)}
          </td>
          {present && <td />}
        </tr>
        {rows.map(([name, then, now]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{then}</td>
            {present && <td>{now}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function factRows(then: FileContents, now: FileContents | undefined, t: T, format: Format): [string, string, string][] {
  const row = (name: string, show: (contents: FileContents) => string): [string, string, string] => [
    name,
    show(then),
    now ? show(now) : '',
  ];
  const named = then.companyName !== '' || (now && now.companyName !== '');
  return [
    ...(named ? [row(t('backups.restore.company'), ({ companyName }) => companyName)] : []),
    row(t('backups.restore.dealers'), ({ dealers }) => format.count(dealers)),
    row(t('backups.restore.orders'), ({ orders }) => format.count(orders)),
    row(t('backups.restore.amount'), ({ amountMinor }) => format.amount(amountMinor)),
    row(t('backups.restore.receivable'), ({ receivableMinor }) => format.amount(receivableMinor)),
    row(t('backups.restore.reps'), ({ reps }) => format.count(reps)),
    row(t('backups.restore.cutOff'), ({ cutOffOn }) => format.day(cutOffOn)),
    row(t('backups.restore.lastImport'), ({ lastImportAt, lastImportName }) =>
      lastImportAt === null ? format.instant(null) : `${format.instant(lastImportAt)} · ${lastImportName}`,
    ),
  ];
}

function Lost({ lost }: { lost: LostCounts }) {
  const t = useT();
  const parts = [
    lost.dealers > 0 && t('backups.restore.lostDealers', { count: lost.dealers }),
    lost.orders > 0 && t('backups.restore.lostOrders', { count: lost.orders }),
    lost.imports > 0 && t('backups.restore.lostImports', { count: lost.imports }),
    lost.edits > 0 && t('backups.restore.lostEdits', { count: lost.edits }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return <Text>{t('backups.restore.nothingLost')}</Text>;
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={17} aria-hidden />}>
      {t('backups.restore.lost', { what: parts.join(t('backups.restore.comma')) })}
    </Alert>
  );
}

/** Restores, shows the restored file, and offers to switch back where one was replaced. */
function useRestore(onClose: () => void) {
  const api = useApi();
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState<'beside' | 'replace' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const restore = async (file: FileRef, as: 'beside' | 'replace') => {
    setBusy(as);
    setError(null);
    try {
      const { name, kept } = await api.call('backups.restore', { file, as });
      onClose();
      navigate('/');
      if (kept === null) notify.done(t('backups.restore.doneBeside', { name }));
      else
        notify.done(t('backups.restore.doneReplaced', { name: kept.name }), () => void restore(kept.file, 'replace'));
    } catch (reason) {
      setError(reason);
      setBusy(null);
    }
  };
  return { busy, error, restore };
}
