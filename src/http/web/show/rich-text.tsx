import type { ComponentChildren } from "preact";
import type { Block, Inline, RichText } from "../../../bots/rich-text.ts";
import { safeLink } from "./safe-link.ts";

/** A message's words as elements. Data in, elements out: no markup is ever parsed by the page. */
export function RichTextView({ body }: { readonly body: RichText }) {
  return (
    <div class="rich" dir="auto">
      {body.map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <Runs runs={block.runs} />
        </blockquote>
      );
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "list": {
      const items = block.items.map((runs, at) => (
        <li key={at}>
          <Runs runs={runs} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Runs({ runs }: { readonly runs: readonly Inline[] }) {
  return (
    <>
      {runs.map((run, at) => (
        <Run key={at} run={run} />
      ))}
    </>
  );
}

function Run({ run }: { readonly run: Inline }) {
  let shown: ComponentChildren = run.text;
  if (run.code) shown = <code>{shown}</code>;
  if (run.bold) shown = <strong>{shown}</strong>;
  if (run.italic) shown = <em>{shown}</em>;
  if (run.strike) shown = <s>{shown}</s>;
  const href = run.href === undefined ? null : safeLink(run.href);
  if (href === null) return <>{shown}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  );
}
