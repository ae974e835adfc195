import { UnstyledButton } from '@mantine/core';
import { Link } from 'wouter';
import { z } from 'zod';
import type { Output } from '../../../shared/contract/index.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useT } from '../../components/useT.ts';
import type { Pair } from './MergeModal.tsx';
import classes from './reps.module.css';

/** Pairs that the owner has said are two people, by their names: ids mean other people in another file. */
const Apart = z.array(z.string());
const NONE: string[] = [];
/** Pairs remembered. */
const MOST_APART = 400;

/** Dealers that need another rep, and reps that may be one person: each with its next step. */
export function RepWarnings(props: { overview: Output<'reps.overview'>; onMerge(pair: Pair): void }) {
  const { overview } = props;
  const t = useT();
  const gone = overview.reps.filter((rep) => !rep.active && rep.dealers > 0);
  const left = gone.reduce((sum, rep) => sum + rep.dealers, 0);
  return (
    <>
      {left > 0 && (
        <div className={classes.warn} role="status">
          <span>{t('reps.warn.left', { count: left })}</span>
          <Link href={`/dealers?rep=${gone.map(({ id }) => id).join(',')}`}>{t('reps.warn.show')}</Link>
        </div>
      )}
      {overview.unserved > 0 && overview.reps.length > 0 && (
        <div className={classes.warn} role="status">
          <span>{t('reps.warn.unserved', { count: overview.unserved })}</span>
          <Link href="/dealers?rep=none">{t('reps.warn.show')}</Link>
        </div>
      )}
      <Likely {...props} />
    </>
  );
}

function Likely({ overview, onMerge }: { overview: Output<'reps.overview'>; onMerge(pair: Pair): void }) {
  const t = useT();
  const [apart, setApart] = usePreference('reps.apart', Apart, NONE);
  const nameOf = (id: RepId) => overview.reps.find((rep) => rep.id === id)?.name ?? '';
  const keyOf = ({ repId, otherId }: { repId: RepId; otherId: RepId }) =>
    [nameOf(repId), nameOf(otherId)].sort().join(' = ');
  const pairs = overview.likely.filter((pair) => !apart.includes(keyOf(pair)));
  const [first] = pairs;
  if (first === undefined) return null;
  const words = { one: nameOf(first.repId), other: nameOf(first.otherId), reason: t(`reps.same.${first.reason}`) };
  return (
    <div className={classes.warn} role="status">
      <span>{t('reps.warn.likely', words)}</span>
      <UnstyledButton onClick={() => onMerge({ id: first.repId, otherId: first.otherId })}>
        {t('reps.warn.merge')}
      </UnstyledButton>
      <UnstyledButton onClick={() => setApart([...apart, keyOf(first)].slice(-MOST_APART))}>
        {t('reps.warn.apart')}
      </UnstyledButton>
      {pairs.length > 1 && <span>{t('reps.warn.more', { count: pairs.length - 1 })}</span>}
    </div>
  );
}
