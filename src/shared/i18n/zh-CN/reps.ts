export const reps = {
  field: {
    name: '姓名',
    alias: '别名',
    phone: '电话',
    leftOn: '离职日期',
    regions: '负责地区',
    areas: '片区',
    skills: '擅长',
    level: '级别',
    capacity: '每周拜访时间（分钟）',
  },
} as const;
