import type { SameKeys } from '../sameKeys.ts';
import type { doubles as zh } from '../zh-CN/doubles.ts';

export const doubles: SameKeys<typeof zh> = {
  reason: {
    same_name: 'same name',
    same_core: 'same name but for place and company form',
    same_sound: 'names sound alike',
    near_name: 'names are nearly alike',
    same_tax: 'same tax number {{text}}',
    same_phone: 'same phone {{text}}',
    same_address: 'same address',
    other_city: 'different city',
    other_tax: 'different tax number',
    other_phone: 'different phone',
    other_address: 'different address',
  },
};
