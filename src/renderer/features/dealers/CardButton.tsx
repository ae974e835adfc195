import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { DealerCardOptions } from '../../../shared/contract/reports.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import { cardsAddress } from '../reports/cardsAddress.ts';
import { useCommonOptions } from '../reports/commonOptions.ts';
import { usePrintKey } from '../reports/usePrintKey.ts';
import { useReportOutput } from '../reports/useReport.ts';

/** Shows a dealer's card as it will be printed; Ctrl+P prints it at once. */
export function CardButton({ id, name }: { id: DealerId; name: string }) {
  const t = useT();
  const common = useCommonOptions();
  const options = useMemo<DealerCardOptions>(
    () => ({ kind: 'dealerCard', ...common.options, dealerIds: [id] }),
    [common.options, id],
  );
  const { act } = useReportOutput(options, t('card.fileName', { name: name.slice(0, 40) }));
  usePrintKey(useCallback(() => void act('print'), [act]));
  return (
    <Button
      variant="default"
      leftSection={<Printer size={15} aria-hidden />}
      rightSection={<kbd aria-hidden>Ctrl+P</kbd>}
      aria-keyshortcuts="Control+P"
      onClick={() => navigate(cardsAddress([id]))}
    >
      {t('reports.kind.dealerCard')}
    </Button>
  );
}
