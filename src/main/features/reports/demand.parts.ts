import type { Matrix } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { NEED_WORDS, needEvidence } from '../../../shared/i18n/needWords.ts';
import type { PaperTools } from './modelBuild.ts';
import type { FigureColumn, ModelPart } from './modelPaper.ts';

/** Lines of a table on paper; a workbook has all. */
const PRINTED = 20;
/** Dealers of a need named on paper. */
const NAMED = 5;

/** Every column with its amount, its reach and how it changed. */
export function spreadPart({ level, columns, totals, active, previousCovered }: Matrix, { t }: PaperTools): ModelPart {
  const word = t(`reports.demand.level.${level}`);
  const title = t('reports.demand.spread', { level: word });
  const compared: FigureColumn[] = [
    { header: t('demand.column.before'), kind: 'money', width: 16 },
    { header: t('demand.column.change'), kind: 'percent' },
  ];
  return {
    title,
    notes: [
      t('reports.demand.spreadNote'),
      t(previousCovered ? 'reports.demand.compared' : 'reports.demand.notCovered'),
    ],
    table: {
      title,
      printed: PRINTED,
      columns: [
        { header: word, kind: 'text', width: 34 },
        { header: t('demand.column.total'), kind: 'money', width: 16 },
        { header: t('reports.demand.share'), kind: 'percent' },
        ...(previousCovered ? compared : []),
        { header: t('demand.new.buyers'), kind: 'integer' },
        { header: t('demand.new.rate'), kind: 'percent' },
        { header: t('reports.demand.lacking'), kind: 'integer' },
      ],
      rows: columns.map(({ name, netMinor, beforeMinor, buyers }) => [
        name,
        netMinor,
        totals.netMinor > 0 ? netMinor / totals.netMinor : null,
        ...(previousCovered ? [beforeMinor, beforeMinor > 0 ? netMinor / beforeMinor - 1 : null] : []),
        buyers,
        active > 0 ? buyers / active : null,
        active - buyers,
      ]),
    },
  };
}

interface AdviceWishes {
  limit: number;
  /** Amounts are told: not where the advice is no better than the best sellers. */
  priced: boolean;
}

/** Who should buy more, and of what. */
export function adviceParts(
  { rows, abstained, products, categories }: NonNullable<Output<'demand.shouldBuy'>>,
  { limit, priced }: AdviceWishes,
  { t, lang }: PaperTools,
): ModelPart[] {
  const title = t('demand.buy.dealers');
  const amount: FigureColumn[] = priced ? [{ header: t('demand.buy.expected'), kind: 'money', width: 16 }] : [];
  const amountOf = ({ expectedMinor }: { expectedMinor: number }) => (priced ? [expectedMinor] : []);
  const comma = t('demand.buy.comma');
  const silent = abstained.map(({ reason, dealers }) => t(`demand.silent.${reason}`, { count: dealers })).join(comma);
  const notes = silent === '' ? [] : [`${t('demand.buy.silent')}${lang === 'en' ? ' ' : ''}${silent}`];
  if (rows.length === 0) return [{ title, notes: [t('demand.buy.none'), t('demand.buy.noneText'), ...notes] }];
  const toWhom: FigureColumn[] = [{ header: t('demand.buy.toDealers'), kind: 'integer' }, ...amount];
  return [
    {
      title,
      notes,
      table: {
        title,
        printed: limit,
        columns: [
          { header: t('demand.column.code'), kind: 'text', width: 16 },
          { header: t('demand.column.dealer'), kind: 'text', width: 34 },
          { header: t('demand.column.total'), kind: 'money', width: 16 },
          ...amount,
          { header: t('demand.buy.products'), kind: 'integer' },
          { header: t('demand.buy.first'), kind: 'text', width: 70 },
        ],
        rows: rows.map((row) => [
          row.code,
          row.name,
          row.netMinor,
          ...amountOf(row),
          row.products,
          row.first.map((one) => t('demand.buy.one', { name: one.name, support: one.support, of: one.of })).join(comma),
        ]),
      },
    },
    {
      title: t('demand.buy.wanted'),
      table: {
        title: t('demand.buy.wanted'),
        printed: PRINTED,
        columns: [
          { header: t('demand.buy.productCode'), kind: 'text', width: 16 },
          { header: t('demand.new.product'), kind: 'text', width: 40 },
          ...toWhom,
        ],
        rows: products.map((one) => [
          one.code,
          [one.name, one.spec].filter(Boolean).join(' '),
          one.dealers.length,
          ...amountOf(one),
        ]),
      },
    },
    ...(categories.length === 0
      ? []
      : [
          {
            title: t('demand.buy.categories'),
            table: {
              title: t('demand.buy.categories'),
              printed: PRINTED,
              columns: [{ header: t('demand.buy.category'), kind: 'text' as const, width: 34 }, ...toWhom],
              rows: categories.map((one) => [one.name, one.dealers.length, ...amountOf(one)]),
            },
          },
        ]),
  ];
}

/** Needs found, each with its rule; in the workbook every dealer with what tells of it. */
export function needParts({ proposed, tags }: NonNullable<Output<'demand.needs'>>, { t, f }: PaperTools): ModelPart[] {
  const some = proposed.filter(({ dealers }) => dealers.length > 0);
  const tagged = tags.flatMap(({ name, kind, dealers }) => (kind === null ? [] : [{ name, kind, dealers }]));
  const title = t('reports.demand.needTable');
  const nameOf = (need: (typeof some)[number]['need']) => t(`demand.need.${NEED_WORDS[need]}`);
  const money = (minor: number) => f.amount(minor);
  const tagPart: ModelPart = {
    title: t('reports.demand.taggedTable'),
    table: {
      title: t('reports.demand.taggedTable'),
      columns: [
        { header: t('demand.needs.tag'), kind: 'text', width: 24 },
        { header: t('demand.needs.kind'), kind: 'text', width: 20 },
        { header: t('demand.needs.dealers'), kind: 'integer' },
      ],
      rows: tagged.map(({ name, kind, dealers }) => [name, t(`demand.kind.${kind}`), dealers]),
    },
  };
  const rest = tagged.length === 0 ? [] : [tagPart];
  if (some.length === 0) return [{ title, notes: [t('demand.needs.none')] }, ...rest];
  return [
    {
      title,
      table: {
        title,
        columns: [
          { header: t('demand.needs.tag'), kind: 'text', width: 16 },
          { header: t('demand.needs.dealers'), kind: 'integer' },
          { header: t('reports.demand.rule'), kind: 'text', width: 60 },
          { header: t('reports.demand.someDealers'), kind: 'text', width: 60 },
        ],
        rows: some.map(({ need, dealers }) => [
          nameOf(need),
          dealers.length,
          t(`demand.rule.${NEED_WORDS[need]}`),
          dealers
            .slice(0, NAMED)
            .map(({ name }) => name)
            .join(t('demand.buy.comma')),
        ]),
      },
    },
    ...rest,
    {
      title: t('reports.demand.needDealers'),
      table: {
        title: t('reports.demand.needDealers'),
        sheetOnly: true,
        columns: [
          { header: t('demand.needs.tag'), kind: 'text', width: 16 },
          { header: t('demand.column.dealer'), kind: 'text', width: 34 },
          { header: t('demand.needs.evidence'), kind: 'text', width: 60 },
        ],
        rows: some.flatMap(({ need, dealers }) =>
          dealers.map((dealer) => [
            nameOf(need),
            dealer.name,
            needEvidence(need, dealer, t, { money, percent: f.percent }),
          ]),
        ),
      },
    },
  ];
}
