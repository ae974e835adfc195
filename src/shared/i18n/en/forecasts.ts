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
    horizon: 'Months ahead',
    asOf: 'As seen on',
    past: 'This is as it would have been forecast on {{day}}: by the data up to that day only.',
    toNow: 'Back to now',
    again: 'Forecast again',
    made: 'forecast on {{time}}',
    none: 'There are no orders yet',
    noneHint: 'Once orders are imported, monthly sales are forecast here.',
    short:
      'Only {{months}} months of data are whole, less than two years and four months: seasons cannot be learnt yet, only the same month of last year or the last months carried on.',
    nameless: 'The data name no {{by}}; what stands below is all sales.',
    partial:
      '{{month}} is not over: data reach {{day}}, and it has brought {{amount}} so far. It is not learnt from; what has come stands, and {{left}} of what a whole month would bring is added: as much as came after this day of the month in the last {{months}} whole months.',
    partialDays:
      '{{month}} is not over: data reach {{day}}, and it has brought {{amount}} so far. It is not learnt from; what has come stands, and {{left}} of what a whole month would bring is added, by the days of the month without data.',
    excluded_one:
      'Counted here and not where dealers are graded (overview, grading, demand): {{count}} account left out of grading, {{amount}} in the last {{months}} whole months.',
    excluded_other:
      'Counted here and not where dealers are graded (overview, grading, demand): {{count, number}} accounts left out of grading, {{amount}} in the last {{months}} whole months.',
    excludedOpen: 'These accounts',
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
    title: '{{name}}: following Spring Festival, tried on the past',
    taken: 'It came nearer and is done.',
    notTaken: 'It came no nearer and is not done.',
    months: 'Months',
    feastMonths: 'January and February',
    allMonths: 'All months',
    without: 'Off without it',
    with: 'Off with it',
    used: 'January and February follow Spring Festival: tried on the past, they were off by {{withFeast}}, without it by {{withoutFeast}}; all months by {{withAll}}, without it by {{withoutAll}}.',
    unused:
      'Following Spring Festival was tried and came no nearer, so it is not done: January and February would be off by {{withFeast}}, without it by {{withoutFeast}}; all months by {{withAll}}, without it by {{withoutAll}}.',
    untested:
      'Spring Festival wanders between January and February; there is too little data to try what it does, and it is not followed. Take both months of {{year}} together: {{amount}}.',
  },
  parts: {
    title: 'Forecast by {{by}}',
    open: ' A name opens its picture below.',
    next: 'Next month',
    before: 'A year ago',
    ahead: 'Next {{months}} months',
    range: 'Most likely',
    low: 'Sum, low',
    high: 'Sum, high',
    change: 'Change',
    error: 'Off by',
    tip: '{{name}}, {{what}}: {{amount}}',
  },
  chart: {
    title: '{{name}}: monthly sales and forecast',
    sum: 'The next {{months}} months are expected to bring {{ahead}}.',
    sumRange:
      'The next {{months}} months are expected to bring {{ahead}}, most likely between {{low}} and {{high}} (by how far sums of so many months were off in the past).',
    sumBefore: ' The same months last year brought {{before}} (change {{change}}).',
    month: 'Month',
    actual: 'Sold',
    forecast: 'Forecast',
    low: 'Low',
    high: 'High',
    before: 'Year before',
    next: '{{month}} is expected to bring {{amount}}.',
    nextRange: '{{month}} is expected to bring {{amount}}, most likely between {{low}} and {{high}}.',
    range: 'Range',
    dealers: 'These dealers',
    band: 'The range, by how far past forecasts were off: about {{level}} of ten months should fall inside.',
    tipActual: '{{month}}: {{amount}}',
    tipForecast: '{{month}} forecast {{amount}}',
    tipRange: '{{month}} forecast {{amount}} ({{low}} – {{high}})',
  },
  sums: {
    label: 'Parts and whole',
    own: 'Each by itself',
    toWhole: 'Parts scaled to the whole',
    fromParts: 'Whole as sum of parts',
    more: 'more',
    less: 'less',
    ownText:
      'The forecasts of the parts for {{months}} months come to {{sum}}, all sales forecast by themselves to {{whole}}: {{difference}} ({{share}}) {{more}} in parts. Each is made by itself and they need not agree; how they are brought together can be chosen above.',
    toWholeText:
      'Scaled by one factor a month, the parts come to {{sum}} for {{months}} months, in keeping with the {{whole}} forecast for all sales (goods hold no discounts of whole bills: their part of the last twelve months is kept).',
    fromPartsText:
      'The {{whole}} of all sales for {{months}} months is the sum of what the parts are forecast to bring; the parts come to {{sum}}.',
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
