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
    ['productCode', 130, ['productCode']],
    ['brand', 110, ['brand']],
    ['spec', 130, ['spec']],
    ['unit', 70, ['unit']],
    ['category', 110, ['category']],
    ['price', 100, ['price']],
    ['cost', 100, ['cost']],
    ['note', 200, ['note']],
  ],
  unit: 'products',
});
