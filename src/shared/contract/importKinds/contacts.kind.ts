import { defineKind } from './kindSchema.ts';

/** People of dealers, a row per person. */
export const CONTACTS = defineKind({
  fields: ['dealerCode', 'dealerName', 'city', 'contact', 'role', 'phone', 'wechat', 'email', 'birthday', 'note'],
  needed: [
    ['dealerCode', 'dealerName'],
    ['contact', 'phone', 'wechat'],
  ],
  multi: ['phone', 'note'],
  groups: [
    ['dealer', ['dealerName', 'dealerCode', 'city']],
    ['people', ['contact', 'role', 'phone', 'wechat', 'email', 'birthday']],
  ],
  named: ['dealerName', 'dealerCode'],
  traits: ['unknownDealer', 'onDifference'],
  shown: [
    ['contact', 120],
    ['role', 110],
    ['phone', 200],
    ['wechat', 140],
    ['email', 180],
    ['birthday', 110],
  ],
  unit: 'contacts',
});
