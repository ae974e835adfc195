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
    ['phone', 140],
    ['area', 140],
    ['region', 160],
    ['skills', 140],
    ['level', 80],
    ['leftOn', 120],
  ],
  unit: 'reps',
});
