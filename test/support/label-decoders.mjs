// Prints the codes on the pages of a PDF or the labels of a ZPL file, as two independent decoders read them from a picture of
// 203 dpi. Usage: node label-decoders.mjs FILE.pdf|FILE.zpl
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { scanGrayBuffer } from '@undecaf/zbar-wasm';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { ready } from 'zpl-renderer-js';

const require = createRequire(import.meta.url);
const [, , file] = process.argv;
const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
});

/** Grey values of each picture: white paper of A6 with what is printed on it. */
async function* pictures() {
  if (file.endsWith('.pdf')) {
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(readFileSync(file));
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale: 203 / 72, render: 'bitmap' });
      yield {
        width,
        height,
        grey: Uint8ClampedArray.from({ length: width * height }, (_, i) => data[4 * i]),
      };
    }
    document.destroy();
    library.destroy();
    return;
  }
  const { api } = await ready;
  const dotsPerMm = 8;
  for (const png of await api.zplToBase64MultipleAsync(readFileSync(file, 'utf8'), 105, 148, dotsPerMm)) {
    const { width, height, data } = PNG.sync.read(Buffer.from(png, 'base64'));
    yield { width, height, grey: Uint8ClampedArray.from({ length: width * height }, (_, i) => data[4 * i]) };
  }
}

async function zxing({ width, height, grey }) {
  const data = new Uint8ClampedArray(4 * grey.length);
  grey.forEach((value, i) => data.set([value, value, value, 255], 4 * i));
  const found = await readBarcodes(
    { width, height, data, colorSpace: 'srgb' },
    { formats: ['Code128', 'QRCode'] },
  );
  return found.map(({ symbologyIdentifier, text }) => `${symbologyIdentifier} ${text}`).sort();
}

async function zbar({ width, height, grey }) {
  const found = await scanGrayBuffer(grey.buffer, width, height);
  return found.map((symbol) => `${symbol.typeName} ${symbol.decode()}`).sort();
}

const pages = [];
for await (const picture of pictures())
  pages.push({ zxing: await zxing(picture), zbar: await zbar(picture) });
process.stdout.write(JSON.stringify(pages), () => process.exit(0));
