import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import classes from './reports.module.css';
import type { Preview } from './useReport.ts';
import { zoomedPage, zoomFor } from './zoomedPage.ts';

/** The finished page in a frame without scripts, made as wide as there is room. */
export function ReportPreview({ preview, portrait }: { preview: Preview; portrait: boolean }) {
  const t = useT();
  const { html, outdated, error, job, again } = preview;
  const frame = useRef<HTMLIFrameElement>(null);
  const { ref, width } = useElementSize();
  const room = useRef(width);
  room.current = width;
  // Made once a page, with the room there is when it arrives: another page would be read from its beginning.
  const page = useMemo(() => html && zoomedPage(html, room.current, portrait), [html, portrait]);
  const fit = useCallback(() => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root && width > 0) root.style.zoom = String(zoomFor(width, portrait));
  }, [width, portrait]);
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
      {page !== null && (
        <iframe
          ref={frame}
          className={classes.frame}
          title={t('reports.screen.preview')}
          sandbox="allow-same-origin"
          srcDoc={page}
          data-outdated={outdated || undefined}
          onLoad={fit}
        />
      )}
    </section>
  );
}
