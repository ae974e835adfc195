import type { Output } from '../../../shared/contract/index.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './health.module.css';

/** The two marks of the list, and how many dealers want a look. */
export function HealthTiles({ overview }: { overview: Output<'health.overview'> }) {
  const t = useT();
  const format = useFormat();
  const marks = (['complete', 'plausible'] as const).map((mark) => {
    const { dealers, amount } = overview[mark];
    return {
      mark,
      title: t(`health.score.${mark}`),
      hint: t(`health.score.${mark}Hint`),
      share: dealers,
      byAmount: amount === null ? '' : t('health.score.byAmount', { share: format.percent(amount) }),
    };
  });
  return (
    <div className={classes.tiles}>
      {marks.map(({ mark, title, hint, share, byAmount }) => (
        <div key={mark} className={classes.tile}>
          <span className={classes.tileName}>{title}</span>
          <span className={classes.tileValue}>
            {format.percent(share)} <small>{byAmount}</small>
          </span>
          <span className={classes.bar} aria-hidden>
            <span style={{ width: `${Math.round(share * 1000) / 10}%` }} />
          </span>
          <span className={classes.tileName}>{hint}</span>
        </div>
      ))}
    </div>
  );
}
