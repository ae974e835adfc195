import { isEmail, isFirm, isMobile, isPerson } from '../cellTests.rules.ts';
import { CONTACT_HEADERS, CONTACT_TITLE } from './entrySynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';

/** A list of people. Most of its columns may stand in a list of dealers too: it takes many of them, or a title. */
export const CONTACTS_RECOGNITION: KindRecognition = {
  headers: CONTACT_HEADERS,
  weights: { contact: 2, role: 2, phone: 1, wechat: 1, email: 1, birthday: 1 },
  title: { fields: ['contact', 'phone'], says: (titles) => titles.some((title) => CONTACT_TITLE.test(title)) },
  content: [
    ['phone', 150, 0.6, isMobile],
    ['email', 140, 0.6, isEmail],
    ['dealerName', 120, 0.5, isFirm],
  ],
  bold: [['contact', 80, 0.8, isPerson]],
};
