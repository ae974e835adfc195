/** Words that Chinese traders have for a buyer. A table of its own: the catalogue puts the chosen word into its texts. */
export const NOUN_SYNONYMS: readonly string[] = ['客户', '经销商', '终端', '门店', '二批商'];
