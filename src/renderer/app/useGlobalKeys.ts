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

/** The window's own keys: Alt+1…, Ctrl+Z, ? . Ctrl+K belongs to the palette, the rest to the pages. */
export function useGlobalKeys(actions: { undo: () => void; showShortcuts: () => void }): void {
  const { undo, showShortcuts } = actions;
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
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        undo();
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        showShortcuts();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo, showShortcuts]);
}
