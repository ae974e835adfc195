import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseField,
  chooseUnit,
  type Draft,
  doubledColumns,
  draftOf,
  fieldGroups,
  missingColumns,
  optionsOf,
} from '../../../src/renderer/features/imports/mappingDraft.ts';
import {
  doubledFields,
  IMPORT_KINDS,
  type ImportField,
  ImportField as ImportFieldSchema,
  KIND_SCHEMAS,
  missingFields,
} from '../../../src/shared/contract/importFields.ts';
import { CheckOptions } from '../../../src/shared/contract/imports.contract.ts';
import type { Understanding } from '../../../src/shared/contract/importUnderstanding.ts';
import { columnLetters } from '../../../src/shared/domain/columnLetters.ts';

const PLAIN = { rule: null, unit: null, statedUnit: null };

const understanding: Understanding = {
  kind: 'orders',
  sheets: [{ name: 'S', hidden: false, rows: 9, more: false, error: null, columns: 3 }],
  tables: [],
  sheetsGone: [],
  sheet: 'S',
  headerRow: 2,
  headerRows: 1,
  columns: [
    { column: 0, header: 'a', samples: [], field: 'date', ownField: null, ...PLAIN, reason: 'header' },
    { column: 1, header: 'b', samples: [], field: null, ownField: null, ...PLAIN, reason: 'none' },
    { column: 2, header: 'c', samples: [], field: 'amount', ownField: null, ...PLAIN, reason: 'content' },
  ],
  shape: 'lines',
  preview: [],
  format: 'csv',
  encoding: 'gb18030',
  encodingUncertain: false,
  hiddenRows: 0,
  survey: null,
  tableColumns: null,
  beside: [],
  sourceName: 'book',
  taxIncluded: null,
  fromRecipe: false,
  handedBack: false,
  recipe: null,
  reasons: null,
  asOf: null,
  totalPeriod: null,
  ageFrom: null,
  termDays: null,
  dates: null,
  years: null,
  numbers: null,
  headingColumn: null,
  signs: null,
  discount: null,
};

const draftWith = (fields: readonly (readonly [number, ImportField])[]): Draft => ({
  ...draftOf(understanding, null),
  fields: new Map(fields),
});

const anyFields = fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...ImportFieldSchema.options)), { maxLength: 12 });

describe('the mapping as the wizard holds it', () => {
  it('finds missing fields exactly where the check would refuse them', () => {
    fc.assert(
      fc.property(anyFields, fc.constantFrom('dealers' as const, 'orders' as const), (fields, kind) => {
        const draft = draftWith(fields);
        const mapping = [...new Map(fields)].map(([column, field]) => ({ column, field }));

        expect(missingColumns(draft, kind)).toEqual(missingFields(new Set(mapping.map(({ field }) => field)), kind));
      }),
    );
  });

  it('finds a field that is named twice exactly where the check would refuse it', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const draft = draftWith(fields);
        const mapping = [...new Map(fields)].map(([column, field]) => ({ column, field }));

        const doubled = new Set([...doubledColumns(draft, 'orders').keys()].map((column) => draft.fields.get(column)));

        expect(doubled).toEqual(new Set(doubledFields(mapping, 'orders')));
      }),
    );
  });

  it('points from the later column to the earlier one', () => {
    const doubled = doubledColumns(
      draftWith([
        [7, 'amount'],
        [3, 'amount'],
        [5, 'phone'],
        [6, 'phone'],
      ]),
      'orders',
    );

    expect([...doubled]).toEqual([[7, 3]]);
  });

  it('sends what was understood, with the choices made since', () => {
    const draft = chooseField(chooseField(draftOf(understanding, null), 1, 'number'), 2, null);

    const options = optionsOf({ ...draft, sourceName: '  ', unknownDealer: 'reject' }, understanding);

    expect(CheckOptions.parse(options)).toEqual({
      kind: 'orders',
      sheet: 'S',
      headerRow: 2,
      headerRows: 1,
      mapping: [
        { column: 0, field: 'date' },
        { column: 1, field: 'number' },
      ],
      ownMapping: [],
      columnRules: [],
      ladder: ['code', 'phone', 'name'],
      joined: 'first',
      shape: 'lines',
      sheets: null,
      sourceName: 'book',
      asOf: null,
      period: null,
      ageFrom: 'due',
      termDays: null,
      unknownDealer: 'reject',
      onDifference: 'overwrite',
      hiddenRows: 'include',
      encoding: 'gb18030',
      exclude: 'propose',
      takeRows: [],
      leaveRows: [],
      leaveTables: [],
      columns: null,
      headingColumn: null,
      moreTables: [],
      taxIncluded: null,
      dateOrder: 'auto',
      year: 'auto',
      numberStyle: 'auto',
      signs: 'auto',
      discount: 'inside',
      totalRows: 'skip',
      skipWords: [],
      recipeId: null,
      recipeName: null,
    });
    expect([...draft.chosen]).toEqual([1, 2]);
  });

  it('sends a unit with its column, and forgets it where the column becomes something else', () => {
    const counted = chooseUnit(draftOf(understanding, null), 2, 4);

    expect(optionsOf(counted, understanding).mapping).toContainEqual({ column: 2, field: 'amount', unit: 4 });
    expect(draftOf(understanding, CheckOptions.parse(optionsOf(counted, understanding))).units).toEqual(
      new Map([[2, 4]]),
    );
    expect(chooseUnit(counted, 2, null).units.size).toBe(0);
    expect(chooseField(counted, 2, 'qty').units.size).toBe(0);
  });

  it('keeps the rules when another sheet is read, but not its mapping', () => {
    const former: Draft = { ...draftOf(understanding, null), onDifference: 'keep', fields: new Map([[9, 'note']]) };

    const next = draftOf({ ...understanding, sheet: 'T', columns: [] }, null, former);

    expect(next.onDifference).toBe('keep');
    expect(next.fields.size).toBe(0);
  });

  it('goes back to what was checked before', () => {
    const options = optionsOf(draftWith([[4, 'qty']]), understanding);

    expect([...draftOf(understanding, options).fields]).toEqual([[4, 'qty']]);
  });

  it.each(IMPORT_KINDS)('offers every field of %s once', (kind) => {
    const offered = fieldGroups(kind).flatMap((group) => group.fields);

    expect(offered.toSorted()).toEqual([...KIND_SCHEMAS[kind].fields].toSorted());
  });

  it('names columns by letters as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});
