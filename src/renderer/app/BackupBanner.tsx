import { Button } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import type { Output } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors/appError.ts';
import type { T } from '../../shared/i18n/translator.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { type Format, useFormat } from '../components/format.ts';
import { errorText } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';
import { useBackup } from '../features/backups/useBackup.ts';
import { navigate } from './hashLocation.ts';
import classes from './Shell.module.css';

/** Tells when the copies are not what they should be: one sentence, and the next step. */
export function BackupBanner() {
  const t = useT();
  const format = useFormat();
  const { busy, backUp } = useBackup();
  const status = useApiQuery('backups.status', {}).data;
  if (!status || status.advice === 'none') return null;
  const look = status.advice === 'choose' || status.advice === 'test_failed';
  return (
    <div className={classes.banner} role="status">
      <ShieldAlert size={16} aria-hidden />
      {sentence(status, t, format)}
      <Button size="compact-xs" variant="default" loading={busy} onClick={() => (look ? navigate('/data') : backUp())}>
        {t(
          status.advice === 'choose'
            ? 'backups.banner.chooseAction'
            : look
              ? 'backups.banner.look'
              : 'backups.section.make',
        )}
      </Button>
    </div>
  );
}

function sentence({ advice, lastGood, lastFailure, place }: Output<'backups.status'>, t: T, format: Format): string {
  const when = format.instant(lastGood?.at);
  const folder = place?.folder ?? '';
  switch (advice) {
    case 'choose':
    case 'test_failed':
      return t(`backups.banner.${advice}`);
    case 'missing':
      return lastGood ? t('backups.banner.missing', { when, folder }) : t('backups.banner.missingNever', { folder });
    case 'failed':
      return t('backups.banner.failed', {
        why: lastFailure ? errorText(AppError.fromWire(lastFailure.error), t) : '',
      });
    default:
      return t('backups.banner.stale', { when });
  }
}
