/** What a tab tells the others: who reads has changed, or what is recorded has. */
type Said = 'session' | 'changed';

const channel = new BroadcastChannel('boxtrail');

export const tellTabs = (said: Said): void => channel.postMessage(said);

/** Hears the other tabs until the returned function is called. */
export function hearTabs(heard: (said: Said) => void): () => void {
  const listen = ({ data }: MessageEvent<Said>) => heard(data);
  channel.addEventListener('message', listen);
  return () => channel.removeEventListener('message', listen);
}
