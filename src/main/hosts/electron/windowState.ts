import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { errorDetails, type Logger } from '../../runtime/logger.ts';

const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export const DEFAULT_SIZE = { width: 1280, height: 820 } as const;
/** So much of a window must lie on a screen to be found again. */
const VISIBLE_PX = 100;
const SAVE_DELAY_MS = 500;

/** Where the window was, or undefined for the first start, an unreadable note, or a screen that has gone. */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const parsed = WindowState.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success && screens.some((screen) => overlaps(parsed.data, screen)) ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function overlaps(window: WindowState, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const down = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  // The title bar must be reachable.
  return across >= VISIBLE_PX && down >= VISIBLE_PX && window.y >= screen.y - VISIBLE_PX / 4;
}

/** Notes size and place whenever they settle, and when the window closes. */
export function rememberWindow(window: BrowserWindow, path: string, log: Logger): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (window.isDestroyed() || window.isMinimized()) return;
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.part`, JSON.stringify(state));
      renameSync(`${path}.part`, path);
    } catch (error) {
      // A full disk must not keep the window from closing.
      log('warn', 'window.state', errorDetails(error));
    }
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}
