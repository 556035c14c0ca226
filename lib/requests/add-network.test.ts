import { BlockList } from 'node:net';
import { expect, it } from 'vitest';
import { addNetwork } from './add-network';

it.each([
  ['10.0.0.0/8', '10.9.9.9', '11.0.0.1'],
  ['10.0.0.1', '10.0.0.1', '10.0.0.2'],
  ['0.0.0.0/0', '9.9.9.9', '::1'],
  ['FD00::/8', 'fd12::1', 'fe00::1'],
  ['::1', '::1', '::2'],
])('%s is a network with %s and without %s', (text, inside, outside) => {
  const list = new BlockList();
  expect(addNetwork(list, text)).toBe(true);
  const has = (address: string) => list.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
  expect([has(inside), has(outside)]).toEqual([true, false]);
});

it.each([
  '',
  'host',
  '1.2.3',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/x',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  '::1/129',
  'fe80::1%lo',
])('%j is none, and nothing is added', (text) => {
  const list = new BlockList();
  expect(addNetwork(list, text)).toBe(false);
  expect(list.rules).toEqual([]);
});
