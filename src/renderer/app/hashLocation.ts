import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';
import { focusPage } from '../components/pageFocus.ts';

/**
 * The address behind the `#`, query included (`#/dealers?tier=A`). wouter's own hash hook puts the query before the
 * `#`, where it would travel to the host with every reload.
 */
const parts = () => {
  const [path = '', search = ''] = location.hash.replace(/^#/, '').split(/\?(.*)/s);
  return { path: path.startsWith('/') ? path : `/${path}`, search };
};

let visited = 0;

/** How many addresses this window has gone to. A page that puts another in its own place goes nowhere. */
export const visits = (): number => visited;

const listeners = new Set<() => void>();
const moved = () => {
  visited += 1;
  announce();
};
const announce = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('hashchange', moved);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('hashchange', moved);
  };
}

/** Goes to an address of the window, `/dealers?tier=A`, and gives the keys to its page. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const next = `#${to}`;
  if (next !== location.hash) {
    if (options.replace) {
      history.replaceState(history.state, '', next);
      announce();
    } else {
      history.pushState({ from: location.hash } satisfies Visit, '', next);
      moved();
    }
  }
  // The page that is there already, or stays with another query; a new one takes the focus as it begins.
  if (!options.replace) focusPage();
}

/** What the history keeps of an entry: the address it was reached from, unless the program began with it. */
interface Visit {
  from: string;
}

/** Goes back where `home` is what we came from; else goes there. @param home answers whether an address is it */
export function goBackTo(home: (address: string) => boolean, otherwise: string): void {
  const visit: unknown = history.state;
  const from = typeof visit === 'object' && visit !== null && 'from' in visit ? String(visit.from) : '';
  if (home(from.replace(/^#/, ''))) history.back();
  else navigate(otherwise);
}

const path = () => parts().path;
const search = () => parts().search;

export const useHashLocation: BaseLocationHook = Object.assign(
  () => [useSyncExternalStore(subscribe, path), navigate] as [string, typeof navigate],
  { hrefs: (href: string) => `#${href}` },
);

export const useHashSearch: BaseSearchHook = () => useSyncExternalStore(subscribe, search);
