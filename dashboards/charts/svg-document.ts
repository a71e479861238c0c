import { escapeHtml } from "../pages/markup.ts";

/**
 * As much of a document as Observable Plot needs to draw into, and no more: elements, attributes, texts. A whole DOM takes as long to make
 * its nodes as Plot takes to think of them. What Plot asks for besides is missing and fails loudly, in the tests of every chart.
 */
export type SvgDocument = {
  readonly documentElement: SvgElement;
  readonly defaultView: null;
  readonly createElementNS: (space: string, name: string) => SvgElement;
  readonly createTextNode: (text: string) => SvgText;
};

type SvgText = { readonly text: string; parentNode: SvgElement | null };

const svgSpace = "http://www.w3.org/2000/svg";

/** A document that holds nothing: drawings are made with it, not in it. */
export function svgDocument(): SvgDocument {
  const document: SvgDocument = {
    get documentElement() {
      return root;
    },
    defaultView: null,
    createElementNS: (space, name) => new SvgElement(document, space, name),
    createTextNode: (text) => ({ text, parentNode: null }),
  };
  const root = new SvgElement(document, svgSpace, "svg");
  return document;
}

/** An element of a drawing. A class, since d3 sets what it binds upon it and calls its methods by their names. */
export class SvgElement {
  readonly ownerDocument: SvgDocument;
  readonly namespaceURI: string;
  readonly tagName: string;
  parentNode: SvgElement | null = null;
  private readonly attributes = new Map<string, string>();
  private children: (SvgElement | SvgText)[] = [];

  constructor(document: SvgDocument, space: string, name: string) {
    this.ownerDocument = document;
    this.namespaceURI = space;
    this.tagName = name;
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  appendChild<Child extends SvgElement | SvgText>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  insertBefore<Child extends SvgElement | SvgText>(child: Child, before: SvgElement | SvgText | null): Child {
    child.parentNode?.leave(child);
    child.parentNode = this;
    const at = before === null ? -1 : this.children.indexOf(before);
    if (at < 0) this.children.push(child);
    else this.children.splice(at, 0, child);
    return child;
  }

  remove(): void {
    this.parentNode?.leave(this);
  }

  set textContent(text: unknown) {
    this.children = text === null || text === "" ? [] : [{ text: String(text), parentNode: this }];
  }

  /** Elements of a name below this one, in the order of the page. */
  querySelectorAll(name: string): readonly SvgElement[] {
    return this.children.flatMap((child) =>
      child instanceof SvgElement ? [...(child.tagName === name ? [child] : []), ...child.querySelectorAll(name)] : [],
    );
  }

  get outerHTML(): string {
    // The newest first: what the drawings of earlier builds looked like.
    const attributes = [...this.attributes].reverse().map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
    const opening = `<${this.tagName}${attributes.join("")}`;
    if (this.children.length === 0) return `${opening} />`;
    const within = this.children.map((child) => (child instanceof SvgElement ? child.outerHTML : textOf(child)));
    return `${opening}>${within.join("")}</${this.tagName}>`;
  }

  private leave(child: SvgElement | SvgText): void {
    this.children = this.children.filter((one) => one !== child);
    child.parentNode = null;
  }
}

const entities: Readonly<Record<string, string>> = { "\u00a0": "&#160;", "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const textOf = ({ text }: SvgText): string => text.replace(/[<>&\u00a0]/g, (sign) => entities[sign] ?? sign);
