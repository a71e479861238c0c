import { expect, test } from "vitest";
import { isProblem } from "../problem.ts";
import { isPublicAddress } from "./public-address.ts";
import { readWebhookUrl } from "./read-webhook-url.ts";

test("addresses of the internet are public, whatever stands just outside of a closed range too", () => {
  const open = [
    ["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1"],
    ["169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"],
    ["198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::", "2001:4860:4860::8888"],
    ["::ffff:8.8.8.8", "::ffff:808:808", "64:ff9b::8.8.8.8"],
  ].flat();
  expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
});

test("private, link-local, loopback and reserved addresses are not, nor what carries one of them, nor what is no address", () => {
  const closed = [
    ["0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255"],
    ["169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.0.1", "198.18.0.1"],
    ["198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"],
    ["::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2002:7f00:1::"],
    ["2001::1", "3fff::1", "100::1", "5f00::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::127.0.0.1"],
    ["64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::8.8.8.8", "0:0:0:0:0:ffff:c0a8:1"],
    ["", "example.com", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "2001:::1", "1:2:3:4:5:6:7:8:9", "12345::"],
  ].flat();
  expect(closed.filter(isPublicAddress)).toEqual([]);
});

const why = (url: string, allowed: "public" | "any" = "public") => {
  try {
    return readWebhookUrl(url, allowed);
  } catch (error) {
    return isProblem(error, "webhook.address_refused") ? error.data.why : error;
  }
};

test("an endpoint's address is refused where it is plainly not on the internet, however it is written", () => {
  expect(why("https://hooks.example.com/a?b=c#d")).toBe("https://hooks.example.com/a?b=c");
  expect(why("https://8.8.8.8/")).toBe("https://8.8.8.8/");
  const closed = [
    "127.0.0.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "[::1]",
    "[::ffff:10.0.0.1]",
    "169.254.169.254",
  ];
  const names = ["localhost", "LOCALHOST.", "a.localhost", "db", "printer.local", "vault.internal", "①②⑦.0.0.1"];
  for (const host of [...closed, ...names]) expect(why(`https://${host}/x`), host).toBe("private");
  expect(why("http://hooks.example.com")).toBe("plain_http");
  expect(why("https://user:pass@hooks.example.com")).toBe("password");
  for (const text of [
    "",
    "hooks.example.com",
    "ftp://hooks.example.com",
    "file:///etc/passwd",
    "javascript:alert(1)",
  ]) {
    expect(why(text), text).toBe("unreadable");
  }
});

test("a desk that allows any address takes its own network, but never a password in it", () => {
  expect(why("http://10.0.0.7:8080/hooks", "any")).toBe("http://10.0.0.7:8080/hooks");
  expect(why("http://a:b@10.0.0.7/", "any")).toBe("password");
});
