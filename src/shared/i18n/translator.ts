import type { zhCN } from './zh-CN.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Join<P extends string, K> = K extends string ? (P extends '' ? K : `${P}.${K}`) : never;
type LeafKeys<T, P extends string = ''> = {
  [K in keyof T]: T[K] extends string ? Join<P, K> : LeafKeys<T[K], Join<P, K>>;
}[keyof T];

/** Drops i18next's plural endings: the caller asks for `x`, the catalogue holds `x_one` and `x_other`. */
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** Every sentence there is, as `feature.screen.element`. */
export type TextKey = WithoutPlural<LeafKeys<typeof zhCN>>;

export type TextParams = Record<string, string | number>;

/** A translator for one language; reports, the command line and the window receive one. */
export type T = (key: TextKey, params?: TextParams) => string;
