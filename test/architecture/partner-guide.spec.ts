import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const textOf = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');
const program = textOf('docs/examples/partner/partner.ts');
const [, guide = ''] =
  /### Step by step: take over[^\n]*\n([\s\S]*?)\n## /.exec(textOf('docs/integrate.md')) ?? [];
const shown = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim());
/** Without the blank lines between its parts. */
const partsOf = (text: string) => text.trim().replace(/\n{2,}/g, '\n');

describe('the guide for partners', () => {
  it('shows the whole program, part by part', () => {
    expect(shown.length).toBeGreaterThan(3);
    expect(partsOf(shown.join('\n'))).toBe(partsOf(program));
  });

  it('explains a program of at most 60 lines', () => {
    expect(program.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });
});
