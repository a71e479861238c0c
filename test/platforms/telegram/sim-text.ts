import { HtmlRefused, mentionsIn, type Parsed, parseHtml, trimmed } from "./sim-html.ts";
import type { SimCall } from "./sim-request.ts";
import { badRequest, broken, type Sim } from "./sim-rules.ts";

/** Most characters of a text and of a caption, after entities are read. https://core.telegram.org/bots/api#sendmessage */
const most = { text: 4096, caption: 1024 } as const;

/** The text or caption of a call, read and checked. */
export function wordsIn(sim: Sim, params: SimCall["params"], what: "text" | "caption"): Parsed {
  const given = params[what];
  if (given === undefined && what === "caption") return { text: "", entities: [] };
  if (typeof given !== "string" && typeof given !== "number") return broken(sim, `${what} is not a text`);
  const parsed = parsedAs(sim, String(given), params.parse_mode);
  if (!parsed.text.isWellFormed()) broken(sim, "strings must be encoded in UTF-8");
  if (what === "text" && parsed.text === "") broken(sim, "message text is empty");
  if (parsed.text.length > most[what]) {
    broken(sim, what === "text" ? "message is too long" : "message caption is too long");
  }
  if (parsed.entities.length > 100)
    sim.broke(`${parsed.entities.length} entities in one message: those after 100 are dropped`);
  checkNesting(sim, parsed);
  for (const mention of mentionsIn(parsed)) sim.broke(`a text of the bot rings ${mention}`);
  return parsed;
}

function parsedAs(sim: Sim, text: string, mode: unknown): Parsed {
  if (mode === undefined) return trimmed({ text, entities: [] });
  if (mode !== "HTML") return broken(sim, `unsupported parse_mode ${mode}`);
  try {
    return parseHtml(text);
  } catch (thrown) {
    if (!(thrown instanceof HtmlRefused)) throw thrown;
    sim.broke(thrown.message);
    return badRequest(thrown.message);
  }
}

/** Code holds nothing and is held by quotes alone; quotes hold no quotes. https://core.telegram.org/bots/api#formatting-options */
function checkNesting(sim: Sim, { entities }: Parsed): void {
  const isIn = (one: (typeof entities)[number], other: (typeof entities)[number]) =>
    one !== other && one.offset >= other.offset && one.offset + one.length <= other.offset + other.length;
  for (const one of entities) {
    for (const other of entities) {
      if (!isIn(one, other)) continue;
      const codes = ["code", "pre"];
      if (codes.includes(other.type)) sim.broke(`${one.type} inside of ${other.type}`);
      else if (codes.includes(one.type) && other.type !== "blockquote")
        sim.broke(`${one.type} inside of ${other.type}`);
      else if (one.type === "blockquote" && other.type === "blockquote") sim.broke("a quote inside of a quote");
    }
  }
}
