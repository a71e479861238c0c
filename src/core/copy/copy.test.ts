import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { languages } from "../domain/languages.ts";
import { bundleFor, readCopy } from "./bundles.ts";
import { type CopyId, type CopyTopic, copyIdsByTopic } from "./copy-id.ts";
import { wordsFor } from "./words.ts";

const topics = Object.keys(copyIdsByTopic) as CopyTopic[];

/** The placeables that a sentence names, whatever its plurals, as sorted text. */
function variablesIn(language: (typeof languages)[number], id: string): string {
  const pattern = bundleFor(language).getMessage(id)?.value;
  return [...new Set(JSON.stringify(pattern).match(/"type":"var","name":"[^"]+"/g) ?? [])].sort().join(" ");
}

test.each(languages)("%s has every sentence of its list, in the list's file, and no other", (language) => {
  for (const topic of topics) {
    const found = new FluentResource(readCopy(language, topic)).body.map((message) => message.id);
    const listed: readonly string[] = copyIdsByTopic[topic];
    expect(
      found.filter((id) => !listed.includes(id)),
      `${language}/${topic}.ftl: not in ids/${topic}-ids.ts`,
    ).toEqual([]);
    expect(
      listed.filter((id) => !found.includes(id)),
      `${language}/${topic}.ftl: missing`,
    ).toEqual([]);
    expect(
      found.filter((id, at) => found.indexOf(id) !== at),
      `${language}/${topic}.ftl: twice`,
    ).toEqual([]);
  }
});

test("no sentence's id is in two files", () => {
  const all = topics.flatMap((topic) => [...copyIdsByTopic[topic]]);
  expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
});

test("a sentence is told the same things in every language", () => {
  for (const id of topics.flatMap((topic) => [...copyIdsByTopic[topic]])) {
    for (const language of languages)
      expect(variablesIn(language, id), `${language} ${id}`).toBe(variablesIn("en", id));
  }
});

test("no line of a file is lost to its grammar", () => {
  for (const language of languages) {
    for (const topic of topics) {
      const heads = readCopy(language, topic).match(/^[a-zA-Z][\w-]* *=/gm) ?? [];
      expect(new FluentResource(readCopy(language, topic)).body).toHaveLength(heads.length);
    }
  }
});

test("the labels that documents name are fixed in English", () => {
  const say = (id: CopyId) => wordsFor("en").say(id);
  expect(
    (
      [
        "button-open-ticket",
        "button-solved",
        "button-cancel",
        "button-approve",
        "button-choose-another",
        "button-reject",
        "button-reply",
        "button-close",
        "button-accept",
        "button-decline",
        "button-start",
        "button-hold",
        "button-resume",
        "button-report",
        "button-complete",
        "button-sign",
        "button-dispute",
        "button-reopen",
        "button-new-ticket",
        "button-cancel-ticket",
      ] as const
    ).map(say),
  ).toEqual(
    "Open ticket|This solved it|Cancel|Approve|Choose another|Reject|Reply|Close|Accept|Decline|Start|Hold|Resume|Report|Complete|Sign|Dispute|Reopen|New ticket|Cancel ticket".split(
      "|",
    ),
  );
  expect(
    (
      [
        "field-malfunction",
        "field-cause",
        "field-solution",
        "field-fix",
        "field-parts",
        "field-labourMinutes",
        "field-travelMinutes",
        "field-reason",
        "field-pin",
      ] as const
    ).map(say),
  ).toEqual("Malfunction|Cause|Solution|Fix|Parts|Labour minutes|Travel minutes|Reason|PIN".split("|"));
});

test("numbers of tickets are not grouped, counts follow the language's plurals", () => {
  expect(wordsFor("en").say("notice-ticket-closed", { number: 1042 })).toBe("#1042 is closed.");
  expect(wordsFor("en").say("intake-files", { count: 1 })).toBe("1 attachment");
  expect(wordsFor("es").say("intake-files", { count: 2 })).toBe("2 adjuntos");
  expect(wordsFor("pt").say("intake-files", { count: 1 })).toBe("1 anexo");
});

test("no isolation marks, and what is told stays as it was given", () => {
  const hostile = "{ $number } <b>@everyone</b> #{ -term } \u202e";
  expect(wordsFor("en").say("notice-ticket-cancelled", { number: 1042, name: hostile })).toBe(
    `${hostile} cancelled #1042.`,
  );
});

test("times are shown in the reader's zone, durations and lists in their language", () => {
  const noon = new Date("2025-08-06T12:05:00Z");
  expect(wordsFor("en").when(noon, "Europe/Madrid")).toContain("14:05");
  expect(wordsFor("en").when(noon, "Not/AZone")).toBe(wordsFor("en").when(noon, null));
  expect(wordsFor("es").when(noon, null)).toMatch(/6 ago 2025.*12:05.*UTC/);
  expect(wordsFor("en").minutes(95)).toBe("1 h 35 min");
  expect(wordsFor("en").minutes(120)).toBe("2 h");
  expect(wordsFor("en").minutes(0)).toBe("0 min");
  expect(wordsFor("pt").list(["a", "b", "c"], "or")).toBe("a, b ou c");
  expect(wordsFor("en").bytes(25 * 1024 * 1024)).toBe("25 MB");
});
