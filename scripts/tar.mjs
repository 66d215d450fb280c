import {gzipSync} from 'node:zlib';

const block = 512;

/**
 * A compressed tar file of what is given: bytes by path, in their order (POSIX ustar).
 *
 * @param date What all of them are dated. It has to be another for another version: PHP, web servers and browsers take a file with the date it
 *   had for the file it was.
 */
export function tarGz(files, date) {
  const parts = Object.entries(files).flatMap(([path, bytes]) => [
    headOf(path, bytes.length, date),
    bytes,
    Buffer.alloc((block - (bytes.length % block)) % block),
  ]);
  // Two empty blocks say that nothing follows.
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * block)]), {level: 9});
}

function headOf(path, size, date) {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is longer than a tar of this kind can say.`);
  const head = Buffer.alloc(block);
  const octal = (value, at, width) => head.write(value.toString(8).padStart(width - 1, '0'), at);
  head.write(path);
  octal(0o644, 100, 8);
  octal(0, 108, 8); // Of root, whoever that is where it is unpacked.
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.floor(date.getTime() / 1000), 136, 12);
  head.write('0', 156); // A file.
  head.write('ustar\x0000', 257);
  // The sum of all bytes, for which its own eight stand as spaces.
  head.write(' '.repeat(8), 148);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}
