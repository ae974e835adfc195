import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutColumn, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import type { HandedDealer, HandOverPaper, Takeover } from './handOver.figures.ts';
import { handOverFrame } from './handOverWords.ts';
import { tierText } from './tierText.ts';

/** The same list on one sheet, with who takes over as a column to filter by. */
export function handOverWorkbook(paper: HandOverPaper): OutWorkbook {
  const { figures, t } = paper;
  const words = handOverFrame(paper);
  const unit = t('reports.sheet.amountUnit', { currency: figures.currency });
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  return {
    sheets: [
      {
        name: t('handOver.sheet.name'),
        title: [
          line([words.company, words.title]),
          line([words.filter, words.period, words.asOf, unit, words.printedAt]),
        ],
        columns: columns(paper),
        rows: figures.takeovers.flatMap((takeover) => takeover.dealers.map((dealer) => row(takeover, dealer, paper))),
      },
    ],
    currencyDigits: minorDigits(figures.currency),
  };
}

function columns({ figures, t }: HandOverPaper): OutColumn[] {
  const text = (header: string, width?: number): OutColumn => ({ kind: 'text', header, ...(width ? { width } : {}) });
  return [
    text(t('handOver.column.to'), 16),
    text(t('handOver.column.code'), 16),
    text(t('handOver.column.name'), 34),
    text(t('handOver.column.place'), 22),
    text(t('handOver.column.contact'), 14),
    text(t('handOver.column.phone'), 18),
    text(t('handOver.column.tier')),
    { kind: 'money', header: t('handOver.column.amount'), width: 16 },
    { kind: 'day', header: t('handOver.column.lastOn') },
    ...(figures.receivableOn === null
      ? []
      : [{ kind: 'money', header: t('handOver.column.receivable'), width: 16 } as const]),
    { kind: 'day', header: t('handOver.column.fromOn') },
    text(t('handOver.column.reason'), 20),
  ];
}

function row({ kind, name }: Takeover, dealer: HandedDealer, { figures, t }: HandOverPaper): OutValue[] {
  const money = (minor: number | null) => (minor === null ? null : minorToNumber(minor, figures.currency));
  const taker = kind === 'kept' ? t('handOver.section.kept', { name: figures.rep }) : t('handOver.section.nobody');
  return [
    kind === 'rep' ? name : taker,
    dealer.code,
    dealer.name,
    dealer.place,
    dealer.contact,
    dealer.phone,
    tierText(dealer.tier, figures.naming, t),
    money(dealer.amountMinor),
    dealer.lastOn,
    ...(figures.receivableOn === null ? [] : [money(dealer.receivableMinor)]),
    dealer.fromOn === '' ? null : dealer.fromOn,
    dealer.reason,
  ];
}
