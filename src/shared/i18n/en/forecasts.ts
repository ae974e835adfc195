/** Forecasts of monthly sales: names of the methods, why there is none, what the page says. */
export const forecasts = {
  futures: {
    own: 'Counted here are all sales: those of dealers still to be won too, as long as new ones keep coming as they have.',
    peak: 'Last year’s peak of {{before}} was seen once: {{month}} is taken at {{amount}}.',
    predictions:
      'Predictions count only graded dealers that have bought before, and know no seasons: {{amount}} in the coming 365 days (data up to {{day}}). The two count different things and need not agree.',
    predictionsNone:
      'Predictions count only graded dealers that have bought before, and know no seasons; there is no figure of theirs for a year yet: it is calculated when their page is opened, and takes data of a year.',
  },
  model: {
    snaive: 'same month last year',
    seasonHalf: 'half last year’s same month, half last year’s mean',
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
      'The data are too short: methods with a season need two whole ones (two years of months), “same month last year” needs one.',
    not_positive: 'Some months are zero or below; methods that multiply the season cannot be used.',
    no_season: 'There is no season; methods with one cannot be used.',
    too_few_origins: 'The data are too short to try this method on the past.',
  },
  by: { total: 'all sales', rep: 'rep', region: 'region', category: 'category', brand: 'brand', product: 'product' },
  part: {
    whole: 'All sales',
    none: 'Not given',
    others_one: '{{count, number}} other together',
    others_other: '{{count, number}} others together',
  },
  silence: {
    no_values: 'No month has whole sales; nothing is forecast.',
    too_few_values: 'Months with whole sales: {{have}}. At least {{need}} are needed for a forecast.',
    too_many_gaps: 'Too many months lack data ({{gaps}} lack them, {{have}} have them); nothing is forecast.',
    nothing_lately: 'Nothing was sold in the last twelve months; nothing is forecast.',
  },
  page: {
    intro:
      'What the coming months are likely to bring, how far off that may be, and how good the method has been in the past.',
    by: 'Forecast by',
    horizon: 'Months ahead',
    asOf: 'By data up to',
    past: 'This is what would have been forecast on {{day}}, from the data up to that day only.',
    toNow: 'Back to now',
    again: 'Forecast again',
    made: 'forecast on {{time}}',
    stale: 'Shown is an earlier forecast: data up to {{day}}, {{months}} months ahead. “Forecast again” makes it anew.',
    staleRunning:
      'Shown is still an earlier forecast: data up to {{day}}, {{months}} months ahead. It is being made anew.',
    none: 'There are no orders yet',
    noMonths: 'Import earlier orders, or wait until this month is over.',
    noneHint: 'Once orders are imported, monthly sales are forecast here.',
    short:
      'Only {{months}} months of data are whole, less than two years and four months: seasons cannot be learnt yet, and one that was seen once is half believed.',
    nameless: 'The data have no {{by}} to split by; below are all sales.',
    partial:
      '{{month}} is not over: data reach {{day}}, and it has brought {{amount}} so far. It is not learnt from; what has come stands, ',
    partialAlone: '{{month}} is not over: data reach {{day}}, and it has brought {{amount}} so far.',
    partialMonths:
      'and {{left}} of what a whole month would bring ({{added}}) is added: as much as came after this day of the month in the last {{months}} whole months.',
    partialDays:
      'and {{left}} of what a whole month would bring ({{added}}) is added, by the days of the month without data.',
    partialNothing:
      'and nothing is added: in past months, sales and returns after this day of the month come to nothing.',
    partialReturns:
      'and {{left}} of what a whole month would bring ({{added}}) is taken off: after this day of the month, more came back than was sold in the last {{months}} whole months.',
    partialFalls:
      'and {{added}} is taken off: a whole month is forecast below zero (more comes back than is sold), and {{left}} of it is still to come.',
    excluded_one:
      'Counted here and not where dealers are graded (overview, grading, demand): {{count, number}} account left out of grading, {{amount}} in the last {{months}} whole months.',
    excluded_other:
      'Counted here and not where dealers are graded (overview, grading, demand): {{count, number}} accounts left out of grading, {{amount}} in the last {{months}} whole months.',
    excludedOpen: 'Show these accounts',
    gaps: 'Order data do not fully cover these months; they count as gaps, not as zeros: {{months}}',
  },
  why: {
    better:
      'By “{{model}}”: tried at {{months}} months of the past, it was off on average by {{error}}; the same month of last year would have been off by {{plain}}.',
    best: 'By “{{model}}”: tried at {{months}} months of the past, it was off on average by {{error}}; the next best, “{{other}}”, by {{otherError}}.',
    only: 'By “{{model}}”: tried at {{months}} months of the past, it was off on average by {{error}}.',
    careful:
      'By “{{model}}”: the season has not been seen often enough, and to repeat last year would take a single peak for a yearly one. On 60 public monthly series half and half was nearer than last year’s month, and than choosing a method by a few months’ errors.',
    untested: 'By “{{model}}”: there is too little data to try it on the past, so its accuracy is not known.',
  },
  festival: {
    title: '{{name}}: adjusting for Spring Festival, tried on the past',
    taken: 'It was closer, so it is used.',
    notTaken: 'It was no closer, so it is not used.',
    months: 'Months',
    feastMonths: 'January and February',
    allMonths: 'All months',
    without: 'Off by, without',
    with: 'Off by, with',
    used: 'January and February are adjusted for Spring Festival: tried on the past, they were off by {{withFeast}}, without the adjustment by {{withoutFeast}}; all months by {{withAll}}, without it by {{withoutAll}}.',
    unused:
      'Adjusting for Spring Festival was tried and was no closer, so it is not used: January and February would be off by {{withFeast}}, without it by {{withoutFeast}}; all months by {{withAll}}, without it by {{withoutAll}}.',
    untested:
      'Spring Festival moves between January and February; there is too little data to test its effect, so nothing is adjusted. Look at both months of {{year}} together: {{amount}}.',
  },
  parts: {
    title: 'Forecast by {{by}}',
    open: ' Click a name to see its chart below.',
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
      'The next {{months}} months are expected to bring {{ahead}}, most likely between {{low}} and {{high}} (from how far totals of as many months were off in the past).',
    sumRangeSeason:
      'The next {{months}} months are expected to bring {{ahead}}, most likely between {{low}} and {{high}} (too few past months could be tried; from how far the months of last year lay apart).',
    sumAsBefore:
      ' The same months last year brought {{before}}. This method learns no growth: twelve months always come to about last year, and what business gains or loses is for you to add.',
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
    dealers: 'Show these dealers',
    band: 'The range comes from how far past forecasts were off: about {{level}} months in 10 should fall inside.',
    bandSeason:
      'Too few past months could be tried; the range comes from how far the months of last year lay apart: about {{level}} months in 10 should fall inside.',
    tipActual: '{{month}}: {{amount}}',
    tipForecast: '{{month}} forecast {{amount}}',
    tipRange: '{{month}} forecast {{amount}} ({{low}} – {{high}})',
  },
  noRange: {
    exact:
      'In every past month tried the method was right to the digit. That does not make it certain, and how far it may be off cannot be told from it: no range is given.',
    untried: 'Too few past months could be tried; how far it may be off is not known, and no range is given.',
  },
  sums: {
    label: 'Parts and whole',
    own: 'Each by itself',
    toWhole: 'Parts scaled to the whole',
    fromParts: 'Whole as sum of parts',
    more: 'more',
    less: 'less',
    ownText:
      'The forecasts of the parts for {{months}} months add up to {{sum}}; all sales forecast on their own come to {{whole}}: the parts are {{difference}} ({{share}}) {{more}}. Each is forecast on its own and they need not agree; how to make them agree can be chosen above.',
    toWholeText:
      'Scaled by one factor a month, the parts add up to {{sum}} for {{months}} months, in line with the {{whole}} forecast for all sales (products carry no discounts on whole bills: their share of the last twelve months is kept).',
    fromPartsText:
      'The {{whole}} of all sales for {{months}} months is the sum of the forecasts of the parts; the parts add up to {{sum}}.',
  },
  methods: {
    title: '{{name}}: methods tried',
    summary:
      'Each method was tried at {{months}} months of the past: it used only what was known then, forecast up to twelve months, and was compared with what came.',
    method: 'Method',
    error: 'Off in the past',
    note: 'Note',
    taken: 'Used',
  },
  abstains: {
    no_values: 'There are no values; nothing is forecast.',
    too_few_values: 'Periods with a value: {{have}}. At least {{need}} are needed for a forecast.',
    too_many_gaps: 'Too many periods have no value ({{gaps}} without, {{have}} with one); nothing is forecast.',
  },
};
