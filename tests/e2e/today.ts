/** The day the program takes for today, so that every run sees the same. */
export const TODAY = '2026-11-22';
