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
    too_few_values: 'Months with whole sales: {{have}}. At least {{need}} are needed for a forecast.',
    too_many_gaps: 'Too many months lack data ({{gaps}} lack them, {{have}} have them); nothing is forecast.',
    nothing_lately: 'Nothing was sold in the last twelve months; nothing is forecast.',
  },
  page: {
    intro: 'What the coming months are likely to bring, how far that may be off, and how good the method has been.',
    by: 'Forecast by',
    again: 'Forecast again',
    made: 'forecast on {{time}}',
    none: 'There are no orders yet',
    noneHint: 'Once orders are imported, monthly sales are forecast here.',
    short:
      'Only {{months}} months of data are whole, less than two years and four months: seasons cannot be learnt yet, only the same month of last year or the last months carried on.',
    nameless: 'The data name no {{by}}; what stands below is all sales.',
    partial: '{{month}} is not over yet ({{amount}} so far): it is not learnt from but forecast as a whole.',
    gaps: 'Order data do not cover these months whole; they are gaps, not zeros: {{months}}',
  },
  why: {
    better:
      'By “{{model}}”: tried from {{months}} months of the past, it was off by {{error}}; the same month of last year would have been off by {{plain}}.',
    best: 'By “{{model}}”: tried from {{months}} months of the past, it was off by {{error}}; the next best, “{{other}}”, by {{otherError}}.',
    only: 'By “{{model}}”: tried from {{months}} months of the past, it was off by {{error}}.',
    untested: 'By “{{model}}”: there is too little data to try it on the past; how good it is, is not known.',
  },
  festival: {
    used: 'January and February follow Spring Festival: tried on the past, they were off by {{withFeast}}, without it by {{withoutFeast}}; all months by {{withAll}}, without it by {{withoutAll}}.',
    unused:
      'Following Spring Festival was tried and came no nearer, so it is not done: January and February would be off by {{withFeast}}, without it by {{withoutFeast}}; all months by {{withAll}}, without it by {{withoutAll}}.',
    untested:
      'Spring Festival wanders between January and February; there is too little data to try what it does, and it is not followed. Take both months of {{year}} together: {{amount}}.',
  },
  parts: {
    title: 'Forecast by {{by}}',
    summary:
      'The forecasts of the parts for {{months}} months come to {{sum}}; all sales forecast by themselves to {{whole}}. Each is made by itself, they need not agree. A name opens its picture below.',
    before: 'A year ago',
    ahead: 'Next {{months}} months',
    change: 'Change',
    error: 'Off by',
    tip: '{{name}}, {{what}}: {{amount}}',
  },
  chart: {
    title: '{{name}}: monthly sales and forecast',
    sum: 'The next {{months}} months are expected to bring {{ahead}}.',
    sumBefore:
      'The next {{months}} months are expected to bring {{ahead}}; the same months last year brought {{before}} (change {{change}}).',
    month: 'Month',
    actual: 'Sold',
    forecast: 'Forecast',
    low: 'Low',
    high: 'High',
    range: 'Range',
    dealers: 'These dealers',
    band: 'The range, by how far past forecasts were off: about {{level}} of ten months should fall inside.',
    tipActual: '{{month}}: {{amount}}',
    tipForecast: '{{month}} forecast {{amount}}',
    tipRange: '{{month}} forecast {{amount}} ({{low}} – {{high}})',
  },
  methods: {
    title: '{{name}}: methods tried',
    summary:
      'Each method was tried from {{months}} months of the past: it saw what was known then, forecast up to twelve months, and was compared with what came.',
    method: 'Method',
    error: 'Off in the past',
    note: 'Note',
    taken: 'Taken',
  },
  abstains: {
    no_values: 'There are no values; nothing is forecast.',
    too_few_values: 'Periods with a value: {{have}}. At least {{need}} are needed for a forecast.',
    too_many_gaps: 'Too many periods have no value ({{gaps}} without, {{have}} with one); nothing is forecast.',
  },
};
