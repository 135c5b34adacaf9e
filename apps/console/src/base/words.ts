import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Feature, Words } from './feature';
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

const opened = new Set<Feature>();

/** Words of a feature, before its page is drawn. */
export async function loadWords(feature: Feature, inLanguage = language()): Promise<void> {
  opened.add(feature);
  const { name, words } = feature;
  if (i18next.hasResourceBundle(inLanguage, name)) return;
  i18next.addResourceBundle(inLanguage, name, (await words[inLanguage]()).default satisfies Words);
}

export async function setLanguage(to: Language): Promise<void> {
  await Promise.all([...opened].map((feature) => loadWords(feature, to)));
  window.localStorage.setItem(storedAs, to);
  await i18next.changeLanguage(to);
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
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
