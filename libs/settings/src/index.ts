export { oneOf, type Setting, text, type Variables, wholeNumber } from './setting';
export { mustBe, readSetting, readSettings, Settings, throwProblems } from './settings';
