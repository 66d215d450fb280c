import {BlockList, isIP, isIPv4} from 'node:net';
import {networkInterfaces} from 'node:os';

/** What is not out in the public net, by the registries of IANA for special addresses. */
const innerFour = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // A public number, under which Azure tells every machine about itself.
  ['168.63.129.16', 32],
] as const;

/** Of IPv6 only this much is given out; what carries an IPv4 address inside (6to4, Teredo, NAT64) is left out, for it may lead anywhere. */
const publicSix = ['2000::', 3] as const;
const innerSix = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const [inner, outer] = [new BlockList(), new BlockList()];
for (const [net, prefix] of innerFour) inner.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of innerSix) inner.addSubnet(net, prefix, 'ipv6');
outer.addSubnet(...publicSix, 'ipv6');

/** Whether an address (a number, not a name) leads inwards: to this machine, its net or nowhere public. */
export function isInner(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIP(plain) === 0) return true;
  if (isIPv4(plain)) return inner.check(plain, 'ipv4') || isOwn(plain);
  // `::ffff:10.0.0.1` is not within what is given out, so that it is refused however it is written.
  return !outer.check(plain, 'ipv6') || inner.check(plain, 'ipv6') || isOwn(plain);
}

/** This machine under its public number is inside as well: what listens there may trust whoever asks from here. */
function isOwn(address: string): boolean {
  const own = new BlockList();
  for (const each of Object.values(networkInterfaces()).flat())
    if (each) own.addAddress(each.address, each.family === 'IPv4' ? 'ipv4' : 'ipv6');
  return own.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
