import { Menu } from '@mantine/core';
import { ChevronDown, House } from 'lucide-react';
import type { SavedView } from '../../../shared/contract/views.contract.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import type { AddressedView } from './useDealerView.ts';
import { useFolding } from './useFolding.ts';
import { type SavedViews, viewName } from './useSavedViews.ts';

export interface ViewStripProps {
  saved: SavedViews;
  open: AddressedView['open'];
  /** How many dealers there are in all; undefined while not known. */
  total: number | undefined;
}

/** The views in one line, as many as there is room for, the open one among them; the others in a menu at its end. */
export function ViewStrip({ saved, open, total }: ViewStripProps) {
  const t = useT();
  const format = useFormat();
  const { views, current } = saved;
  const text = (view: SavedView | null) => {
    const dealers = view ? saved.count(view) : total;
    return { name: view ? viewName(view, t) : t('dealers.views.all'), count: dealers && format.count(dealers) };
  };
  const tabs = [null, ...views].map((view) => ({ view, ...text(view) }));
  const at = current === undefined ? 0 : views.indexOf(current) + 1;
  const fold = useFolding(tabs.map(({ view, name, count }) => `${view?.start} ${name} ${count}`).join('\n'), at);
  const folded = tabs.filter((_, index) => fold.hidden.has(index));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={fold.strip} className={classes.views} role="group" aria-label={t('dealers.views.label')}>
      {tabs.map(({ view, name, count }, index) => (
        <button
          key={view?.id ?? 0}
          type="button"
          className={classes.view}
          data-view
          data-folded={fold.hidden.has(index) || undefined}
          aria-current={index === at ? 'true' : undefined}
          onClick={() => open(view)}
        >
          {view?.start && <House size={12} aria-label={t('dealers.views.start')} />}
          {name} {count !== undefined && <small>{count}</small>}
        </button>
      ))}
      <MoreViews
        folded={folded.map(({ view, name, count }) => ({ key: view?.id ?? 0, name, count, act: () => open(view) }))}
      />
    </div>
  );
}

interface FoldedView {
  key: number;
  name: string;
  count: string | 0 | undefined;
  act(): void;
}

function MoreViews({ folded }: { folded: readonly FoldedView[] }) {
  const t = useT();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.view} data-more data-folded={folded.length === 0 || undefined}>
          {t('dealers.views.more')} <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {folded.map(({ key, name, count, act }) => (
          <Menu.Item key={key} onClick={act} rightSection={<small className={classes.viewCount}>{count}</small>}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
