import {BlockList, isIP} from 'node:net';

/** What stands for a machine, a network of somebody’s own, or nothing yet (IANA’s registries of special addresses): of IPv4 … */
const special = new BlockList();
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24',
  '192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
  const [net = '', bits] = range.split('/');
  special.addSubnet(net, Number(bits), 'ipv4');
}
/** … and of IPv6, where only one part is in use at all; in that part are ways to say an address of IPv4. */
const used = new BlockList();
used.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6');

/** Is this the address of a machine that anybody can reach, and not one of an inner network? */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  // A zone belongs to a machine.
  return family === 6 && !address.includes('%') && used.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Could this host be one that the world knows? Names without a dot, and those set apart for inner networks, cannot. */
export function isPublicName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  const bare = name.replace(/^\[|\]$/g, '');
  if (isIP(bare)) return isPublicAddress(bare);
  return (
    name.includes('.') &&
    !/\.(?:localhost|local|internal|intranet|lan|home|corp|private|test|invalid|example|arpa|onion)$/.test(name)
  );
}
