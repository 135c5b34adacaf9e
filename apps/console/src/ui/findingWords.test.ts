import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import frameEn from '../base/en.json';
import en from '../base/trail.en.json';
import zh from '../base/trail.zh.json';
import frameZh from '../base/zh.json';
import { findingWords } from './findingWords';

beforeAll(() =>
  i18next.init({
    lng: 'zh',
    resources: { en: { frame: frameEn, trail: en }, zh: { frame: frameZh, trail: zh } },
    keySeparator: false,
    interpolation: { escapeValue: false },
  }),
);

const missing = {
  kind: 'missing',
  words: 'not on load L1 when it was received at 2401020000007 on 2026-03-16T05:20:00.000Z',
  step: 'received',
  at: '2026-03-16T05:20:00.000Z',
  place: '南关区',
  loadId: 'L1',
};

it('given a finding, then English has the words of the service, with places by name', () => {
  expect(findingWords(i18next.t, 'en', missing, new Map([['2401020000007', '南关区']]))).toMatch(
    /^not on load L1 when it was received at 南关区 on 16\/03\/2026/,
  );
});

it('given a finding of any kind, then Chinese has a sentence of its kind, with no English and no hole', () => {
  const kinds = Object.keys(zh).flatMap((key) => (key.startsWith('finding.') ? [key.slice(8)] : []));
  expect(kinds.length).toBeGreaterThan(20);
  for (const kind of kinds) {
    const words = findingWords(i18next.t, 'zh', { ...missing, kind });
    expect(words).not.toBe(i18next.t(`trail:finding.${kind}`));
    expect(words.replace('L1', '')).not.toMatch(/[A-Za-z{}]/);
  }
});
