import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useApiQuery } from '../api/useApiQuery.ts';
import { TierBadge } from '../components/TierBadge.tsx';
import { useT } from '../components/useT.ts';
import { type Command, useCommands } from './commands.tsx';
import { navigate } from './hashLocation.ts';
import { NAV_PAGES } from './routes.tsx';

/** Ctrl+K: dealers by any part of name, code, phone or pinyin; pages; commands. */
export function Palette({ commands }: { commands: readonly Command[] }) {
  const t = useT();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const session = useApiQuery('session.get', {});
  const search = useApiQuery(
    'dealers.suggest',
    { text: asked },
    { enabled: asked !== '' && session.data?.file != null, keepPrevious: true },
  );
  const pageCommands = useCommands();

  const wanted = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase());
  const pages = NAV_PAGES.filter((page) => wanted(t(page.label)));
  const doable = [...pageCommands, ...commands].filter((command) => wanted(command.label));
  const dealers = asked === '' ? [] : (search.data?.dealers ?? []);
  const nothing = pages.length + doable.length + dealers.length === 0;

  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      scrollable
      maxHeight={420}
      tagsToIgnore={[]}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': t('shell.top.searchHint') } }}
    >
      <Spotlight.Search
        placeholder={t('shell.palette.placeholder')}
        aria-label={t('shell.top.searchHint')}
        leftSection={<Search size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {dealers.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.palette.dealers')}>
            {dealers.map((dealer) => (
              <Spotlight.Action
                key={dealer.id}
                label={dealer.name}
                description={[dealer.code, dealer.city].filter(Boolean).join(' · ')}
                rightSection={dealer.tier === null ? null : <TierBadge tier={dealer.tier} />}
                dimmedSections={false}
                onClick={() => navigate(`/dealers/${dealer.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.palette.pages')}>
            {pages.map(({ path, label, icon: Icon, digit }) => (
              <Spotlight.Action
                key={path}
                label={t(label)}
                leftSection={<Icon size={16} aria-hidden />}
                rightSection={<kbd>Alt+{digit}</kbd>}
                onClick={() => navigate(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {doable.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.palette.commands')}>
            {doable.map((command) => (
              <Spotlight.Action
                key={command.id}
                label={command.label}
                rightSection={command.keys ? <kbd>{command.keys}</kbd> : null}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && <Spotlight.Empty>{t('shell.palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
