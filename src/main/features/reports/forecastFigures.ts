import type { ForecastFigures } from '../../../shared/i18n/forecastTexts.ts';
import type { PaperTools } from './modelBuild.ts';

/** How forecasts write amounts, shares and months on paper. */
export function forecastFigures({ lang, f }: PaperTools): ForecastFigures {
  const month = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-CN', {
    year: 'numeric',
    month: lang === 'en' ? 'short' : 'long',
    timeZone: 'UTC',
  });
  return {
    moneyRound: (minor) => f.amount(minor),
    percent: (share) => f.percent(share),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    day: (text) => f.longDay(text),
  };
}
