import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { ReportUnit } from '../../../shared/contract/reports.contract.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useLanguage } from '../../components/useT.ts';

/** What every report keeps of its options between visits. */
export const KeptCommon = z.object({ unit: z.enum(['one', 'tenThousand']).default('one') });

const NO_COMMON = KeptCommon.parse({});

/** Currencies that are counted by ten thousands (万) where they are at home. */
const BY_TEN_THOUSANDS: ReadonlySet<string> = new Set(['CNY', 'HKD', 'MOP', 'TWD', 'JPY', 'KRW']);

/** Whether amounts of a currency may be printed in ten thousands. */
export function hasTenThousands(currency: string): boolean {
  return BY_TEN_THOUSANDS.has(currency);
}

export interface CommonChoice {
  unit: ReportUnit;
  lang: Language;
  preparedBy: string;
}

export interface CommonOptions {
  choice: CommonChoice;
  change(next: Partial<CommonChoice>): void;
  /** As the engine gets them: no ten thousands of a currency that is not counted so. */
  options: CommonChoice;
}

/**
 * Unit, language and who prepares a report: the same for all reports. The unit is remembered on this PC; another language
 * than the window's is for this report only, so that nobody gets a page he cannot read a month later.
 */
export function useCommonOptions(): CommonOptions {
  const [kept, keep] = usePreference('reports.common', KeptCommon, NO_COMMON);
  const [preparedBy, setPreparedBy] = useState<string | null>(null);
  const [lang, setLang] = useState<Language | null>(null);
  const language = useLanguage();
  const operator = useApiQuery('settings.get', {}).data?.operator ?? '';
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  return useMemo(() => {
    const choice = { unit: kept.unit, lang: lang ?? language, preparedBy: preparedBy ?? operator };
    const change = ({ preparedBy: name, lang: wanted, ...lasting }: Partial<CommonChoice>) => {
      if (name !== undefined) setPreparedBy(name);
      if (wanted !== undefined) setLang(wanted);
      if (Object.keys(lasting).length > 0) keep({ ...kept, ...lasting });
    };
    const unit = hasTenThousands(currency) ? choice.unit : 'one';
    return { choice, change, options: { ...choice, unit, preparedBy: choice.preparedBy.trim() } };
  }, [kept, keep, lang, language, preparedBy, operator, currency]);
}
