import { defineKind } from './kindSchema.ts';

const LATE = ['notDue', 'late30', 'late60', 'late90', 'lateOver'] as const;

/** A list of balances: a row per dealer, laid out by age or not, or a row per open bill. */
export const RECEIVABLES = defineKind({
  fields: [
    'dealerCode',
    'dealerName',
    'phone',
    'region',
    'city',
    'balance',
    'notDue',
    'late30',
    'late60',
    'late90',
    'lateOver',
    'overdue',
    'prepaid',
    'number',
    'date',
    'dueDate',
    'termDays',
    'creditLimit',
    'amount',
    'paid',
  ],
  needed: [
    ['dealerCode', 'dealerName', 'phone'],
    ['balance', 'overdue', 'notDue', 'late30', 'late60', 'late90', 'lateOver', 'prepaid', 'amount'],
  ],
  multi: ['phone'],
  groups: [
    ['dealer', ['dealerName', 'dealerCode', 'phone', 'region', 'city']],
    ['figures', ['balance', 'overdue', 'prepaid', 'amount', 'paid']],
    ['ages', ['notDue', 'late30', 'late60', 'late90', 'lateOver']],
    ['bill', ['number', 'date', 'dueDate']],
    ['money', ['creditLimit', 'termDays']],
  ],
  named: ['dealerName', 'dealerCode'],
  traits: ['unknownDealer', 'asOf', 'money', 'onDifference'],
  ruled: ['creditLimit', 'termDays'],
  shown: [
    ['balanceMinor', 140],
    ['notDueMinor', 120, ['notDue', ...LATE, 'dueDate', 'date', 'termDays', 'overdue']],
    ['late30Minor', 120, [...LATE, 'dueDate', 'date', 'termDays']],
    ['late60Minor', 120, [...LATE, 'dueDate', 'date', 'termDays']],
    ['late90Minor', 120, [...LATE, 'dueDate', 'date', 'termDays']],
    ['lateOverMinor', 120, [...LATE, 'dueDate', 'date', 'termDays']],
    ['overdueMinor', 140],
    ['undatedMinor', 130],
    ['oldestDueOn', 130, ['dueDate', 'date', 'termDays']],
    ['credit_limit_minor', 120, ['creditLimit']],
    ['term_days', 90, ['termDays']],
  ],
  unit: 'dealers',
});
