/** The bytes of an address with how many of their bits count. */
type Range = readonly [bytes: readonly number[], bits: number];

/** What is not the public internet. https://www.iana.org/assignments/iana-ipv4-special-registry */
const closedV4: readonly Range[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 88, 99], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  // Multicast, reserved and broadcast.
  [[224], 3],
];
/** Only 2000::/3 is given out (https://www.iana.org/assignments/ipv6-address-space); of it, tunnels, protocols and documentation are closed. */
const openV6: Range = [[0x20], 3];
const closedV6: readonly Range[] = [
  [[0x20, 0x01, 0x00], 23],
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x20, 0x02], 16],
  [[0x3f, 0xff, 0x00], 20],
];
/** IPv6 addresses that stand for an IPv4 one, which is then judged: mapped (RFC 4291) and NAT64 (RFC 6052). */
const carriers: readonly Range[] = [
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96],
  [[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], 96],
];

/** Whether an IP address, as text, is on the public internet: not private, link-local, loopback, reserved or a wrapping of such. */
export function isPublicAddress(address: string): boolean {
  const bytes = readAddress(address);
  if (bytes === null) return false;
  if (bytes.length === 4) return !closedV4.some((range) => isWithin(bytes, range));
  if (carriers.some((range) => isWithin(bytes, range))) return isPublicAddress(bytes.slice(12).join("."));
  return isWithin(bytes, openV6) && !closedV6.some((range) => isWithin(bytes, range));
}

/** Whether a URL's host, as WHATWG URLs hold it (decimal and octal addresses are resolved there), is an address and not a name. */
export function isAddress(host: string): boolean {
  return readAddress(withoutBrackets(host)) !== null;
}

/** A host without the brackets that URLs put around IPv6. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function isWithin(bytes: readonly number[], [prefix, bits]: Range): boolean {
  for (let at = 0; at * 8 < bits; at += 1) {
    const mask = 0xff & (0xff << Math.max(0, 8 - (bits - at * 8)));
    if (((bytes[at] ?? 0) & mask) !== ((prefix[at] ?? 0) & mask)) return false;
  }
  return true;
}

/** The 4 or 16 bytes of an address; null for anything else, such as one with a zone ("fe80::1%eth0"). */
function readAddress(text: string): readonly number[] | null {
  return text.includes(":") ? readV6(text) : readV4(text);
}

function readV4(text: string): readonly number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.map(Number);
}

function readV6(text: string): readonly number[] | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = [readGroups(halves[0] ?? ""), readGroups(halves[1] ?? "")];
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return null;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function readGroups(text: string): readonly number[] | null {
  if (text === "") return [];
  const groups = text.split(":");
  const bytes: number[] = [];
  for (const [at, group] of groups.entries()) {
    const last = at === groups.length - 1 && group.includes(".") ? readV4(group) : null;
    if (last !== null) bytes.push(...last);
    else if (/^[0-9a-f]{1,4}$/i.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return null;
  }
  return bytes;
}
