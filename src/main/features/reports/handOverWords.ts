import { commonWords, type FrameWords } from './frame.report.ts';
import type { HandOverPaper, Takeover } from './handOver.figures.ts';

export function handOverFrame({ figures, options, printedAt, t, f }: HandOverPaper): FrameWords {
  const { company, currency, from, to, window, rep } = figures;
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.handOver'),
    period:
      to === null
        ? t('handOver.frame.period', { from: f.longDay(from) })
        : t('handOver.frame.periodTo', { from: f.longDay(from), to: f.longDay(to) }),
    asOf: window === null ? '' : t('handOver.frame.asOf', { from: f.longDay(window.from), to: f.longDay(window.asOf) }),
    filter: t('handOver.frame.filter', { name: rep }),
    sort: '',
    rules: options.preparedBy === '' ? '' : `${t('reports.frame.preparedBy')} ${options.preparedBy}`,
  };
}

/** What a takeover's title is written with. */
interface TitlePaper extends Pick<HandOverPaper, 't' | 'f'> {
  readonly figures: Pick<HandOverPaper['figures'], 'rep' | 'receivableOn'>;
}

/** Who takes over, and how much: sums of what is owed, money paid in advance apart. */
export function takeoverTitle({ kind, name, dealers }: Takeover, { figures, t, f }: TitlePaper): string {
  const title =
    kind === 'rep'
      ? t('handOver.section.to', { name })
      : t(`handOver.section.${kind}`, kind === 'kept' ? { name: figures.rep } : {});
  const sum = (minor: (dealer: Takeover['dealers'][number]) => number) =>
    f.amount(dealers.reduce((total, dealer) => total + minor(dealer), 0));
  const words = { count: dealers.length, amount: sum(({ amountMinor }) => amountMinor) };
  if (figures.receivableOn === null) return `${title} · ${t('handOver.section.sum', words)}`;
  // Money paid in advance by one dealer does not lessen what others owe.
  const receivable = sum(({ receivableMinor }) => Math.max(0, receivableMinor ?? 0));
  const prepaid = dealers.reduce((total, { receivableMinor }) => total + Math.max(0, -(receivableMinor ?? 0)), 0);
  const sums = [t('handOver.section.sumReceivable', { ...words, receivable })];
  if (prepaid > 0) sums.push(t('handOver.section.prepaid', { amount: f.amount(prepaid) }));
  return `${title} · ${sums.join(t('reports.frame.listComma'))}`;
}
