import { useDebouncedValue } from '@mantine/hooks';
import { FileText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { REPORT_KINDS } from '../../shared/contract/reports.contract.ts';
import type { T, TextKey } from '../../shared/i18n/translator.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { TierBadge } from '../components/TierBadge.tsx';
import { useT } from '../components/useT.ts';
import { type Command, useCommands } from './commands.tsx';
import { navigate } from './hashLocation.ts';
import { PALETTE_PLACES } from './palettePlaces.ts';
import { isMeant, isNamed } from './paletteSearch.ts';
import { NAV_PAGES } from './routes.tsx';

/** Letters wait this long for the next one before dealers are asked for, ms. */
const SEARCH_DELAY = 120;

export interface PaletteEntry {
  id: string;
  group: TextKey;
  label: string;
  detail: string;
  left: ReactNode;
  right: ReactNode;
  run(): void;
}

/** What the palette offers for a text. `settled` is false while dealers are still being looked for. */
export function usePaletteEntries(
  text: string,
  commands: readonly Command[],
): { entries: readonly PaletteEntry[]; settled: boolean } {
  const t = useT();
  const wanted = text.trim();
  const [asked] = useDebouncedValue(wanted, SEARCH_DELAY);
  const hasFile = useApiQuery('session.get', {}).data?.file != null;
  const enabled = hasFile && asked !== '';
  const search = useApiQuery('dealers.suggest', { text: asked }, { enabled, keepPrevious: true });
  const pageCommands = useCommands();
  const dealers = enabled ? search.data?.dealers : undefined;

  const entries = useMemo(() => {
    const found = (dealers ?? []).map<PaletteEntry>((dealer) => ({
      id: `dealer-${dealer.id}`,
      group: 'shell.palette.dealers',
      label: dealer.name,
      detail: [dealer.code, dealer.city].filter(Boolean).join(' · '),
      left: null,
      right: dealer.tier === null ? null : <TierBadge tier={dealer.tier} />,
      run: () => navigate(`/dealers/${dealer.id}`),
    }));
    const offered = [...pageEntries(t), ...reportEntries(t), ...commandEntries([...pageCommands, ...commands])];
    const labels = new Set(offered.map(({ label }) => label));
    // What the open page does by itself is not led to.
    const places = wanted === '' ? [] : placeEntries(t).filter(({ label }) => !labels.has(label));
    const all = [...offered, ...places];
    const named = all.filter(({ label }) => isNamed(wanted, label));
    const meant = all.filter((entry) => !named.includes(entry) && isMeant(wanted, entry.id));
    // Whoever types a name whole means what bears it, not what holds it in a longer one.
    const exact = named.filter(({ label }) => label.toLowerCase() === wanted.trim().toLowerCase());
    const longer = named.filter((entry) => !exact.includes(entry));
    return [
      ...found,
      ...exact,
      ...longer,
      ...meant.map((entry) => ({ ...entry, group: 'shell.palette.meant' as const })),
    ];
  }, [t, wanted, dealers, pageCommands, commands]);
  return { entries, settled: asked === wanted && !(enabled && search.isFetching) };
}

const BARE = { detail: '', left: null, right: null };

function pageEntries(t: T): PaletteEntry[] {
  return NAV_PAGES.map(({ path, label, icon: Icon, digit }) => ({
    ...BARE,
    id: `page-${path}`,
    group: 'shell.palette.pages',
    label: t(label),
    left: <Icon size={16} aria-hidden />,
    right: digit === null ? null : <kbd>Alt+{digit}</kbd>,
    run: () => navigate(path),
  }));
}

function reportEntries(t: T): PaletteEntry[] {
  return REPORT_KINDS.map((kind) => ({
    ...BARE,
    id: `report-${kind}`,
    group: 'shell.palette.reports',
    label: t(`reports.kind.${kind}`),
    left: <FileText size={16} aria-hidden />,
    run: () => navigate(`/reports/${kind}`),
  }));
}

function commandEntries(commands: readonly Command[]): PaletteEntry[] {
  return commands.map(({ id, label, keys, run }) => ({
    ...BARE,
    id: `command-${id}`,
    group: 'shell.palette.commands',
    label,
    right: keys ? <kbd>{keys}</kbd> : null,
    run,
  }));
}

function placeEntries(t: T): PaletteEntry[] {
  return PALETTE_PLACES.map(({ id, label, path, page }) => ({
    ...BARE,
    id: `place-${id}`,
    group: 'shell.palette.commands',
    label: t(label),
    detail: t('shell.palette.on', { page: t(page) }),
    run: () => navigate(path),
  }));
}
