/** Forecasts of monthly sales: names of the methods, why there is none, what the page says. */
export const forecasts = {
  model: {
    snaive: 'same month last year',
    naive: 'last month again',
    mean: 'mean of all months',
    drift: 'line from first to last',
    ses: 'smoothed level',
    holt: 'smoothed level and trend (Holt)',
    holtDamped: 'smoothed level and fading trend',
    seasonAdd: 'smoothed level plus season',
    seasonMul: 'smoothed level times season',
    theta: 'Theta method',
    hwAdd: 'Holt–Winters, season added',
    hwMul: 'Holt–Winters, season multiplied',
    hwAddDamped: 'Holt–Winters, season added, trend fading',
    hwMulDamped: 'Holt–Winters, season multiplied, trend fading',
  },
  obstacle: {
    too_short:
      'The data are too short: methods with a season want two whole ones (two years of months), “same month last year” one.',
    not_positive: 'Some months are zero or below; methods that multiply the season cannot be used.',
    no_season: 'There is no season; methods with one cannot be used.',
    too_few_origins: 'The data are too short to try this method on the past.',
  },
  by: { total: 'all sales', rep: 'rep', region: 'region', category: 'category', brand: 'brand', product: 'product' },
  part: {
    whole: 'All sales',
    none: 'Not given',
    others_one: '{{count}} other together',
    others_other: '{{count}} others together',
  },
  silence: {
    no_values: 'No month has whole sales; nothing is forecast.',
    too_few_values: 'Only {{have}} months have sales; at least {{need}} are needed for a forecast.',
    too_many_gaps: 'Too many months lack data ({{gaps}} lack them, {{have}} have them); nothing is forecast.',
    nothing_lately: 'Nothing was sold in the last twelve months; nothing is forecast.',
  },
  page: {
    partial: '{{month}} is not over yet ({{amount}} so far): it is not learnt from but forecast as a whole.',
    gaps: 'Order data do not cover these months whole; they are gaps, not zeros: {{months}}',
  },
  abstains: {
    no_values: 'There are no values; nothing is forecast.',
    too_few_values: 'Only {{have}} periods have a value; at least {{need}} are needed for a forecast.',
    too_many_gaps: 'Too many periods have no value ({{gaps}} without, {{have}} with one); nothing is forecast.',
  },
};
