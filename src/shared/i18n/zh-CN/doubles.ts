/** Dealers that are on the list twice. */
export const doubles = {
  reason: {
    same_name: '名称相同',
    same_core: '去掉地名、公司字样后名称相同',
    same_sound: '名称同音',
    near_name: '名称相近',
    same_tax: '税号相同 {{text}}',
    same_phone: '电话相同 {{text}}',
    same_address: '地址相同',
    other_city: '城市不同',
    other_tax: '税号不同',
    other_phone: '电话不同',
    other_address: '地址不同',
  },
} as const;
