import type { SameKeys } from '../sameKeys.ts';
import type { importReading as zh } from '../zh-CN/importReading.ts';

/** How rows are read: days, decimals, signs of returns, discounts, totals. */
export const importReading: SameKeys<typeof zh> = {
  reading: {
    dates: 'How days are written',
    dateOrder: {
      auto: 'automatic ({{found}})',
      autoUnsaid: 'automatic',
      dmy: 'day / month / year',
      mdy: 'month / day / year',
      ymd: 'year / month / day',
    },
    dateFound: { dmy: 'day first', mdy: 'month first', ymd: 'year first', unclear: 'unclear' },
    datesBySpeaker: '“{{speaker}}” can only be read this way, so the whole column is: “{{example}}” is {{day}}.',
    datesByForm: '“{{example}}” is read as {{day}}.',
    datesUnclear:
      '“{{example}}” may be {{dmy}} or {{mdy}}; nothing in the list says which. Unless you choose, such rows are rejected.',
    datesChosen: 'Your choice: “{{example}}” is read as {{day}}.',
    datesUnreadable: '“{{example}}” cannot be read this way; such rows are rejected.',
    year: 'Days without a year',
    yearOf: {
      auto: 'automatic ({{year}})',
      autoUnclear: 'automatic (unclear)',
      autoUnsaid: 'automatic',
      said: '{{year}}',
      none: 'reject such rows',
    },
    yearBy: {
      title: 'the title above the header',
      sheet: 'the name of the sheet',
      fileName: 'the name of the file',
      sheets: 'the other sheets imported with it',
      dates: 'the dates that have a year',
    },
    yearSaid:
      '“{{example}}” has no year; by {{by}} it is of {{year}}. Where several sheets each say a year, each goes by its own.',
    yearChosen: 'Your choice: “{{example}}” is of {{year}}.',
    yearNone: '“{{example}}” has no year; such rows are rejected.',
    yearUnclear:
      '“{{example}}” has no year, and neither title, file name nor other dates say which. Unless you choose, such rows are rejected.',
    numbers: 'How decimals are written',
    numberStyleOf: {
      auto: 'automatic ({{found}})',
      autoUnsaid: 'automatic',
      point: '1,234.56 (decimal point)',
      comma: '1.234,56 (decimal comma)',
    },
    numberFound: { point: 'decimal point', comma: 'decimal comma', unclear: 'unclear' },
    numbersBySpeaker: '“{{speaker}}” can only be read this way, so the whole column is: “{{example}}” is {{read}}.',
    numbersByForm: '“{{example}}” is read as {{read}}.',
    numbersAgainst: 'There are others too: “{{against}}”.',
    numbersUnclear:
      'Some figures can only have a decimal comma (“{{comma}}”), others only a decimal point (“{{point}}”). Unless you choose, figures that could be either are not read, and such rows are rejected.',
    numbersChosen: 'Your choice: “{{example}}” is read as {{read}}.',
    numbersUnreadable: '“{{example}}” cannot be read this way.',
    readDates: 'By the whole column, days are read with: {{found}}.',
    readNumbers: 'By the whole columns, figures are read with: {{found}}.',
    signs: 'What counts as a return',
    sign: {
      auto: 'automatic: kind and sign',
      sign: 'the sign alone',
      kind: 'the kind alone',
      opposite: 'opposite signs',
    },
    signText: {
      auto: 'Rows of a kind that takes something back are subtracted, also where they are written without a minus; amounts below zero are returns too.',
      sign: 'Amounts below zero are returns, others sales; a kind that says return is ignored.',
      kind: 'Amounts are taken without their sign; only kinds that take something back are subtracted.',
      opposite: 'Amounts below zero are sales, those above are returns.',
    },
    signsNone_one: 'The first {{count, number}} row has neither a return nor an amount below zero.',
    signsNone_other: 'The first {{count, number}} rows have neither a return nor an amount below zero.',
    signsNegative_one: 'Of the first {{rows}} rows, {{count, number}} has an amount below zero.',
    signsNegative_other: 'Of the first {{rows}} rows, {{count, number}} have amounts below zero.',
    signsBack_one:
      '{{count, number}} row is of a kind that takes something back; amounts above zero among them: {{positive}}.',
    signsBack_other:
      '{{count, number}} rows are of a kind that takes something back; amounts above zero among them: {{positive}}.',
    signsProposed: 'Most rows called sales are below zero, so this is proposed.',
    discount: 'Discounts',
    discountOf: {
      inside: 'taken off already',
      line: 'still to be taken off each row',
      bill: 'still to be taken off each bill once',
      plain: 'still to be taken off',
    },
    discountText: {
      inside: 'Amounts are read as they are; nothing is taken off.',
      line: 'The discount of each row is taken off its amount.',
      bill: 'The discount is the whole bill’s: it is taken off once, on however many lines it stands; the lines keep their amounts.',
    },
    discountFigures:
      'By quantity × price, of {{rows}} rows with a discount {{inside}} have it taken off and {{outside}} have not.',
    discountBlind: 'Nothing says whether the discount of {{rows}} rows is taken off: compare with one of your bills.',
    discountOfBill: 'The header says that it is the whole bill’s, and no line has it taken off.',
    totalRows: 'Totals, notes and the like',
    totalRowsOf: { skip: 'leave them out', take: 'import as data' },
    skipWords: 'Also leave out rows with these words',
    skipWordsPlaceholder: 'Type a word, press Enter',
    skipWordsHint: 'A row of which one cell is just this word is passed over, for instance “sample” or “void”.',
    skipWordsMost_one: 'At most {{count, number}} word of up to {{length}} characters.',
    skipWordsMost_other: 'At most {{count, number}} words of up to {{length}} characters each.',
    unitWord: { p0: 'units', p3: 'thousands', p4: 'ten thousands', p6: 'millions', p8: 'hundred millions' },
    unitByHeader: '{{unit}} (header)',
    unitByTitle: '{{unit}} (title)',
    unitUnsaid: 'by header',
    unitOfEach: 'unit',
    unitOf: 'Unit of column {{column}} “{{header}}”',
  },
};
