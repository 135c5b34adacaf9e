import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '..');

describe('the gallery', () => {
  it('shows every part of ui', () => {
    const shown = ['parts', 'form-parts']
      .map((name) => readFileSync(join(src, `gallery/${name}.tsx`), 'utf8'))
      .join('');
    const parts = ['ui', 'ui/form'].flatMap((folder) =>
      readdirSync(join(src, folder))
        .filter((file) => file.endsWith('.tsx') && /^[A-Z]/.test(file))
        .map((file) => `../${folder}/${file.slice(0, -4)}`),
    );
    expect(parts.filter((part) => !shown.includes(`'${part}'`))).toEqual([]);
  });
});
