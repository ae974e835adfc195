import { Button } from '@mantine/core';
import { FlaskConical, SaveOff, Unplug } from 'lucide-react';
import { useConnection } from '../api/connection.ts';
import { usePreferencesUnkept } from '../api/preferences.tsx';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from '../components/useT.ts';
import { BackupBanner } from './BackupBanner.tsx';
import { useFileActions } from './fileActions.ts';
import classes from './Shell.module.css';

/** What the whole window must know: the program does not answer; its settings are not kept; these are sample data. */
export function Banners() {
  const t = useT();
  const connection = useConnection();
  const unkept = usePreferencesUnkept();
  const session = useApiQuery('session.get', {});
  const { leaveSample } = useFileActions();
  return (
    <>
      {connection !== 'connected' && (
        <div className={classes.banner} role="alert">
          <Unplug size={16} aria-hidden />
          {t(`shell.connection.${connection}`)}
        </div>
      )}
      {connection === 'connected' && unkept && (
        <div className={classes.banner} role="alert">
          <SaveOff size={16} aria-hidden />
          {t('shell.unkept')}
        </div>
      )}
      <BackupBanner />
      {session.data?.file?.sample && (
        <div className={classes.banner} role="status">
          <FlaskConical size={16} aria-hidden />
          {t('shell.sample.text')}
          <Button size="compact-xs" variant="default" onClick={leaveSample}>
            {t('shell.sample.leave')}
          </Button>
        </div>
      )}
    </>
  );
}
