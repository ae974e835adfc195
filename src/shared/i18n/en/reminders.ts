import type { SameKeys } from '../sameKeys.ts';
import type { reminders as zh } from '../zh-CN/reminders.ts';

export const reminders: SameKeys<typeof zh> = {
  title: 'Reminders',
  intro:
    'What is to be done today, when a data file opens and once a day at an hour. Nothing is told twice on one day.',
  on: 'Remind me of what is to be done today',
  kinds: 'Of what',
  at: 'Time of day',
  atHint: 'Only while the program is open.',
  quiet: 'Quiet hours',
  quietFrom: 'from',
  quietTo: 'to',
  quietHint: 'Nothing is told between these times; it comes afterwards. The same time twice means none.',
  skipOff: 'Not on days off (as the page of holidays has them)',
  timed: 'Next steps with a time of day, at that time',
  wrongTime: 'A time is written as 8:30.',
  way: {
    desktop: 'By messages of the system; a click leads to what they are about.',
    page: 'A window in a browser has no messages of the system: they appear in the corner of the page.',
  },
  try: 'Try it now',
  tried: 'This is how a reminder looks',
  command: 'Settings of reminders',
  open: 'Show',
  day: 'What is to be done today',
  line: '{{part}}: {{count, number}}',
  lineLate: '{{part}}: {{count, number}}, {{late, number}} overdue',
  step: 'It is time: {{name}}',
  stepText: '{{time}} {{text}}',
};
