import { forecastDealers, getForecast, startForecast } from './forecasts.service.ts';

export const forecastsApi = {
  'forecasts.get': getForecast,
  'forecasts.run': startForecast,
  'forecasts.dealers': forecastDealers,
};
