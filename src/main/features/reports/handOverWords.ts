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

/** Who takes over, and how much. */
export function takeoverTitle({ kind, name, dealers }: Takeover, { figures, t, f }: HandOverPaper): string {
  const title =
    kind === 'rep'
      ? t('handOver.section.to', { name })
      : t(`handOver.section.${kind}`, kind === 'kept' ? { name: figures.rep } : {});
  const sum = (minor: (dealer: Takeover['dealers'][number]) => number) =>
    f.amount(dealers.reduce((total, dealer) => total + minor(dealer), 0));
  const words = { count: dealers.length, amount: sum(({ amountMinor }) => amountMinor) };
  const sums =
    figures.receivableOn === null
      ? t('handOver.section.sum', words)
      : t('handOver.section.sumReceivable', {
          ...words,
          receivable: sum(({ receivableMinor }) => receivableMinor ?? 0),
        });
  return `${title} · ${sums}`;
}
