import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Check, SunMoon } from 'lucide-react';
import { useT } from '../components/useT.ts';
import { useDensity, useTheme } from './appearance.tsx';

const THEMES = [
  ['auto', 'shell.top.themeAuto'],
  ['light', 'shell.top.themeLight'],
  ['dark', 'shell.top.themeDark'],
] as const;
const DENSITIES = [
  ['compact', 'shell.top.compact'],
  ['comfortable', 'shell.top.comfortable'],
] as const;

/** Theme and row height. */
export function ViewMenu() {
  const t = useT();
  const { choice, choose } = useTheme();
  const { density, setDensity } = useDensity();
  const mark = (chosen: boolean) => (chosen ? <Check size={14} aria-hidden /> : <span style={{ width: 14 }} />);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('shell.top.view')}>
          <ActionIcon color="gray" aria-label={t('shell.top.view')}>
            <SunMoon size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.top.theme')}</Menu.Label>
        {THEMES.map(([value, label]) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={choice === value}
            leftSection={mark(choice === value)}
            onClick={() => choose(value)}
          >
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.top.density')}</Menu.Label>
        {DENSITIES.map(([value, label]) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={density === value}
            leftSection={mark(density === value)}
            onClick={() => setDensity(value)}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
