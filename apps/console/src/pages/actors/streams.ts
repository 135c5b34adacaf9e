/** Streams with a page, by the beginning of their names. */
const pages = {
  'box-': '/boxes/',
  'load-': '/loads/',
  'round-': '/rounds/',
  'job-': '/jobs/',
  'pass-': '/passes/',
  'door-round-': '/door-rounds/',
} as const;

/** The page of what a stream is about; undefined for a stream without one. */
export function pageOf(stream: string): string | undefined {
  const found = Object.entries(pages).find(([start]) => stream.startsWith(start));
  return found === undefined ? undefined : found[1] + encodeURIComponent(stream.slice(found[0].length));
}
