import { hash } from 'node:crypto';
import type { Hasher } from '../../kernel/hasher.port';

/** The namespace of all ids the ledger derives. Another value would give every stored fact another id: it never changes. */
const NAMESPACE = Buffer.from('cb17e6e6d1e54f028a2c8df09a9a754e', 'hex');

const VERSION_BYTE = 6;
const VARIANT_BYTE = 8;
const UUID_BYTES = 16;

/** Fingerprints by the hash functions of Node; UUIDs of version 5 as RFC 9562 has them. */
export class NodeHasher implements Hasher {
  sha256(text: string): string {
    return `sha256:${hash('sha256', text, 'hex')}`;
  }

  uuid(name: string): string {
    const bytes = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'buffer').subarray(0, UUID_BYTES);
    bytes.writeUInt8((bytes.readUInt8(VERSION_BYTE) & 0x0f) | 0x50, VERSION_BYTE);
    bytes.writeUInt8((bytes.readUInt8(VARIANT_BYTE) & 0x3f) | 0x80, VARIANT_BYTE);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
