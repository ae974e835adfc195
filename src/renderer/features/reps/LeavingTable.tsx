import { UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { LeftDealer } from '../../../shared/contract/reps.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useFormat } from '../../components/format.ts';
import { useTierName, useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { type Choices, choiceOf, commonChoice, type Grouping, leavingGroups } from './leaving.ts';
import { tiersText } from './repColumns.tsx';
import classes from './reps.module.css';
import { TakerSelect } from './TakerSelect.tsx';

/** Rows of one group that are shown one by one; the rest goes with its group. */
const MOST_ROWS = 200;
/** Groups are closed where there are more dealers than this. */
const FEW = 40;

export interface LeavingTableProps {
  dealers: readonly LeftDealer[];
  grouping: Grouping;
  choices: Choices;
  takers: readonly { value: string; label: string }[];
  /** Some list of balances is known. */
  receivables: boolean;
  choose(ids: readonly DealerId[], choice: string): void;
}

/** What he leaves behind: each group is given whole, each dealer by itself. */
export function LeavingTable(props: LeavingTableProps) {
  const t = useT();
  const { dealers, grouping, receivables } = props;
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const openAtFirst = dealers.length <= FEW || grouping === 'none';
  const toggle = (name: string) => {
    const next = new Set(toggled);
    if (!next.delete(name)) next.add(name);
    setToggled(next);
  };
  return (
    <div className={classes.leaving}>
      <table>
        <thead>
          <tr>
            <th>{t('reps.leave.dealer')}</th>
            <th>{t('reps.leave.tier')}</th>
            <th className={classes.figure}>{t('reps.leave.amount')}</th>
            <th className={classes.figure}>{t('reps.leave.lastOrder')}</th>
            {receivables && <th className={classes.figure}>{t('reps.leave.receivable')}</th>}
            <th>{t('reps.leave.to')}</th>
          </tr>
        </thead>
        <tbody>
          {leavingGroups(dealers, grouping).map((group) => {
            const open = toggled.has(group.name) ? !openAtFirst : openAtFirst;
            return (
              <Fragment key={group.name}>
                {grouping !== 'none' && (
                  <GroupRow {...props} group={group} open={open} onToggle={() => toggle(group.name)} />
                )}
                {open &&
                  group.dealers.slice(0, MOST_ROWS).map((dealer) => <Row key={dealer.id} {...props} dealer={dealer} />)}
                {open && group.dealers.length > MOST_ROWS && (
                  <tr>
                    <td colSpan={receivables ? 6 : 5}>
                      {t('reps.leave.more', { count: group.dealers.length - MOST_ROWS })}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function useGroupName(grouping: Grouping): (name: string) => string {
  const t = useT();
  const nameOf = useTierName();
  if (grouping === 'tier') return (code) => (code === '' ? t('reps.leave.noTier') : nameOf(code));
  return (name) => name || t('reps.leave.noPlace');
}

function GroupRow(
  props: LeavingTableProps & {
    group: { name: string; dealers: readonly LeftDealer[] };
    open: boolean;
    onToggle(): void;
  },
) {
  const t = useT();
  const format = useFormat();
  const naming = useTierNaming();
  const { group, open } = props;
  const name = useGroupName(props.grouping)(group.name);
  const amount = group.dealers.reduce((sum, dealer) => sum + dealer.amountMinor, 0);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tr className={classes.head}>
      <td>
        <UnstyledButton aria-expanded={open} onClick={props.onToggle} fz="sm">
          <Chevron size={14} aria-hidden /> <strong>{name}</strong>{' '}
          {t('reps.leave.groupCount', { count: group.dealers.length })}
        </UnstyledButton>
      </td>
      <td>{props.grouping === 'tier' ? '' : tiersOf(group.dealers, t, naming)}</td>
      <td className={classes.figure}>{format.amount(amount)}</td>
      <td />
      {props.receivables && <td className={classes.figure}>{format.amount(owedOf(group.dealers))}</td>}
      <td>
        <TakerSelect
          label={t('reps.leave.groupTo', { group: name })}
          value={commonChoice(group.dealers, props.choices)}
          takers={props.takers}
          onChange={(choice) =>
            props.choose(
              group.dealers.map(({ id }) => id),
              choice,
            )
          }
        />
      </td>
    </tr>
  );
}

/** What a group owes in all, null where nobody of it stands in the list. */
function owedOf(dealers: readonly LeftDealer[]): number | null {
  const owed = dealers.flatMap(({ receivableMinor }) => receivableMinor ?? []);
  return owed.length === 0 ? null : owed.reduce((sum, each) => sum + each, 0);
}

/** A 3 · B 5: how many of a group carry which tier. */
function tiersOf(dealers: readonly LeftDealer[], t: T, naming: TierNaming): string {
  const graded = Map.groupBy(
    dealers.filter(({ tier }) => tier !== null),
    ({ tier }) => tier ?? '',
  );
  return tiersText({ tiers: Object.fromEntries([...graded].map(([tier, { length }]) => [tier, length])) }, t, naming);
}

function Row({ dealer, ...props }: LeavingTableProps & { dealer: LeftDealer }) {
  const t = useT();
  const nameOf = useTierName();
  const format = useFormat();
  return (
    <tr>
      <td>
        {dealer.name}
        {dealer.ahead && <small> {t('reps.leave.ahead', { day: format.day(dealer.fromOn) })}</small>}
      </td>
      <td>{dealer.tier === null ? t('reps.leave.noTier') : nameOf(dealer.tier)}</td>
      <td className={classes.figure}>{format.amount(dealer.amountMinor)}</td>
      <td className={classes.figure}>{format.day(dealer.lastOn)}</td>
      {props.receivables && <td className={classes.figure}>{format.amount(dealer.receivableMinor)}</td>}
      <td>
        <TakerSelect
          label={`${dealer.name} ${t('reps.leave.to')}`}
          value={choiceOf(dealer, props.choices)}
          takers={props.takers}
          onChange={(choice) => props.choose([dealer.id], choice)}
        />
      </td>
    </tr>
  );
}
