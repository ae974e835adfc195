import { Link } from 'wouter';
import { REPORT_KINDS, type ReportKind } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import classes from './reports.module.css';

/** All reports, at the left of each. */
export function ReportNav({ current }: { current: ReportKind }) {
  const t = useT();
  return (
    <nav aria-label={t('reports.screen.title')}>
      <ul className={classes.kinds}>
        {REPORT_KINDS.map((kind) => (
          <li key={kind}>
            <Link
              href={`/reports/${kind}`}
              className={classes.kind}
              aria-current={kind === current ? 'page' : undefined}
            >
              {t(`reports.kind.${kind}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
