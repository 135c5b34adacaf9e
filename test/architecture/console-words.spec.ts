import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allFindingKinds, whatToDo } from '@boxtrail/audit/domain/finding-kinds';
import type { Language } from '@boxtrail/audit/domain/language';
import { stepKinds } from '@boxtrail/audit/domain/step-kinds';
import { en } from '@boxtrail/audit/export/words.en';
import { zh } from '@boxtrail/audit/export/words.zh';

const exported = { en, zh };

/** The words that reports and the console share, under `<table>.<value>`. */
function trailWords(language: Language): Record<string, string> {
  const { statuses, verdicts, tiers, methods, reasons, outcomes } = exported[language];
  const words: Record<string, string> = {};
  for (const [kind, { name }] of Object.entries(stepKinds)) words[`step.${kind}`] = name[language];
  for (const [kind, { name }] of allFindingKinds) {
    words[`finding.${kind}`] = name[language];
    words[`toDo.${kind}`] = whatToDo(kind, language);
  }
  const tables = {
    status: statuses,
    verdict: verdicts,
    tier: tiers,
    method: methods,
    reason: reasons,
    outcome: outcomes,
  };
  for (const [table, row] of Object.entries(tables))
    for (const [value, word] of Object.entries(row)) words[`${table}.${value}`] = word;
  return words;
}

describe('the words of trails in the console', () => {
  it.each(['en', 'zh'] as const)('%s: those of the reports; UPDATE_DOCS=1 writes them', (language) => {
    const committed = join(__dirname, `../../apps/console/src/base/trail.${language}.json`);
    const text = `${JSON.stringify(trailWords(language), null, 2)}\n`;
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(readFileSync(committed, 'utf8')).toBe(text);
  });
});
