import { Button } from '@mantine/core';
import { Pin } from 'lucide-react';
import { useState } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { PinModal } from './PinModal.tsx';

/** Sets or changes the tier of one dealer by hand. Accounts that take no part carry none. */
export function PinButton({ id, pinned, excluded }: { id: DealerId; pinned: boolean; excluded: boolean }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  if (excluded || readOnly) return null;
  return (
    <>
      <Button
        mt="xs"
        variant="default"
        size="compact-sm"
        leftSection={<Pin size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t(pinned ? 'dealers.pin.change' : 'dealers.pin.open')}
      </Button>
      <PinModal ids={open ? [id] : null} onClose={() => setOpen(false)} onDone={() => setOpen(false)} />
    </>
  );
}
