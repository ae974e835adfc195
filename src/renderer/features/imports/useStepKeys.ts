import { useEffect } from 'react';
import { isModalOpen, isTyping } from '../../app/useGlobalKeys.ts';

/** Elements that have their own use for Enter; a tab that is shown already has none. */
const OWN_ENTER =
  'button:not([role="tab"][aria-selected="true"]), a, input, select, textarea, summary, [role="grid"], [role="option"], [role="radio"]';

/** Enter is the step's main act, Esc goes back; fields, buttons and grids keep their keys. Ctrl+Enter acts from anywhere. */
export function useStepKeys(keys: { primary?: (() => void) | undefined; back?: (() => void) | undefined }): void {
  const { primary, back } = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isModalOpen()) return;
      const own = event.target instanceof Element && event.target.closest(OWN_ENTER) !== null;
      if (event.key === 'Enter' && primary && (event.ctrlKey || event.metaKey || !own)) {
        event.preventDefault();
        primary();
      } else if (event.key === 'Escape' && back && !isTyping(event.target)) {
        event.preventDefault();
        back();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [primary, back]);
}
