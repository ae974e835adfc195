import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { SunMoon } from 'lucide-react';
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
          <Menu.RadioItem key={value} value={value} checked={choice === value} onChange={() => choose(value)}>
            {t(label)}
          </Menu.RadioItem>
        ))}
        <Menu.Label>{t('shell.top.density')}</Menu.Label>
        {DENSITIES.map(([value, label]) => (
          <Menu.RadioItem key={value} value={value} checked={density === value} onChange={() => setDensity(value)}>
            {t(label)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
