import type { SameKeys } from '../sameKeys.ts';
import type { operators as zh } from '../zh-CN/operators.ts';

export const operators: SameKeys<typeof zh> = {
  title: 'Operators',
  hint: 'Who uses this file: changes are recorded under their names. If it is only you, leave this empty.',
  none: 'No operators yet: every change is recorded under the operator above. The first one you add is the owner.',
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
  pinNew: 'New PIN',
  pinHint: 'At least {{least}} digits or letters.',
  pinAgain: 'Enter it again',
  pinDiffers: 'The two entries differ.',
  pinRemove: 'Remove the PIN',
  pinOpen:
    'The owner has no PIN yet: anybody can change to the owner at the top right and see the figures for the owner only.',
  pinKept: 'PIN saved',
  pinGone: 'PIN removed',
  forgotten:
    'A PIN only keeps people nearby from looking; it is not a safe, and whoever has the file can find a way in. The owner resets forgotten PINs.',
  forgottenOwn:
    'An owner who has forgotten the PIN removes it on the command line with dealerdesk operators --reset-pin.',
  hidden: 'Figures for the owner only',
  hiddenHint: 'Other operators do not see the ticked figures on the screen, in print or in exports.',
  group: { cost: 'Cost', margin: 'Gross margin', performance: 'Performance and commission' },
  who: 'Who is working now?',
  whoHint: 'Changes are recorded under this name.',
  nobody: 'No operator chosen',
  nobodyHint: 'Without an operator, changes are recorded without a name, and figures for the owner only are not shown.',
  change: 'Change operator',

  enter: 'Continue',
  now: '{{name}} is working now',
};
