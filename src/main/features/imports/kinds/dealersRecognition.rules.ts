import { isAddress, isCode, isEmail, isFirm, isGrade, isMobile, isName, isPerson } from '../cellTests.rules.ts';
import { DEALER_HEADERS } from '../headerSynonyms.ts';
import type { KindRecognition } from './kindRecognition.ts';

/** A list of dealers. */
export const DEALERS_RECOGNITION: KindRecognition = {
  headers: DEALER_HEADERS,
  weights: {
    address: 2,
    phone: 2,
    contact: 2,
    grade: 2,
    openedOn: 1,
    type: 1,
    taxNo: 2,
    lastOrderOn: 2,
    totalAmount: 1,
    lastVisitOn: 2,
    province: 1,
    name: 1,
    creditLimit: 2,
    mnemonic: 2,
    email: 1,
    wechat: 1,
    receivable: 1,
    route: 1,
  },
  content: [
    ['phone', 150, 0.6, isMobile],
    ['email', 140, 0.6, isEmail],
    ['address', 130, 0.6, isAddress],
    ['name', 120, 0.5, isFirm],
  ],
  bold: [
    ['grade', 90, 0.8, isGrade],
    ['contact', 80, 0.8, isPerson],
    ['code', 70, 0.9, isCode],
    ['name', 60, 0.8, isName],
  ],
};
