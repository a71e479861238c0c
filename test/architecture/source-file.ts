import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vitest/node";

/** One import of a file: what it names, and whether it is there at run time or for its types alone. */
export type Import = { readonly from: string; readonly isType: boolean };

/** A file as the rules see it. */
export type SourceFile = {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  /** Everything it does is to hand on what other files export. */
  readonly isBarrel: boolean;
};

/** Reads the project's TypeScript. */
export const readProject = (root: string): readonly SourceFile[] =>
  globSync("{src,dashboards,test,bench}/**/*.{ts,tsx}", { cwd: root })
    .sort()
    .map((file) => sourceFile(file.replaceAll(path.sep, "/"), readFileSync(path.join(root, file), "utf8")));

/** Parses a file's text. */
export const sourceFile = (file: string, text: string): SourceFile => {
  const program = parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }, file);
  const imports: Import[] = [];
  visit(program, (node) => {
    const from = importedFrom(node);
    if (from === undefined) return;
    const target = from.startsWith(".") ? path.posix.join(path.posix.dirname(file), from) : from;
    imports.push({ from: target, isType: isTypeOnly(node) });
  });
  const statements = list(program.body);
  return {
    path: file,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    imports,
    hasDefaultExport: statements.some(
      (statement) =>
        statement.type === "ExportDefaultDeclaration" ||
        list(statement.specifiers).some((specifier) => nameOf(specifier.exported) === "default"),
    ),
    isBarrel: statements.length > 0 && statements.every((statement) => isNode(statement.source) && isExport(statement)),
  };
};

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const nameOf = (value: unknown): unknown => (isNode(value) ? (value.name ?? value.value) : undefined);
const isExport = (node: Node): boolean =>
  node.type === "ExportAllDeclaration" || node.type === "ExportNamedDeclaration";

const visit = (value: unknown, see: (node: Node) => void): void => {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const part of Object.values(value)) if (typeof part === "object") visit(part, see);
};

const importing = [
  "ImportDeclaration",
  "ExportAllDeclaration",
  "ExportNamedDeclaration",
  "ImportExpression",
  "TSImportType",
];

const importedFrom = (node: Node): string | undefined => {
  if (!importing.includes(node.type)) return undefined;
  const source = node.source ?? node.argument;
  const named = isNode(source) && source.type === "TSLiteralType" ? source.literal : source;
  return isNode(named) && typeof named.value === "string" ? named.value : undefined;
};

/** `import { type A }` is not: Node strips the name and still loads the file. */
const isTypeOnly = (node: Node): boolean =>
  node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type";
