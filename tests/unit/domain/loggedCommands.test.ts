import { expect, it } from 'vitest';
import { contract } from '../../../src/shared/contract/index.ts';

/** Commands that write no line of the change log, and why. */
const EXCUSED: Readonly<Record<string, string>> = {
  'bulk.edit': 'starts a job, whose operation logs it',
  'clusters.run': 'only adds a run',
  'data.export': 'writes a file, not the data',
  'dealers.export': 'writes a file, not the data',
  'dealers.erase': 'starts a job, whose operation logs that it was done',
  'doubles.find': 'starts a search, whose findings are derived',
  'visits.plan': 'starts a job, whose operation logs it',
  'predictions.run': 'derived from orders; a calculation replaces the one before',
  'files.add': 'starts a job, whose operation logs it',
  'files.saveAs': 'writes a file, not the data',
  'forecasts.run': 'starts a calculation, whose result is derived',
  'health.worksheet': 'writes a file, not the data',
  'imports.check': 'nothing is in the data before the commit',
  'imports.commit': 'told from the import, undone as a whole',
  'imports.decide': 'part of an import that is not committed yet',
  'imports.differences': 'writes a file, not the data',
  'imports.discard': 'nothing was in the data',
  'imports.inspect': 'nothing is in the data before the commit',
  'imports.inspectAgain': 'nothing is in the data before the commit',
  'imports.rejectedRows': 'writes a file, not the data',
  'imports.setReplace': 'part of an import that is not committed yet',
  'imports.setRemoveVoided': 'part of an import that is not committed yet',
  'imports.undo': 'told from the import',
  'imports.unlock': 'nothing is in the data before the commit',
  'operators.setPin': 'a secret stands in no log',
  'paste.write': 'starts a job, whose operation logs it',
  'recipes.save': 'writes a file, not the data',
  'recipes.take': 'starts a job, whose operation logs it',
  'reports.build': 'writes a page, and freezes a run that only adds',
  'scoring.run': 'only adds a run',
  'segments.exportList': 'writes a file, not the data',
  'tables.export': 'writes a file, not the data',
  'visits.issueSheets': 'gives numbers to lines of paper that went out; they stay',
  'visits.readBook': 'reads a file, nothing is written',
  'cases.readFile': 'reads a list of old cases; cases.takeRows writes',
  'surveys.readFile': 'reads a file of answers; surveys.takeRows writes',
  'transfer.export': 'writes a file, not the data',
  'transfer.take': 'fills a file that has nothing in it; the log comes along',
};

it('every command by hand is in the change log, but for those with a reason', () => {
  const silent = Object.entries(contract).filter(
    ([, channel]) => channel.kind === 'command' && !channel.changes.some((topic) => topic === 'changes'),
  );

  expect(silent.map(([name]) => name).sort()).toEqual(Object.keys(EXCUSED).sort());
});
