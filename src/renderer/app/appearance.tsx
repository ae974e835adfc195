import { useColorScheme } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/i18n/translator.ts';
import { DensityPreference, LanguagePreference, ThemePreference, usePreference } from '../api/preferences.tsx';

/** The language of a PC that has not chosen one: Chinese unless the system speaks something else. */
export function systemLanguage(): Language {
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}

/** Light or dark as chosen, or as the system has it. */
export function useTheme() {
  const [choice, choose] = usePreference('theme', ThemePreference, 'auto');
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return { choice, choose, shown: choice === 'auto' ? system : choice };
}

/** Row height, applied to the whole window through an attribute. */
export function useDensity() {
  const [density, setDensity] = usePreference('density', DensityPreference, 'compact');
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return { density, setDensity, rowHeight: density === 'compact' ? 32 : 40 };
}

/** The language of the window, and how to change it. */
export function useLanguageChoice() {
  const { i18n } = useTranslation();
  const [, remember] = usePreference<Language>('language', LanguagePreference, 'zh-CN');
  const language: Language = i18n.resolvedLanguage === 'en' ? 'en' : 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const change = useCallback(
    (next: Language) => {
      remember(next);
      // Messages in the other language would stay.
      notifications.clean();
      void i18n.changeLanguage(next);
    },
    [i18n, remember],
  );
  return { language, change };
}
