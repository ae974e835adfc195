import { surveyPages } from './surveyPages.ts';

/** Surveys. */
export const surveys = {
  ...surveyPages,
  problem: {
    unmatched: 'no dealer found',
    several: 'several dealers match',
    twice: 'the same dealer twice; the first row is taken',
    differs: 'differs from what was taken before; nothing changed',
    unchanged: 'the same as was taken before',
    missing: 'a required answer is missing',
    range: 'the mark is out of range',
    choice: 'none of the choices',
  },
  cli: {
    none: 'There is no survey yet.',
    line: '{{name}}\t{{day}}\tasked {{asked, number}}\tanswered {{replies, number}}\t{{next}}',
    next: 'next {{day}}',
    due: 'the next one is due ({{day}})',
    saved: 'Saved “{{name}}”, {{count, number}} questions.',
    drawn: 'Drew {{size, number}} of {{population, number}} dealers, seed {{seed}}.',
    stratum: '{{tier}}\t{{region}}\t{{asked, number}} of {{dealers, number}}',
    taken: 'Took {{taken, number}}.',
    problem: 'Row {{row, number}}: {{problem}} ({{text}})',
    unknownQuestion: 'The sheet lacks the question: {{text}}',
    rate: 'Asked {{asked, number}}, answered {{replies, number}} ({{share}}); of so many the margin of error is about ±{{margin}}.',
    csat: '{{text}}: satisfied (4–5) {{score}}, mean {{mean}}, {{answers, number}} answers{{few}}',
    nps: '{{text}}: net promoter score {{score}}, mean {{mean}}, {{answers, number}} answers{{few}}',
    few: ' (too few to rely on)',
    choice: '  {{choice}}: {{count, number}}',
    followed: '{{number}} added.',
    followedNone: 'There is no bad answer without a case.',
  },
};
