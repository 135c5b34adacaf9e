/** Noto Sans SC, which has Latin letters too. */
export const fontFiles = {
  regular: fontFile('NotoSansHans-Regular.otf'),
  bold: fontFile('NotoSansHans-Bold.otf'),
} as const;

function fontFile(name: string): string {
  return require.resolve('@embedpdf/fonts-sc').replace(/dist[\\/][^\\/]+$/, `fonts/${name}`);
}
