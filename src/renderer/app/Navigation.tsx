import { Link, useLocation } from 'wouter';
import { useT } from '../components/useT.ts';
import { NAV_PAGES } from './routes.tsx';
import classes from './Shell.module.css';
import { Tour } from './Tour.tsx';
import { useTour } from './tour.ts';

/** The pages at the left, each with its key. */
export function Navigation() {
  const t = useT();
  const [location] = useLocation();
  const { stop } = useTour();
  return (
    <nav className={classes.nav} aria-label={t('shell.nav.label')}>
      <div className={classes.brand}>{t('shell.appName')}</div>
      <ul className={classes.navList}>
        {NAV_PAGES.map(({ path, label, icon: Icon, digit }) => {
          const here = location === path || location.startsWith(`${path}/`);
          return (
            <li key={path}>
              <Link
                href={path}
                className={classes.navLink}
                aria-current={here ? 'page' : undefined}
                data-told={stop === path || undefined}
                aria-keyshortcuts={digit === null ? undefined : `Alt+${digit}`}
              >
                <Icon size={17} aria-hidden />
                <span className={classes.navLabel}>{t(label)}</span>
                {digit !== null && (
                  <kbd className={classes.navKey} aria-hidden>
                    Alt+{digit}
                  </kbd>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      <Tour />
    </nav>
  );
}
