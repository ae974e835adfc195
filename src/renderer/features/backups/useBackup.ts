import { useMemo, useState } from 'react';
import { useApi } from '../../api/client.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** A copy now, from wherever it is asked for; progress shows with the other jobs. */
export function useBackup(): { busy: boolean; backUp(): void } {
  const api = useApi();
  const t = useT();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  return useMemo(
    () => ({
      busy,
      backUp() {
        setBusy(true);
        api
          .call('backups.make', {})
          .then(({ name }) => notify.done(t('backups.section.made', { name })), notify.error)
          .finally(() => setBusy(false));
      },
    }),
    [api, busy, notify, t],
  );
}
