import type { OpenapiDocument, OpenapiOperation } from "../openapi.ts";
import { escapeHtml } from "./page-html.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The API's reference as one page that needs no script and asks nobody else: every operation by its tag, drawn from the document. */
export function referencePage(document: OpenapiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))].sort();
  const sections = tags.map((tag) => {
    const those = operations.filter(({ operation }) => operation.tags.includes(tag));
    return `<section id="${escapeHtml(tag)}"><h2>${escapeHtml(tag)}</h2>${those.map(operationHtml).join("")}</section>`;
  });
  const menu = tags.map((tag) => `<li><a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a></li>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fixline API</title>
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<nav aria-label="Nouns"><ul>${menu}</ul></nav>
<main><h1>Fixline API</h1>
<p>Base address <code>/api/v1</code>. Send <code>Authorization: Bearer</code> with a key or an access token. The same as a machine reads it:
<a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<p>Failures are RFC 9457 problem documents whose <code>code</code> says which; lists go on with <code>cursor</code>; writes take an
<code>Idempotency-Key</code>; changes take the <code>ETag</code> that was read as <code>If-Match</code>.</p>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: OpenapiOperation }) {
  const { operationId, summary, parameters } = operation;
  const may = operation["x-permission"];
  const body = Object.entries(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses).filter(([status]) => /^2/.test(status));
  return `<article id="${escapeHtml(operationId)}"><h3><code><b class="${method.toLowerCase()}">${method}</b> ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary)}${may === undefined ? "" : ` <span class="may">needs <code>${escapeHtml(may)}</code></span>`}</p>
${parameters.length === 0 ? "" : parametersHtml(parameters)}
${body.map(([type, { schema }]) => `<p class="label">Body, ${escapeHtml(type)}</p><pre>${escapeHtml(shapeOf(schema as Schema))}</pre>`).join("")}
${answers.map(([status, answer]) => answerHtml(status, answer as Schema)).join("")}</article>`;
}

function parametersHtml(parameters: OpenapiOperation["parameters"]): string {
  const rows = parameters.map(
    ({ name, in: where, required, description, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code>${required ? " *" : ""}</td><td>${escapeHtml(where)}</td><td><code>${escapeHtml(shapeOf(schema))}</code></td><td>${escapeHtml(description ?? String(schema.description ?? ""))}</td></tr>`,
  );
  return `<table><thead><tr><th>Name</th><th>In</th><th>Is</th><th>Meaning</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function answerHtml(status: string, answer: Schema): string {
  const content = Object.entries((answer.content ?? {}) as Record<string, { readonly schema: Schema }>);
  if (content.length === 0) return `<p class="label">Answers ${escapeHtml(status)}</p>`;
  return content
    .map(([type, { schema }]) => {
      const shape = type === "application/json" ? `<pre>${escapeHtml(shapeOf(schema))}</pre>` : "";
      return `<p class="label">Answers ${escapeHtml(status)}, ${escapeHtml(type)}</p>${shape}`;
    })
    .join("");
}

/** A schema in words that a person reads at a glance: `{ name: text, dueAt?: time or null }`. */
export function shapeOf(schema: Schema, depth = 0): string {
  if (typeof schema.$ref === "string") return schema.$ref.split("/").at(-1) ?? "";
  const either = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (either !== undefined) return either.map((one) => shapeOf(one, depth)).join(" or ");
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.type === "array") return `[${shapeOf((schema.items ?? {}) as Schema, depth)}]`;
  if (schema.type === "object") return objectShape(schema, depth);
  if (schema.type === "string") return stringShape(schema);
  if (schema.type === "integer" || schema.type === "number") return `${schema.type}${rangeOf(schema)}`;
  return typeof schema.type === "string" ? schema.type : "anything";
}

function objectShape(schema: Schema, depth: number): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  if (properties.length === 0) return "object";
  const required = new Set((schema.required ?? []) as readonly string[]);
  const indent = "  ".repeat(depth + 1);
  const lines = properties.map(([name, one]) => {
    const note = typeof one.description === "string" ? `  # ${one.description}` : "";
    return `${indent}${name}${required.has(name) ? "" : "?"}: ${shapeOf(one, depth + 1)}${note}`;
  });
  return `{\n${lines.join("\n")}\n${"  ".repeat(depth)}}`;
}

function stringShape(schema: Schema): string {
  const pattern = String(schema.pattern ?? "");
  if (pattern.startsWith("^[0-9a-f]{8}")) return "id";
  if (pattern.startsWith("^\\d{4}-\\d\\d-\\d\\dT")) return "time";
  return "text";
}

function rangeOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined && maximum === undefined) return "";
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  return ` ${minimum ?? ""}–${most ?? ""}`;
}

/** Its style; the policy allows nothing inline. */
export const referenceStyle = `:root { color-scheme: light dark; --line: #8884; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 14rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; border-inline-end: 1px solid var(--line); }
nav ul { list-style: none; margin: 1rem; padding: 0; }
main { padding: 1rem 2rem 4rem; max-width: 60rem; }
article { border-top: 1px solid var(--line); padding: 0.5rem 0 1rem; }
h3 { margin: 0.5rem 0; font-size: 1rem; }
pre { overflow: auto; background: #8881; padding: 0.75rem; border-radius: 0.4rem; margin: 0.25rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: start; padding: 0.2rem 0.5rem 0.2rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.label, .may { font-size: 0.85rem; opacity: 0.85; }
.label { margin: 0.75rem 0 0; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; } nav ul { columns: 2; } main { padding: 1rem; } }
@media print { nav { display: none; } body { display: block; } }
`;
