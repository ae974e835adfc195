import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef } from 'react';
import type { T } from '../../../shared/i18n/translator.ts';
import { useNotify } from '../notify.tsx';
import { useT } from '../useT.ts';
import { copyText } from './copyText.ts';
import { type GridCursor, rangeOf, toTsv } from './gridKeys.ts';
import type { GridRowBase, PageAnswer } from './gridTypes.ts';
import type { PlacedColumn } from './useGridColumns.ts';
import type { GridRows } from './useRowPages.ts';

const MESSAGE = 'grid-copy';

/** Copies the selected range as it is shown, fetching rows that are not loaded; long ranges count and can be cancelled. */
export function useGridCopy<R extends GridRowBase, A extends PageAnswer<R>>(
  rows: GridRows<R, A>,
  columns: readonly PlacedColumn<R>[],
): (cursor: GridCursor) => Promise<void> {
  const t = useT();
  const notify = useNotify();
  const running = useRef<AbortController>(undefined);

  return useCallback(
    async (cursor) => {
      const range = rangeOf(cursor);
      if (range === null) return;
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const shown = columns.slice(range.left, range.right + 1);
      let lastShown = 0;
      const onProgress = (done: number, total: number) => {
        // The message is for ranges that take a moment; a screenful is there at once.
        if (total <= 1000 || done - lastShown < 2500) return;
        const show = lastShown === 0 ? notifications.show : notifications.update;
        lastShown = done;
        show({
          id: MESSAGE,
          message: t('common.grid.copying', { done, total }),
          autoClose: false,
          onClose: () => controller.abort(),
          closeButtonProps: { 'aria-label': t('common.action.cancel') },
        });
      };
      try {
        const picked = await rows.pages.range(range.top, range.bottom, { signal: controller.signal, onProgress });
        const text = toTsv(picked.map((row) => shown.map((column) => column.text(row))));
        const copied = t('common.grid.copied', { count: picked.length });
        const copy = () => copyText(text);
        notifications.hide(MESSAGE);
        if (copy()) notify.done(copied);
        else offerCopy(t, picked.length, copy);
      } catch (error) {
        if (!controller.signal.aborted) notify.error(error);
      }
    },
    [rows.pages, columns, t, notify],
  );
}

/** After a long fetch the key press is too old for the browser; one click on the message copies. */
function offerCopy(t: T, count: number, copy: () => boolean): void {
  const take = () => {
    if (!copy()) return;
    notifications.hide(MESSAGE);
    notifications.show({
      message: t('common.grid.copied', { count }),
      withBorder: true,
      closeButtonProps: { 'aria-label': t('common.action.close') },
    });
  };
  notifications.show({
    id: MESSAGE,
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('common.action.close') },
    message: (
      <Button size="compact-sm" onClick={take}>
        {t('common.grid.copyNow', { count })}
      </Button>
    ),
  });
}
