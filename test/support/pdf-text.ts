import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The library is an ES module, which a test cannot load: it runs in a process. */
const reader = `
  const { readFileSync } = await import('node:fs');
  const { extractText, getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[1])));
  const { text } = await extractText(pdf, { mergePages: false });
  process.stdout.write(JSON.stringify(text));
`;

/** The text of a PDF, page by page, as a search finds it. */
export function pdfText(pdf: Buffer): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'boxtrail-pdf-'));
  try {
    const file = join(dir, 'file.pdf');
    writeFileSync(file, pdf);
    const args = ['--input-type=module', '--eval', reader, file];
    const options = { cwd: __dirname, encoding: 'utf8', maxBuffer: 100_000_000 } as const;
    return JSON.parse(execFileSync(process.execPath, args, options)) as string[];
  } finally {
    rmSync(dir, { recursive: true });
  }
}
