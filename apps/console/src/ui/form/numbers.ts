/** Box numbers as they are typed, pasted or scanned: one in each line, or with commas or spaces between. */
export const numbersIn = (text: unknown): string[] =>
  typeof text === 'string' ? text.split(/[\s,;，；、]+/).filter((part) => part !== '') : [];
