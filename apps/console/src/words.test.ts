import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = import.meta.dirname;
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const sources = files(src).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
const words = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
const text = (paths: readonly string[]) => paths.map((path) => readFileSync(path, 'utf8')).join('\n');

/** Folders with words: the frame, and every feature. `trail` comes from the tables of the service. */
const owners = ['base', ...readdirSync(join(src, 'pages')).map((name) => `pages/${name}`)];
const plural = /_(one|other)$/;

describe.each(owners)('the words of %s', (owner) => {
  const [en, zh] = [words(join(src, owner, 'en.json')), words(join(src, owner, 'zh.json'))];
  const own = owner === 'base' ? sources : sources.filter((path) => path.includes(`/${owner}/`));
  const code = text(own);

  it('are the same keys in both languages, with the same holes, and none is empty', () => {
    const holes = (one: string) => [...one.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, one] of Object.entries(en)) {
      expect([key, one.trim() === '', zh[key]?.trim() === '']).toEqual([key, false, false]);
      if (!plural.test(key)) expect([key, holes(zh[key] ?? '')]).toEqual([key, holes(one)]);
    }
  });

  it('are each used: by name, or by the part before a value', () => {
    const used = (key: string): boolean => {
      const name = key.replace(plural, '');
      if (new RegExp(`['"\`:]${name.replaceAll('.', '\\.')}['"\`]`).test(code)) return true;
      const table = name.split('.').slice(0, -1).join('.');
      return table !== '' && new RegExp(`['"\`:]${table.replaceAll('.', '\\.')}\\.\\$\\{`).test(code);
    };
    expect(Object.keys(en).filter((key) => !used(key))).toEqual([]);
  });

  it('are there for every name that the code uses', () => {
    const known = new Set(Object.keys(en).map((key) => key.replace(plural, '')));
    const frame = new Set(
      Object.keys(words(join(src, 'base/en.json'))).map((key) => key.replace(plural, '')),
    );
    const named = [
      ...text(own.filter((path) => owner !== 'base' || /\/(app|ui|base)\//.test(path))).matchAll(
        /\bt\(\s*'([^']+)'/g,
      ),
    ]
      .map(([, key]) => key ?? '')
      .filter((key) => !key.startsWith('trail:'));
    const missing = named.filter((key) =>
      key.startsWith('frame:') ? !frame.has(key.slice(6)) : key.includes(':') ? false : !known.has(key),
    );
    expect(missing).toEqual([]);
  });
});

describe('what a page shows', () => {
  it('given a tsx file, then it holds no words of its own', () => {
    // Text between tags, and labels: a letter in them stands in the words of a language instead.
    const hard = sources
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => {
        const code = readFileSync(path, 'utf8');
        const between = [...code.matchAll(/>\s*([A-Za-z\u4e00-\u9fff][^<>{}=;()]*)\s*<\//g)].map(
          ([, found]) => found?.trim(),
        );
        const labels = [...code.matchAll(/\b(?:title|label|aria-label|placeholder)="([^"]+)"/g)].map(
          ([, found]) => found,
        );
        return [...between, ...labels]
          .filter((found) => found !== 'Boxtrail')
          .map((found) => `${path.slice(src.length)}: ${found}`);
      });
    expect(hard).toEqual([]);
  });
});
