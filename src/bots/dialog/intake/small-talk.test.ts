import { expect, test } from "vitest";
import { smallTalkIn } from "./small-talk.ts";

test("thanks, greetings and emoji alone open nothing, in three languages", () => {
  for (const text of [
    "Thanks!",
    "ok",
    "OK.",
    "thank you 🙏",
    "👍",
    "❤️",
    "Gracias",
    "¡Perfecto, gracias!",
    "Obrigada!",
    "Está bem",
    "vale",
  ]) {
    expect(smallTalkIn(text), text).toBe("thanks");
  }
  for (const text of ["Hi", "hello!!", "Buenos días", "Olá, tudo bem?", "bom dia"])
    expect(smallTalkIn(text), text).toBe("hello");
});

test("anything that may be a fault does", () => {
  for (const text of [
    "Thanks, but the oven is dead again",
    "help",
    "hi, it leaks",
    "?",
    "SOS",
    "ok it broke",
    "no water",
    "E4",
    "",
  ]) {
    expect(smallTalkIn(text), text).toBeNull();
  }
});
