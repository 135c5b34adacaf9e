/** The version of this release, as in package.json. */
export const version = '0.1.0';

/**
 * Whether a client of one version works with a service of another (semver): the same major version, and while that is 0
 * the same minor version too.
 */
export function isCompatible(client: string, service: string): boolean {
  const [major, minor] = client.split('.');
  const [itsMajor, itsMinor] = service.split('.');
  return major === itsMajor && (major !== '0' || minor === itsMinor);
}
