import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The library is made of ES modules, which a test cannot load: another process reads for it. */
const reader = `
  const { readFileSync } = await import('node:fs');
  const { extractText, getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[1])));
  const { text } = await extractText(pdf, { mergePages: false });
  process.stdout.write(JSON.stringify(text));
`;

/** What a PDF says, page by page, as a reader's search would find it. */
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
