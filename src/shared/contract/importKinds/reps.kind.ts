import { defineKind } from './kindSchema.ts';

/** People of ours, a row per rep. */
export const REPS = defineKind({
  fields: ['rep', 'aliases', 'phone', 'region', 'area', 'skills', 'level', 'capacity', 'repStatus', 'leftOn', 'note'],
  needed: [['rep']],
  multi: ['region', 'area', 'aliases', 'note'],
  groups: [
    ['people', ['rep', 'aliases', 'phone']],
    ['place', ['region', 'area']],
    ['service', ['skills', 'level', 'capacity', 'repStatus', 'leftOn']],
  ],
  named: ['rep', 'aliases'],
  traits: ['onDifference'],
  shown: [
    ['phone', 140, ['phone']],
    ['area', 140, ['area', 'region']],
    ['region', 160, ['region']],
    ['skills', 140, ['skills']],
    ['level', 80, ['level']],
    ['capacity', 90, ['capacity']],
    ['leftOn', 120, ['leftOn']],
    ['aliases', 140, ['aliases']],
    ['note', 200, ['note']],
  ],
  unit: 'reps',
});
