import type { ReactNode } from 'react';
import { z } from 'zod';
import { usePreference } from '../api/preferences.tsx';
import classes from './SplitPane.module.css';
import { useT } from './useT.ts';

/** px */
const MIN_SIDE = 260;
const MAX_SIDE = 900;
const KEY_STEP = 24;

const Width = z.number();

/** A page with a pane at its right, whose width is dragged, or moved with arrow keys, and remembered. Without `side` it is closed. */
export function SplitPane(props: { name: string; width: number; label: string; side: ReactNode; children: ReactNode }) {
  const t = useT();
  const [width, setWidth] = usePreference(`pane.${props.name}`, Width, props.width);
  const resize = (next: number) => setWidth(Math.round(Math.min(MAX_SIDE, Math.max(MIN_SIDE, next))));

  const drag = (event: React.PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const startX = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => resize(width + startX - moved.clientX);
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width + KEY_STEP);
    if (event.key === 'ArrowRight') resize(width - KEY_STEP);
  };
  const separator = {
    role: 'separator',
    tabIndex: 0,
    'aria-orientation': 'vertical',
    'aria-label': t('common.pane.resize'),
    'aria-valuenow': width,
    'aria-valuemin': MIN_SIDE,
    'aria-valuemax': MAX_SIDE,
    onPointerDown: drag,
    onKeyDown,
  } as const;
  return (
    <div className={classes.split}>
      <div className={classes.main}>{props.children}</div>
      {props.side && (
        <>
          <div className={classes.handle} {...separator} />
          <aside className={classes.side} style={{ width }} aria-label={props.label}>
            {props.side}
          </aside>
        </>
      )}
    </div>
  );
}
