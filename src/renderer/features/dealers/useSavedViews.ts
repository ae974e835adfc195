import { useCallback, useEffect, useMemo } from 'react';
import type { SavedView } from '../../../shared/contract/views.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import type { ColumnChoice } from '../../components/grid/columnState.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { fromQuery, toFilter, writeView } from './dealerView.ts';
import type { AddressedView } from './useDealerView.ts';

/** What a view is called: its own name, or the usual one of a built-in. */
export function viewName({ builtIn, name }: Pick<SavedView, 'builtIn' | 'name'>, t: T): string {
  return name !== '' || builtIn === null ? name : t(`dealers.views.builtIn.${builtIn}`);
}

export interface SavedViews {
  views: readonly SavedView[];
  /** The one the list began with, as it is kept. */
  current: SavedView | undefined;
  /** The list shows something else by now. */
  modified: boolean;
  /** How many dealers a view shows, while that is known. */
  count(view: SavedView): number | undefined;
  save(columns: ColumnChoice | null): Promise<void>;
  create(name: string, columns: ColumnChoice | null): Promise<boolean>;
  rename(name: string): Promise<boolean>;
  toggleStart(): Promise<void>;
  move(step: -1 | 1): Promise<void>;
  remove(): Promise<void>;
}

const NO_VIEWS: readonly SavedView[] = [];

/** The owner's saved views, which of them is open, and what can be done with it. */
export function useSavedViews({ view, savedId, open }: AddressedView): SavedViews {
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  const loaded = useApiQuery('views.list', {}).data?.views;
  const views = loaded ?? NO_VIEWS;
  const counts = useApiQuery('views.counts', {}).data?.counts;
  const current = views.find(({ id }) => id === savedId);

  useEffect(() => {
    // The address says nothing: the list opens with the view that was chosen for it.
    const start = savedId === undefined ? loaded?.find((each) => each.start) : undefined;
    if (start) open(start);
  }, [savedId, loaded, open]);

  const modified = useMemo(
    () => current !== undefined && writeView(fromQuery(current.query)) !== writeView(view),
    [current, view],
  );
  const attempt = useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify],
  );
  const update = async (patch: Parameters<typeof patchOf>[1]): Promise<boolean> =>
    current !== undefined &&
    (await attempt(async () => {
      await api.call('views.update', patchOf(current, patch));
    }));
  const query = { filter: toFilter(view), sort: view.sort };
  const say = (key: 'dealers.views.saved' | 'dealers.views.created', name: string) =>
    notify.done(t(key, { name }), () => void undo());
  return {
    views,
    current,
    modified,
    count: ({ id }) => counts?.find((each) => each.id === id)?.dealers,
    save: async (columns) => {
      if (current && (await update({ query, columns }))) say('dealers.views.saved', viewName(current, t));
    },
    create: (name, columns) =>
      attempt(async () => {
        const made = await api.call('views.create', { name, query, columns });
        open(made);
        say('dealers.views.created', made.name);
      }),
    rename: (name) => update({ name }),
    toggleStart: async () => {
      if (current) await update({ start: !current.start });
    },
    move: async (step) => {
      const at = views.findIndex(({ id }) => id === savedId);
      if (at < 0 || at + step < 0 || at + step >= views.length) return;
      const before = views[step < 0 ? at - 1 : at + 2]?.id ?? null;
      await attempt(async () => {
        await api.call('views.move', { id: (views[at] as SavedView).id, before }); // found above
      });
    },
    remove: async () => {
      if (!current) return;
      await attempt(async () => {
        const { changeId } = await api.call('views.remove', { id: current.id });
        open(null);
        notify.done(t('dealers.views.removed', { name: viewName(current, t) }), () => void undo(changeId));
      });
    },
  };
}

function patchOf(
  { id, revision }: SavedView,
  patch: { name?: string; query?: SavedView['query']; columns?: ColumnChoice | null; start?: boolean },
) {
  return { id, expectedRevision: revision, patch };
}
