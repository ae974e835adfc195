import type { DealerId } from '../../../shared/domain/ids.ts';
import { gravest, signalText } from '../../../shared/i18n/declineText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import classes from '../dealers/dealers.module.css';
import { useDeclineFormat } from './useDeclineFormat.ts';

/** What is the matter with a dealer that slips: it stands before whatever speaks well of its tier. */
export function SlippingFirst({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useDeclineFormat();
  const rhythm = useApiQuery('rhythm.dealer', { dealerId }).data?.rhythm;
  const signal = rhythm?.slipping ? gravest(rhythm.signals) : undefined;
  if (!rhythm || !signal) return null;
  const why = signalText(signal, rhythm, t, format);
  return <p className={classes.next}>{t('rhythm.dealer.slipsFirst', { sign: t(`rhythm.signal.${signal.k}`), why })}</p>;
}
