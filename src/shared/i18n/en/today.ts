import type { SameKeys } from '../sameKeys.ts';
import type { today as zh } from '../zh-CN/today.ts';

export const today: SameKeys<typeof zh> = {
  title: 'Today',
  all: 'All',
  empty: 'No dealers yet',
  emptyHint: 'Import dealers and bills first: what is to be done each day then stands here.',
  part: {
    steps: 'Next steps that are due',
    visits: 'Dealers to be visited',
    without: 'A and B dealers without a next step',
    cases: 'Open cases',
    care: 'Care in the next seven days',
    slipping: 'Slipping, the most urgent first',
    owing: 'Over their credit limit',
  },
  none: {
    steps: 'No next step is due.',
    visits: 'No dealer is due for a visit.',
    without: 'Every A and B dealer has a next step.',
    cases: 'No case is open.',
    care: 'Nothing in the next seven days.',
    slipping: 'No dealer is slipping.',
    owing: 'No dealer is over his credit limit.',
  },
};
