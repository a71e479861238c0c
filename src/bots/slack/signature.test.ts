import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSlackSigned } from "./signature.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const body = Buffer.from("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&text=%C3%BC");
const now = new Date("2026-03-02T09:00:00Z");
const seconds = now.getTime() / 1000;
const sign = (timestamp: string | number, given: Uint8Array = body, by = secret): string =>
  `v0=${createHmac("sha256", by).update(`v0:${timestamp}:`).update(given).digest("hex")}`;
const check = (signature: string | null, timestamp: string | null, given: Uint8Array = body): boolean =>
  isSlackSigned({ signature, timestamp, body: given }, secret, now);

// The example of https://docs.slack.dev/authentication/verifying-requests-from-slack
test("the documentation's own example", () => {
  const example = Buffer.from(
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
  );
  const signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  const at = new Date(1531420618 * 1000);
  expect(isSlackSigned({ signature, timestamp: "1531420618", body: example }, secret, at)).toBe(true);
});

test("the exact bytes, by the secret, within five minutes", () => {
  expect(check(sign(seconds), String(seconds))).toBe(true);
  expect(check(sign(seconds - 300), String(seconds - 300))).toBe(true);
  expect(check(sign(seconds + 300), String(seconds + 300))).toBe(true);
});

test.each<[string, string | null, string | null, Uint8Array?]>([
  ["too old", sign(seconds - 301), String(seconds - 301)],
  ["from the future", sign(seconds + 301), String(seconds + 301)],
  ["of other bytes", sign(seconds), String(seconds), Buffer.from("token=x")],
  ["by another secret", sign(seconds, body, "other"), String(seconds)],
  ["for another time", sign(seconds), String(seconds - 1)],
  ["of another version", sign(seconds).replace("v0=", "v1="), String(seconds)],
  ["cut short", sign(seconds).slice(0, 40), String(seconds)],
  ["in capitals", sign(seconds).toUpperCase(), String(seconds)],
  ["without a time", sign(seconds), null],
  ["with a time that is none", sign("NaN"), "NaN"],
  ["missing", null, String(seconds)],
  ["empty", "", String(seconds)],
])("a signature %s is refused", (_, signature, timestamp, given) => {
  expect(check(signature, timestamp, given)).toBe(false);
});

test("no secret signs nothing", () => {
  expect(isSlackSigned({ signature: sign(seconds, body, ""), timestamp: String(seconds), body }, "", now)).toBe(false);
});
