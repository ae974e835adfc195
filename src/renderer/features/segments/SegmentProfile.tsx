import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { Fact } from '../../../shared/contract/segmentFacts.ts';
import type {
  ListedSegment,
  SegmentProfile as Profile,
  SegmentFigures,
  SegmentShare,
} from '../../../shared/contract/segments.contract.ts';
import { DEALER_TYPES } from '../../../shared/domain/dealers.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { choiceWord } from '../../../shared/i18n/ruleText.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type DealerView, EMPTY_VIEW, writeView } from '../dealers/dealerView.ts';
import classes from './rules.module.css';
import { useRuleWords } from './useRuleWords.ts';

/** What a segment is like, each figure beside that of all dealers. */
export function SegmentProfile({ segment, profile }: { segment: ListedSegment; profile: Profile }) {
  const t = useT();
  const format = useFormat();
  const rows = useFigureRows(profile);
  const title = t('segments.profile.title');
  const columns: ShownColumn<FigureRow>[] = [
    [t('segments.profile.figure'), 'text', ({ name }) => name],
    [t('segments.profile.mine'), 'plain', ({ mine }) => mine],
    [t('segments.profile.all'), 'plain', ({ all }) => all],
  ];
  const open = (part: Partial<DealerView>) =>
    navigate(`/dealers?${writeView({ ...EMPTY_VIEW, more: { ...EMPTY_VIEW.more, segments: [segment.id] }, ...part })}`);
  return (
    <>
      <section aria-label={title} className={classes.figures}>
        <div className={classes.heading}>
          <Title order={2} size="h4">
            {title}
          </Title>
          <TableExport request={shownTable(title, columns, rows)} name={title} />
          <Text size="xs" c="dimmed">
            {profile.asOf !== null && t('segments.profile.asOf', { day: format.day(profile.asOf) })}
          </Text>
        </div>
        <FigureTable label={title} columns={columns} rows={rows} height={420} />
      </section>
      <Text size="xs" c="dimmed">
        {t('segments.profile.hint')}
      </Text>
      <div className={classes.columns}>
        <Shares
          title={t('segments.profile.tiers')}
          fact="tier"
          shares={profile.tiers}
          profile={profile}
          onOpen={(value) => open({ tiers: [value === '' ? 'ungraded' : value] })}
        />
        <Shares
          title={t('segments.profile.types')}
          fact="type"
          shares={profile.types}
          profile={profile}
          onOpen={(value) => open({ types: [DEALER_TYPES.find((type) => type === value) ?? null] })}
        />
        <Shares
          title={t('segments.profile.regions')}
          fact="region"
          shares={profile.regions}
          profile={profile}
          onOpen={(value) => open({ regions: [value] })}
        />
        <Shares
          title={t('segments.profile.reps')}
          fact="rep"
          shares={profile.reps}
          profile={profile}
          onOpen={(value) => open({ reps: [value === '' ? null : RepId.parse(Number(value))] })}
        />
      </div>
      <Top profile={profile} />
    </>
  );
}

interface FigureRow {
  name: string;
  mine: string;
  all: string;
}

function useFigureRows({ figures, all }: Profile): FigureRow[] {
  const t = useT();
  const format = useFormat();
  const per = (sum: number | null, { dealers }: SegmentFigures) =>
    sum === null || dealers === 0 ? null : sum / dealers;
  const row = (name: string, show: (of: SegmentFigures) => string): FigureRow => ({
    name,
    mine: show(figures),
    all: show(all),
  });
  const days = (value: number | null) => (value === null ? '—' : format.count(Number(value.toFixed(1))));
  return [
    row(t('segments.profile.dealers'), (of) => format.count(of.dealers)),
    row(t('segments.profile.amount'), (of) => format.moneyRound(of.amountMinor)),
    row(t('segments.profile.amountShare'), (of) =>
      of.amountMinor === null || !all.amountMinor ? '—' : format.percent(of.amountMinor / all.amountMinor),
    ),
    row(t('segments.profile.average'), (of) => format.moneyRound(per(of.amountMinor, of))),
    row(t('segments.profile.change'), ({ amountMinor, amountPrevMinor }) =>
      amountMinor === null || !amountPrevMinor ? '—' : format.percent(amountMinor / amountPrevMinor - 1),
    ),
    row(t('segments.profile.orders'), (of) => days(per(of.orders, of))),
    row(t('segments.profile.daysSince'), (of) => days(of.medianDaysSince)),
    row(t('segments.profile.cycle'), (of) => days(of.medianCycleDays)),
    row(t('segments.profile.withoutOrder'), (of) => format.count(of.withoutOrder)),
    row(t('segments.profile.overdue'), (of) => format.moneyRound(of.overdueMinor)),
    row(t('segments.profile.overdueDealers'), (of) => format.count(of.overdueDealers)),
  ];
}

interface SharesProps {
  title: string;
  fact: Fact;
  shares: readonly SegmentShare[];
  profile: Profile;
  onOpen(value: string): void;
}

/** How a segment is made up: a bar for its own share, a line for that among all dealers. */
function Shares({ title, fact, shares, profile, onOpen }: SharesProps) {
  const t = useT();
  const format = useFormat();
  const words = useRuleWords();
  const id = useId();
  const name = ({ value, label }: SegmentShare) => (label === '' ? choiceWord(fact, value, words) : label);
  const mine = ({ dealers }: SegmentShare) => (profile.figures.dealers === 0 ? 0 : dealers / profile.figures.dealers);
  const all = ({ allDealers }: SegmentShare) => (profile.all.dealers === 0 ? 0 : allDealers / profile.all.dealers);
  const lift = (share: SegmentShare) => (all(share) === 0 ? null : mine(share) / all(share));
  const columns: ShownColumn<SegmentShare>[] = [
    [title, 'text', name],
    [t('segments.profile.dealers'), 'integer', ({ dealers }) => dealers],
    [t('segments.profile.shareOf'), 'percent', mine],
    [t('segments.profile.shareAll'), 'percent', all],
    [t('segments.profile.lift'), 'number', lift],
    [t('segments.profile.amount'), 'money', ({ amountMinor }) => amountMinor],
  ];
  const largest = Math.max(0.01, ...shares.flatMap((share) => [mine(share), all(share)]));
  return (
    <section aria-labelledby={id}>
      <div className={classes.heading}>
        <Title order={3} size="h5" id={id}>
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, shares)} name={title} />
      </div>
      <table className={classes.list}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" data-end>
              {t('segments.profile.dealers')}
            </th>
            <td />
            <th scope="col" data-end>
              {t('segments.profile.shareOf')}
            </th>
            <th scope="col" data-end>
              {t('segments.profile.shareAll')}
            </th>
            <th scope="col" data-end>
              {t('segments.profile.lift')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.value}>
              <td>
                <button type="button" className={classes.plain} onClick={() => onOpen(share.value)}>
                  {name(share)}
                </button>
              </td>
              <td data-end>{format.count(share.dealers)}</td>
              <td>
                <div className={classes.bar} aria-hidden>
                  <div className={classes.fill} style={{ width: `${(mine(share) / largest) * 100}%` }} />
                  <div className={classes.all} style={{ left: `${(all(share) / largest) * 100}%` }} />
                </div>
              </td>
              <td data-end>{format.percent(mine(share))}</td>
              <td data-end>{format.percent(all(share))}</td>
              <td data-end>{lift(share) === null ? '—' : `× ${lift(share)?.toFixed(1)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Top({ profile }: { profile: Profile }) {
  const t = useT();
  const words = useRuleWords();
  const title = t('segments.profile.top');
  const columns: ShownColumn<Profile['top'][number]>[] = [
    [t('dealers.column.name'), 'text', ({ name }) => name],
    [t('dealers.column.tier'), 'text', ({ tier }) => choiceWord('tier', tier ?? '', words)],
    [t('dealers.column.amount'), 'money', ({ amountMinor }) => amountMinor],
  ];
  return (
    <section aria-label={title} className={classes.figures}>
      <div className={classes.heading}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, profile.top)} name={title} />
      </div>
      <FigureTable
        label={title}
        columns={columns}
        rows={profile.top}
        height={420}
        onRow={({ id }) => navigate(`/dealers/${id}`)}
      />
    </section>
  );
}
