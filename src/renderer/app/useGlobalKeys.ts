import { useEffect } from 'react';
import { navigate } from './hashLocation.ts';
import { NAV_PAGES } from './routes.tsx';

/** True while the user types: letters and Ctrl+Z belong to the field then. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** True while a dialog is open: the page behind it takes no keys. */
export function isModalOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

/** Ctrl+Z takes back; Ctrl+Shift+Z and Ctrl+Y do again. */
function turnOf(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : undefined;
}

/** The window's own keys: Alt+1…, Ctrl+Z, ? . Ctrl+K belongs to the palette, the rest to the pages. */
export function useGlobalKeys(actions: { undo: () => void; redo: () => void; showShortcuts: () => void }): void {
  const { undo, redo, showShortcuts } = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModalOpen()) return;
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      if (event.altKey && !event.ctrlKey && !event.metaKey && digit !== undefined) {
        const page = NAV_PAGES.find((entry) => entry.digit === Number(digit));
        if (!page) return;
        event.preventDefault();
        navigate(page.path);
        return;
      }
      if (isTyping(event.target)) return;
      const turn = turnOf(event);
      if (turn === 'redo') {
        event.preventDefault();
        redo();
      } else if (turn === 'undo') {
        event.preventDefault();
        undo();
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        showShortcuts();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo, redo, showShortcuts]);
}
