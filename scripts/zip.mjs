import {crc32, deflateRawSync} from 'node:zlib';

/**
 * A zip file of what is given: bytes by path, in their order.
 *
 * The same files make the same bytes: all of them are dated the first day a zip knows.
 */
export function zip(files) {
  const parts = [];
  const listed = [];
  let offset = 0;
  for (const [path, bytes] of Object.entries(files)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(bytes, {level: 9});
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0); // The version of the format that is needed to read it, 2.0.
    about.writeUInt16LE(0x0800, 2); // Names are UTF-8.
    about.writeUInt16LE(8, 4); // Deflated.
    about.writeUInt16LE(0x21, 8); // 1 January 1980.
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(name.length, 22);
    const head = [Buffer.from('PK\x03\x04'), about, name];
    const place = Buffer.alloc(14);
    place.writeUInt32LE(0o100644 * 0x10000, 6); // A file that its owner may write, for readers of Unix's kind.
    place.writeUInt32LE(offset, 10);
    listed.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), about, place, name);
    parts.push(...head, packed);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(listed);
  const many = Object.keys(files).length;
  const end = Buffer.alloc(18);
  end.writeUInt16LE(many, 4);
  end.writeUInt16LE(many, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}
