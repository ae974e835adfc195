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
    ['contact', 120, ['contact']],
    ['role', 110, ['role']],
    ['phone', 200, ['phone']],
    ['wechat', 140, ['wechat']],
    ['email', 180, ['email']],
    ['birthday', 110, ['birthday']],
    ['note', 200, ['note']],
  ],
  unit: 'contacts',
});
