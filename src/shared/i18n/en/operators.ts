import type { SameKeys } from '../sameKeys.ts';
import type { operators as zh } from '../zh-CN/operators.ts';

export const operators: SameKeys<typeof zh> = {
  title: 'Operators',
  hint: 'Who uses this file: changes are noted under their names. If it is only you, leave this empty.',
  none: 'No operators yet: every change is noted under the name above. The first one you add is the owner.',
  add: 'Add an operator',
  name: 'Name',
  owner: 'Owner',

  makeOwner: 'Make owner',
  makeOther: 'No longer owner',
  remove: 'Take off the list',
  removed: '{{name}} is off the list. Changes made before stay under that name.',
  setPin: 'Set a PIN',
  changePin: 'Change the PIN',
  pinOf: 'PIN of {{name}}',
  pinHint: 'Leave it empty for no PIN.',
  pinKept: 'PIN saved',
  pinGone: 'PIN taken away',
  forgotten:
    'A PIN keeps glances away; it is no safe: whoever has the file can find a way in. The owner can set the PIN of others again; an owner who has forgotten his own takes it away on the command line with dealerdesk operators --reset-pin.',
  hidden: 'Figures for the owner only',
  hiddenHint: 'Other operators see none of the ticked figures, neither on the screen nor in print or exports.',
  group: { cost: 'Cost', margin: 'Gross margin', performance: 'Performance and commission' },
  who: 'Who is working now?',
  whoHint: 'Changes are noted under this name.',
  nobody: 'No operator chosen',
  nobodyHint: 'Without an operator, changes carry no name, and figures for the owner only are not shown.',
  change: 'Change operator',

  enter: 'Go on',
  now: '{{name}} is working now',
};
