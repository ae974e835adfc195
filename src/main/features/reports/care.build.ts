import type { CareEvent } from '../../../shared/contract/care.contract.ts';
import { careContract } from '../../../shared/contract/care.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { CareLabelsOptions, CareReportOptions } from '../../../shared/contract/reports.contract.ts';
import { addDays, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { costInSums } from '../../../shared/domain/money.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { festivalText, occasionText, yearsText } from '../../../shared/i18n/careText.ts';
import type { OutValue } from '../../spreadsheets/outgoing.ts';
import { listCare } from '../care/care.service.ts';
import { readCareRules } from '../care/care.settings.ts';
import { careTotals } from '../care/careYear.service.ts';
import { readScheme } from '../scoring/scoring.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import type { FigureColumn, ModelPart } from './modelPaper.ts';

const MOST_DAYS = 400;

/** The occasions of a list on paper, of a first to a last day. */
export function careOf({ from, to, occasions, reps }: CareReportOptions | CareLabelsOptions, env: ReportEnv) {
  const first = from ?? env.clock.today();
  const last: CalendarDay = to ?? addDays(first, readCareRules(env.db).aheadDays - 1);
  const days = Math.min(MOST_DAYS, Math.max(1, daysBetween(first, last) + 1));
  const input = careContract['care.list'].input.parse({ from: first, days, occasions, reps, limit: 100_000 });
  return listCare(env, input);
}

/** Care on paper: who, when, what is given and what it costs, with a box to tick; then sums beside last year's. */
export async function buildCareReport(options: CareReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const list = careOf(options, env);
  env.port.checkCancelled();
  const totals = careTotals(env, { year: Number(list.to.slice(0, 4)) });
  const { rules } = await readScheme(env.db);
  const nameOf = (tier: string | null) => (tier === null ? t('activities.care.paper.noTier') : tierName(rules, tier));
  const festivals = list.festivals.map(
    (each) => `${t(`activities.care.festival.${each.festival}`)} ${f.longDay(each.on)} (${festivalText(each, t)})`,
  );
  return modelReport(tools, {
    title: t('reports.kind.care'),
    period: t('activities.care.paper.span', { from: f.longDay(list.from), to: f.longDay(list.to) }),
    filter: options.occasions.map((occasion) => t(`activities.care.occasion.${occasion}`)).join(' · '),
    lines: [
      t('activities.care.sums', {
        ...{ total: list.total, done: list.done },
        ...{ planned: f.amount(list.plannedMinor), spent: f.amount(list.doneMinor) },
      }),
      t('activities.care.before', {
        ...{ planned: f.amount(list.before.plannedMinor), spent: f.amount(list.before.doneMinor) },
      }),
      ...(festivals.length === 0 ? [] : [`${t('activities.care.festivals')}: ${festivals.join(' · ')}`]),
    ],
    parts:
      list.total === 0
        ? [{ title: t('activities.care.none') }]
        : [
            listPart(list.events, nameOf, tools),
            giftsPart(list.events, nameOf, tools),
            ...yearParts(totals, nameOf, tools),
          ],
  });
}

type NameOf = (tier: string | null) => string;
const text = (header: string, width: number): FigureColumn => ({ header, kind: 'text', width });

function listPart(events: readonly CareEvent[], nameOf: NameOf, { t }: PaperTools): ModelPart {
  const title = t('activities.care.title');
  const column = (name: 'on' | 'occasion' | 'years' | 'item' | 'note' | 'address') =>
    t(`activities.care.column.${name}`);
  return {
    title,
    table: {
      title,
      columns: [
        text('☐', 4),
        { header: column('on'), kind: 'day' },
        text(column('occasion'), 12),
        text(t('dealers.field.name'), 24),
        text(t('dealers.field.tier'), 6),
        text(t('imports.field.contact'), 12),
        text(t('imports.field.phone'), 14),
        text(column('address'), 36),
        text(t('activities.field.rep'), 10),
        text(column('item'), 20),
        { header: t('activities.care.column.cost'), kind: 'money' },
        text(column('note'), 16),
      ],
      rows: events.map((event): OutValue[] => [
        event.doneOn === null ? '☐' : '☑',
        event.on,
        [occasionText(event, t), yearsText(event, t), event.moved ? t('activities.care.movedShort') : '']
          .filter(Boolean)
          .join(' '),
        event.dealerName,
        event.tier === null ? '' : nameOf(event.tier),
        event.person,
        event.phone,
        event.address,
        event.rep,
        event.item,
        event.costMinor,
        event.note,
      ]),
    },
  };
}

/** What is to be bought: each gift once, with how many are wanted of which tier. */
function giftsPart(events: readonly CareEvent[], nameOf: NameOf, { t }: PaperTools): ModelPart {
  const title = t('activities.care.paper.gifts');
  const planned = events.filter(({ item }) => item !== '');
  const groups = Map.groupBy(planned, (event) => [occasionText(event, t), event.item, event.tier ?? ''].join('\n'));
  const rows = [...groups.values()].flatMap((of): OutValue[][] => {
    const [first] = of;
    if (first === undefined) return [];
    const cost = of.reduce((sum, { costMinor }) => sum + costInSums(costMinor), 0);
    return [[occasionText(first, t), nameOf(first.tier), first.item, of.length, cost]];
  });
  return {
    title,
    ...(rows.length === 0 ? { notes: [t('activities.care.paper.noGifts')] } : {}),
    ...(rows.length === 0
      ? {}
      : {
          table: {
            title,
            columns: [
              text(t('activities.care.column.occasion'), 12),
              text(t('dealers.field.tier'), 8),
              text(t('activities.care.column.item'), 28),
              { header: t('activities.care.paper.count'), kind: 'integer' as const },
              { header: t('activities.care.column.cost'), kind: 'money' as const },
            ],
            rows,
          },
        }),
  };
}

type Totals = Output<'care.totals'>;

function yearParts(totals: Totals, nameOf: NameOf, { t }: PaperTools): ModelPart[] {
  if (totals.now.gifts + totals.before.gifts === 0) return [];
  const [year, last] = [totals.year, totals.year - 1];
  const columns = (header: string): FigureColumn[] => [
    text(header, 14),
    { header: t('activities.care.year.gifts', { year }), kind: 'integer' },
    { header: t('activities.care.year.spent', { year }), kind: 'money' },
    { header: t('activities.care.year.gifts', { year: last }), kind: 'integer' },
    { header: t('activities.care.year.spent', { year: last }), kind: 'money' },
  ];
  const row = (name: string, { now, before }: Pick<Totals, 'now' | 'before'>): OutValue[] => [
    ...[name, now.gifts, now.plannedMinor, before.gifts, before.plannedMinor],
  ];
  const sum = row(t('activities.care.year.sum'), totals);
  const byOccasion = t('activities.care.year.byOccasion');
  const byTier = t('activities.care.year.byTier');
  return [
    {
      title: byOccasion,
      table: {
        title: byOccasion,
        columns: columns(t('activities.care.column.occasion')),
        rows: [
          ...totals.occasions.map((each) =>
            row(occasionText({ occasion: each.occasion, subject: each.festival ?? '' }, t), each),
          ),
          sum,
        ],
      },
    },
    {
      title: byTier,
      table: {
        title: byTier,
        columns: columns(t('dealers.field.tier')),
        rows: [...totals.tiers.map((each) => row(nameOf(each.tier), each)), sum],
      },
    },
  ];
}
