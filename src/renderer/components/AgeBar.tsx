import { AGE_BANDS, type AgeBands } from '../../shared/domain/ageing.ts';
import classes from './AgeBar.module.css';
import { useFormat } from './format.ts';
import { useT } from './useT.ts';

/** A balance by age as a bar, with each band's word and amount below: nothing is told by colour alone. */
export function AgeBar({ bands }: { bands: AgeBands }) {
  const t = useT();
  const format = useFormat();
  const shown = AGE_BANDS.filter((band) => bands[band] !== 0);
  const parts = shown.filter((band) => bands[band] > 0);
  return (
    <div>
      {parts.length > 0 && (
        <div className={classes.bar} aria-hidden>
          {parts.map((band) => (
            <div key={band} className={classes.part} data-band={band} style={{ flexGrow: bands[band] }} />
          ))}
        </div>
      )}
      <ul className={classes.legend} aria-label={t('receivables.ages')}>
        {shown.map((band) => (
          <li key={band}>
            <span className={classes.swatch} data-band={band} aria-hidden />
            {t(`receivables.band.${band}`)} <span className={classes.amount}>{format.money(bands[band])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
