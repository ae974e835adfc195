import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, T } from '../../shared/i18n/translator.ts';

/** The translator of the window's language; keys that don't exist do not compile. */
export function useT(): T {
  const { t } = useTranslation();
  return useCallback<T>((key, params) => t(key, params ?? {}), [t]);
}

/** The window's language. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.resolvedLanguage === 'en' ? 'en' : 'zh-CN';
}
