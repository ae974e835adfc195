import type { SameKeys } from '../sameKeys.ts';
import type { visits as zh } from '../zh-CN/visits.ts';

export const visits: SameKeys<typeof zh> = {
  purpose: {
    collect: 'collect payment',
    order: 'take an order',
    new_products: 'new products',
    stock: 'stock and display',
    expiring: 'near-expiry goods',
    case: 'complaint',
    relation: 'keep in touch',
  },
  status: { planned: 'planned', done: 'done', missed: 'missed', moved: 'moved' },
  origin: { plan: 'by the planner', hand: 'by hand', unplanned: 'unplanned' },
  reason: {
    no_time: 'no time left',
    weather: 'weather',
    rep_away: 'rep was away',
    vehicle: 'vehicle',
    dealer_asked: 'the dealer asked',
    dealer_closed: 'the dealer was closed',
    other: 'other',
  },
  mode: { visit: 'in person', phone: 'by phone only', never: 'not at all' },
  settled: { billed: 'billed', dropped: 'came to nothing' },
  unit: { week: 'weeks', month: 'months' },
  weekday: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
};
