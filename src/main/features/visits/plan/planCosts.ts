/** What stands for minutes on the road. */
export const COST = {
  /** A visit left out: at least, by value, for slipping, for each week overdue up to four. */
  leftOut: 400,
  leftOutValue: 400,
  leftOutSlipping: 150,
  leftOutWeek: 40,
  /** A dealer who is not seen at all, besides: one visit each goes before a second one of anybody. */
  unseen: 1000,
  /** So much more for the best tier: one of its dealers goes before two of the third, whose shorter visits would fill his time. */
  unseenRank: 6000,
  /** A day off the best one, inside of what is in time; later than that, by urgency. */
  offDay: 1,
  late: 4,
  lateValue: 8,
  lateSlipping: 4,
  /** A gap off the interval, for each day. */
  gap: 2,
  /** A day that suits less. */
  suitsLess: 15,
  /** The first one of a town on a day with others. */
  newTown: 8,
  /** A full day against an empty one. */
  fullDay: 30,
  /** A visit of the plan before that does not stay on its day. */
  moved: 250,
} as const;
