import { isMobile, isPerson } from '../cellTests.rules.ts';
import { REP_HEADERS, REP_TITLE } from './entrySynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';

/** A list of reps. */
export const REPS_RECOGNITION: KindRecognition = {
  headers: REP_HEADERS,
  weights: { rep: 1, aliases: 1, phone: 1, area: 1, skills: 3, level: 1, capacity: 3, repStatus: 1, leftOn: 4 },
  title: { fields: ['rep'], says: (titles) => titles.some((title) => REP_TITLE.test(title)) },
  content: [['phone', 150, 0.6, isMobile]],
  bold: [['rep', 80, 0.8, isPerson]],
};
