/**
 * Counts changes of what scores, rhythm, signs and stages of the same data come out as. Whoever changes their rules in code adds one:
 * a file that was calculated by another count is calculated anew when it is opened, so that nobody reads signs of old rules.
 */
export const SCORING_MATHS = 1;
