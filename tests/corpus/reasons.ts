/** Why a file of the corpus is not simply opened with the same values by two readers; seen by hand, one by one. */
export const REASONS: Readonly<Record<string, string>> = {
  'calamine/tests__OOM_alloc3.xls': 'a damaged container whose streams are lost; the other reader gives up too',
  'calamine/tests__issue252.xlsx': 'a part unpacks to more bytes than its directory says and has a wrong checksum',
  'calamine/tests__issue_385.xls': 'encrypted by Excel’s own word; not one cell of it has a value',
  'calamine/tests__issue_594_dos.ods': 'one cell repeated until no memory is left: an attack',
  'calamine/tests__minimal_package.xlsx': 'a rich text of two runs, of which the other reader keeps the first',
  'calamine/tests__pass_protected.ods': 'has a password, and is encrypted as no Excel does it',
  'calamine/tests__pass_protected.xlsb': 'has a password',
  'calamine/tests__pass_protected.xlsx': 'has a password',
  'calamine/tests__richtext-after-plain.xlsx':
    'a plain text followed by rich runs, of which the other reader keeps the plain one',
  'easyexcel/easyexcel-test__src__test__resources__compatibility__t05.xlsx':
    'half a second, rounded up here and down there',
  'easyexcel/easyexcel-test__src__test__resources__dataformat__dataformat.xlsx':
    'Chinese date formats that the file does not spell out; the other reader does not know them',
  'easyexcel/easyexcel-test__src__test__resources__dataformat__dataformatv2.xlsx':
    'half a second, rounded up here and down there',
  'exceljs/spec__integration__data__missing-bits.xlsx':
    'a package without its workbook part: nothing says which sheets it has',
  'phpss/samples__Reader2__sampleData__example2.csv':
    'quotes escaped by backslashes, which neither Excel nor WPS knows: read here as they read it, row by row',
  'phpss/samples__templates__OOCalcTest.ods':
    'errors are texts to the other reader; a duration of 288 hours is a day here',
  'phpss/tests__data__Reader__CSV__escape.csv':
    'quotes escaped by backslashes, which neither Excel nor WPS knows: read here as they read it, row by row',
  'phpss/tests__data__Reader__XLSX__issue.2488.xlsx': 'a truth value without a value: nothing here, FALSE there',
  'phpss/tests__data__Reader__XLSX__issue.3654.xlsx':
    'date formats that the file does not spell out; the other reader does not know them',
  'phpss/tests__data__Reader__XLSX__issue.4063.xlsx':
    'an empty entry of the string table, which the other reader does not count: its texts are one off',
  'phpss/tests__data__Reader__XLS__oleloop.xls': 'a container whose list of sectors runs in a circle: an attack',
  'phpss/tests__data__Reader__XLS__pwtest.xls':
    'encrypted by Excel’s own word and opened without being asked; the second reader opens no encrypted xls',
  'phpss/tests__data__Reader__XLS__pwtest2.xls': 'has a password',
  'phpss/tests__data__Reader__XLS__pwtest3.xls':
    'encrypted by Excel’s own word and opened without being asked; the second reader opens no encrypted xls',
};
/** Books without a single value: pictures, drawings, formats, empty sheets. The second reader finds none either. */
export const NOTHING_INSIDE = 'not one cell of it has a value, by both readers';
