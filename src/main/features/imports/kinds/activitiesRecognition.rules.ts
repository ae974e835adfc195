import { isFirm, isMobile } from '../cellTests.rules.ts';
import type { KindRecognition } from './kindRecognition.ts';
import { ACTIVITY_HEADERS, ACTIVITY_TITLE } from './logSynonyms.ts';

/** A log of calls, visits and messages. */
export const ACTIVITIES_RECOGNITION: KindRecognition = {
  headers: ACTIVITY_HEADERS,
  weights: { day: 1, time: 1, activityKind: 3, content: 3, outcome: 2, nextStep: 3, nextOn: 3, contact: 1 },
  title: { fields: ['day'], says: (titles) => titles.some((title) => ACTIVITY_TITLE.test(title)) },
  content: [
    ['phone', 150, 0.6, isMobile],
    ['dealerName', 120, 0.5, isFirm],
  ],
  bold: [],
};
