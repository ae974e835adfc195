/** Headers of columns that hold what a shop earns: what goods cost, what is left, what reps get of it. */
export const COST_HEADERS = /成本|进价|进货价|cost/i;
export const MARGIN_HEADERS = /毛利|利润|盈利|margin|profit/i;
export const PERFORMANCE_HEADERS = /绩效|提成|佣金|奖金|commission|bonus/i;
