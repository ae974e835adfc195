/**
 * The shape of a catalogue without its texts: `en` must have every key of `zh-CN`, or it does not compile.
 * Chinese has one plural form (`x_other`), English two (`x_one` besides).
 */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> } & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
