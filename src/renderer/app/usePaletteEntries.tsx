import { useDebouncedValue } from '@mantine/hooks';
import { FileText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { REPORT_KINDS } from '../../shared/contract/reports.contract.ts';
import type { TextKey } from '../../shared/i18n/translator.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { TierBadge } from '../components/TierBadge.tsx';
import { useT } from '../components/useT.ts';
import { type Command, useCommands } from './commands.tsx';
import { navigate } from './hashLocation.ts';
import { pinyinInitials } from './pinyinInitials.ts';
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
    const typed = wanted.toLowerCase();
    const matches = (label: string) => label.toLowerCase().includes(typed) || pinyinInitials(label).includes(typed);
    const found = (dealers ?? []).map<PaletteEntry>((dealer) => ({
      id: `dealer-${dealer.id}`,
      group: 'shell.palette.dealers',
      label: dealer.name,
      detail: [dealer.code, dealer.city].filter(Boolean).join(' · '),
      left: null,
      right: dealer.tier === null ? null : <TierBadge tier={dealer.tier} />,
      run: () => navigate(`/dealers/${dealer.id}`),
    }));
    const pages = NAV_PAGES.filter((page) => matches(t(page.label))).map<PaletteEntry>(
      ({ path, label, icon: Icon, digit }) => ({
        id: `page-${path}`,
        group: 'shell.palette.pages',
        label: t(label),
        detail: '',
        left: <Icon size={16} aria-hidden />,
        right: <kbd>Alt+{digit}</kbd>,
        run: () => navigate(path),
      }),
    );
    const reports = REPORT_KINDS.map((kind) => [kind, t(`reports.kind.${kind}`)] as const)
      .filter(([, label]) => matches(label))
      .map<PaletteEntry>(([kind, label]) => ({
        id: `report-${kind}`,
        group: 'shell.palette.reports',
        label,
        detail: '',
        left: <FileText size={16} aria-hidden />,
        right: null,
        run: () => navigate(`/reports/${kind}`),
      }));
    const doable = [...pageCommands, ...commands]
      .filter((command) => matches(command.label))
      .map<PaletteEntry>(({ id, label, keys, run }) => ({
        id: `command-${id}`,
        group: 'shell.palette.commands',
        label,
        detail: '',
        left: null,
        right: keys ? <kbd>{keys}</kbd> : null,
        run,
      }));
    return [...found, ...pages, ...reports, ...doable];
  }, [t, wanted, dealers, pageCommands, commands]);
  return { entries, settled: asked === wanted && !(enabled && search.isFetching) };
}
