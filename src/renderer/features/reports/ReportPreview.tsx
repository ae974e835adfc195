import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useRef } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import classes from './reports.module.css';
import type { Preview } from './useReport.ts';

/** Width of the page as the report lays it out on a screen, px: 297 mm and a scroll bar. */
const PAGE_WIDTH = 1140;

/** The finished page in a frame without scripts, made as wide as there is room. */
export function ReportPreview({ preview }: { preview: Preview }) {
  const t = useT();
  const { html, outdated, error, job, again } = preview;
  const frame = useRef<HTMLIFrameElement>(null);
  const { ref, width } = useElementSize();
  const fit = useCallback(() => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root && width > 0) root.style.zoom = String(Math.min(1.25, width / PAGE_WIDTH));
  }, [width]);
  useEffect(fit, [fit]);
  return (
    <section ref={ref} className={classes.preview} aria-label={t('reports.screen.preview')} aria-busy={outdated}>
      {error !== null && error !== undefined && !outdated && (
        <div className={classes.over}>
          <ErrorNotice error={error} onRetry={again} />
        </div>
      )}
      {outdated && job && job.status === 'running' && (
        <div className={classes.over}>
          <JobProgress job={job} title={t('reports.screen.building')} />
        </div>
      )}
      {html === null && outdated && !job && <p className={classes.loading}>{t('common.loading')}</p>}
      {html !== null && (
        <iframe
          ref={frame}
          className={classes.frame}
          title={t('reports.screen.preview')}
          sandbox="allow-same-origin"
          srcDoc={html}
          data-outdated={outdated || undefined}
          onLoad={fit}
        />
      )}
    </section>
  );
}
