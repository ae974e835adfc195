import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';

/**
 * The address behind the `#`, query included (`#/dealers?tier=A`). wouter's own hash hook puts the query before the
 * `#`, where it would travel to the host with every reload.
 */
const parts = () => {
  const [path = '', search = ''] = location.hash.replace(/^#/, '').split(/\?(.*)/s);
  return { path: path.startsWith('/') ? path : `/${path}`, search };
};

const listeners = new Set<() => void>();
const announce = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('hashchange', announce);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('hashchange', announce);
  };
}

/** Goes to an address of the window, `/dealers?tier=A`. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const next = `#${to}`;
  if (next === location.hash) return;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', next);
  announce();
}

const path = () => parts().path;
const search = () => parts().search;

export const useHashLocation: BaseLocationHook = Object.assign(
  () => [useSyncExternalStore(subscribe, path), navigate] as [string, typeof navigate],
  { hrefs: (href: string) => `#${href}` },
);

export const useHashSearch: BaseSearchHook = () => useSyncExternalStore(subscribe, search);
