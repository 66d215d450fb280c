import {isIP} from 'node:net';

import {isInner} from '../outbound/index.js';

/** Ends of names that are set apart for inner networks, or for nothing. */
const apart = /\.(?:localhost|local|internal|intranet|lan|home|corp|private|test|invalid|example|arpa|onion)$/;

/** Could this host be one that the world knows? Names without a dot, and those set apart, cannot. */
export function isPublicName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isIP(name.replace(/^\[|\]$/g, ''))) return !isInner(name);
  return name.includes('.') && !apart.test(name);
}
