import { z } from 'zod';

/** What kind of buyer a dealer is; the owner's word for a list's 客户类型 is mapped onto these. */
export const DEALER_TYPES = [
  'wholesale', // 二批/分销
  'convenience', // 便利店
  'supermarket', // 商超/KA
  'catering', // 餐饮
  'hardware', // 五金店
  'project', // 工程
  'corporate', // 企业
  'group_buy', // 团购
  'online', // 网店
  'walk_in', // 散客
  'other',
] as const;
export const DealerType = z.enum(DEALER_TYPES);
export type DealerType = z.infer<typeof DealerType>;

/** What a bill did: only `sale` moves frequency and recency. */
export const ORDER_KINDS = ['sale', 'return', 'exchange', 'gift', 'reversal'] as const;
export const OrderKind = z.enum(ORDER_KINDS);
export type OrderKind = z.infer<typeof OrderKind>;
/** Bills whose amounts make up a net amount; exchanges and gifts are left out of it. */
export const NET_KINDS: readonly OrderKind[] = ['sale', 'return', 'reversal'];
