import { useEffect } from 'react';
import { isModalOpen } from '../../app/useGlobalKeys.ts';

/** Ctrl+P prints a report, not the window. @param print undefined while there is nothing to print */
export function usePrintKey(print: (() => void) | undefined): void {
  useEffect(() => {
    if (!print) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p' || isModalOpen()) return;
      event.preventDefault();
      print();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [print]);
}
