import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What two decoders that know nothing of each other read on one label. */
export interface ReadCodes {
  /** With the symbology identifier (ISO/IEC 15424) before each: `]C1` is GS1-128, `]Q1` a QR code. */
  readonly zxing: readonly string[];
  readonly zbar: readonly string[];
}

/** Draws labels at 203 dpi and reads their codes, label by label. The decoders are ES modules: they run in a process. */
export function readCodes(labels: Uint8Array | string, format: 'pdf' | 'zpl'): ReadCodes[] {
  const dir = mkdtempSync(join(tmpdir(), 'boxtrail-labels-'));
  try {
    const file = join(dir, `labels.${format}`);
    writeFileSync(file, labels);
    const args = [join(__dirname, 'label-decoders.mjs'), file];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ReadCodes[];
  } finally {
    rmSync(dir, { recursive: true });
  }
}
