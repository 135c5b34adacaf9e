export type Sign = 'broken' | 'open' | 'done' | 'plain';

/** A state as a word; the colour only repeats it. */
export const Pill = ({ sign, words }: { readonly sign: Sign; readonly words: string }) => (
  <span className={`pill ${sign}`} title={words}>
    {words}
  </span>
);
