import { defineKind } from './kindSchema.ts';

/** What is sold, a row per product. */
export const PRODUCTS = defineKind({
  fields: ['productCode', 'productName', 'brand', 'spec', 'unit', 'category', 'price', 'cost', 'note'],
  needed: [['productCode', 'productName']],
  multi: ['note'],
  groups: [
    ['product', ['productName', 'productCode', 'brand', 'spec', 'unit', 'category']],
    ['figures', ['price', 'cost']],
  ],
  named: ['productName', 'productCode'],
  traits: ['onDifference', 'money'],
  shown: [
    ['productCode', 130],
    ['brand', 110],
    ['spec', 130],
    ['unit', 70],
    ['category', 110],
    ['price', 100],
  ],
  unit: 'products',
});
