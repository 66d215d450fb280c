import type {CommonStrings} from './states.js';

/** Puts an address on the clipboard; answers what to say about it, the address itself where a page may not do that, as on plain `http://`. */
export async function copyLink(address: string, strings: CommonStrings): Promise<string> {
  try {
    await (navigator.clipboard as Clipboard | undefined)!.writeText(address);
    return strings.copied;
  } catch {
    return strings.copyFailed(address);
  }
}
