import type { SameKeys } from '../sameKeys.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: SameKeys<typeof zh> = {
  page: { title: 'Settings' },
  file: {
    title: 'This data file',
    hint: 'Kept in the data file, on whatever PC it is opened.',
    none: 'No data file is open.',
    companyName: 'Company name',
    companyNameHint: 'Printed at the head of reports.',
    logo: 'Company logo',
    logoHint: 'Printed in the head of reports, PNG or JPG. A large picture is made smaller.',
    logoChoose: 'Choose a picture…',
    logoChange: 'Change…',
    logoRemove: 'Remove',
    logoUnreadable: 'This file is not a readable picture. Choose a PNG or JPG.',
    operator: 'Operator',
    operatorHint: 'Noted with every change, and who reports are prepared by.',
    dealerNoun: 'Chinese word for a dealer',
    dealerNounHint: 'Used on Chinese screens and reports. Type your own if you like.',
    currency: 'Currency',
    currencyHint: 'A data file has one currency; once there are orders it cannot be changed.',
    currencyFixed: 'There are orders already, so the currency is fixed. For another one, make a new data file.',
    readOnly: 'The data file is read-only; nothing can be changed here.',
  },
  pc: {
    title: 'This PC',
    language: 'Language / 语言',
    chinese: '中文',
    english: 'English',
    theme: 'Appearance',
    density: 'Row height',
    paper: 'Paper',
    paperHint: 'Reports are laid out for A4; on A5 the whole page is smaller, on Letter a little.',
  },
  saved: 'Saved',
};
