import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TableRequest } from '../../../src/shared/contract/tables.contract.ts';

const ROOT = join(import.meta.dirname, '../../../src/renderer');

/** A table on a page: a grid, Mantine's or a plain one. */
const TABLE = /<(?:DataGrid|Table|table)\b(?!\.)/;
/** The way out: our own component, or the menu it is made of. */
const EXPORT = /<(?:TableExport|ExportMenu|QueueExport|WorksheetMenu)\b/;

/** Files with a table whose export stands in the page around it. */
const EXPORTED_BY: Readonly<Record<string, string>> = {
  'features/activities/CareTable.tsx': 'features/activities/CarePage.tsx',
  'features/dealers/DealersPage.tsx': 'features/dealers/DealerToolbar.tsx',
  'features/demand/MatrixTable.tsx': 'features/demand/MatrixPart.tsx',
  'features/dealers/TopProducts.tsx': 'features/dealers/DealerPage.tsx',
  'features/imports/ChangedBills.tsx': 'features/imports/DifferencesPart.tsx',
  'features/imports/VanishedBills.tsx': 'features/imports/DifferencesPart.tsx',
  'features/imports/QueueTable.tsx': 'features/imports/QueuePage.tsx',
  'features/visits/PlanBoard.tsx': 'features/visits/PlanExport.tsx',
  'features/reports/MonthlyTable.tsx': 'features/reports/ReportScreen.tsx',
};

/** Tables without a way out, each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  'app/ShortcutsSheet.tsx': 'help: the keys of the program',
  'components/grid/DataGrid.tsx': 'the grid itself; whoever uses it gives the export',
  'features/backups/LookInside.tsx': 'four counts of a copy beside those of the open file, before it is restored',
  'features/dealers/PasteModal.tsx': 'what has just come from the clipboard, before it is written',
  'features/dealers/TierReasons.tsx': 'the sentence of why, in columns; the tier report has it for every dealer',
  'features/dealers/ValueTable.tsx': 'the same for value scores',
  'features/doubles/MergeForm.tsx': 'a form: a choice for each field',
  'features/imports/ChangesTable.tsx': 'one row of a list beside it; the list’s export has the changes of all rows',
  'features/imports/ColumnTable.tsx': 'a form: a field for each column; a recipe is passed on as a file',
  'features/imports/OtherTables.tsx': 'a form: a switch for each further table of the owner’s own sheet',
  'features/imports/RowReading.tsx': 'one row of a list beside it; the list’s export has what was read of all rows',
  'features/imports/PreviewTable.tsx': 'the owner’s own file, as it lies on his disk',
  'features/visits/KeyInTable.tsx': 'a form: a line for each visit; the report visit-plan saves it as a workbook',
  'features/surveys/FormList.tsx': 'the forms to be keyed in; the sample beside it has the same list with an export',
  'features/recipes/RecipeColumns.tsx': 'a form; a recipe is passed on as a file',
  'features/scoring/RectangleEditor.tsx': 'a form: the boxes of a scheme; the tier report prints them',
  'features/scoring/RfMapEditor.tsx': 'a form: the map of a scheme; the tier report prints it',
  'features/workdays/PasteDaysModal.tsx': 'what has just been pasted, before it is written',
  'features/reps/LeavingTable.tsx': 'a form: who takes over each dealer; the hand-over sheet prints it',
};

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return entry.name.endsWith('.tsx') ? [path] : [];
  });
}

const sources = new Map(filesOf(ROOT).map((path) => [relative(ROOT, path), readFileSync(path, 'utf8')]));
const textOf = (file: string) => sources.get(file) ?? '';
const withTable = [...sources.keys()].filter((file) => TABLE.test(textOf(file))).sort();

describe('every table of the window', () => {
  test('there are tables to look at', () => {
    expect(withTable.length).toBeGreaterThan(40);
  });

  test.each(withTable)('%s can be exported, or says why not', (file) => {
    if (file in WITHOUT) {
      expect(EXPORT.test(textOf(file)), 'it has an export: take it off the list of exceptions').toBe(false);
      return;
    }
    expect(EXPORT.test(textOf(EXPORTED_BY[file] ?? file))).toBe(true);
  });

  test('the lists name no file that has no table any more', () => {
    expect([...Object.keys(WITHOUT), ...Object.keys(EXPORTED_BY)].filter((file) => !withTable.includes(file))).toEqual(
      [],
    );
  });
});

test('every table that can be asked for has its place on a page', () => {
  const text = [...sources.values()].join('\n') + readFileSync(join(ROOT, 'app/shownTable.ts'), 'utf8');
  const names = TableRequest.options.map(({ shape }) => [...shape.table.values][0]);

  expect(names.filter((name) => !text.includes(`table: '${name}'`))).toEqual([]);
});
