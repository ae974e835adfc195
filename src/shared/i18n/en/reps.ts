export const reps = {
  field: {
    name: 'Name',
    alias: 'Other name',
    phone: 'Phone',
    leftOn: 'Last day',
    regions: 'Regions',
    areas: 'Areas',
    skills: 'Skills',
    level: 'Level',
    capacity: 'Minutes for visits a week',
  },
};
