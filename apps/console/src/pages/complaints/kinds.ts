/** What is wrong with a box. */
export const kinds = ['mouldy', 'short-weight', 'wrong-date', 'other'] as const;
