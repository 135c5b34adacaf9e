import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { features } from './features';
import type { Words } from './feature';
import en from './en.json';
import trailEn from './trail.en.json';
import trailZh from './trail.zh.json';
import zh from './zh.json';

export type Language = 'en' | 'zh';
const storedAs = 'boxtrail.language';

const preferred = (): Language => {
  const stored = window.localStorage.getItem(storedAs);
  if (stored === 'en' || stored === 'zh') return stored;
  return window.navigator.language.startsWith('zh') ? 'zh' : 'en';
};

/** The language of the page now. */
export const language = (): Language => (i18next.language === 'zh' ? 'zh' : 'en');

const opened = new Set<string>();

/** Words of a feature, before its page is drawn. */
export async function loadWords(name: string, inLanguage = language()): Promise<void> {
  opened.add(name);
  if (i18next.hasResourceBundle(inLanguage, name)) return;
  const feature = features.find((one) => one.name === name);
  if (feature !== undefined) add(inLanguage, name, (await feature.words[inLanguage]()).default);
}

export async function setLanguage(to: Language): Promise<void> {
  await Promise.all([...opened].map((name) => loadWords(name, to)));
  window.localStorage.setItem(storedAs, to);
  await i18next.changeLanguage(to);
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
}

function add(inLanguage: Language, name: string, words: Words): void {
  i18next.addResourceBundle(inLanguage, name, words);
}

/** The words of the frame are part of the first download. */
export async function startWords(): Promise<void> {
  const lng = preferred();
  document.documentElement.lang = lng === 'zh' ? 'zh-CN' : 'en';
  await i18next.use(initReactI18next).init({
    lng,
    resources: { en: { frame: en, trail: trailEn }, zh: { frame: zh, trail: trailZh } },
    defaultNS: 'frame',
    keySeparator: false,
    nsSeparator: ':',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}
