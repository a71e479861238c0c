/** Text as it may stand in HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A whole small page that needs no script. `body` is HTML already; `title` is text. */
export function pageHtml(page: { readonly language: string; readonly title: string; readonly body: string }): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="/pages.css">
</head>
<body><main>${page.body}</main></body>
</html>
`;
}

/** The style of these pages, served by itself: the policy allows nothing inline. */
export const pageStyle = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; display: grid; min-height: 100vh; place-items: center; }
main { width: min(24rem, 100% - 2rem); }
h1 { font-size: 1.4rem; }
label { display: block; margin: 0.75rem 0; }
input { display: block; box-sizing: border-box; width: 100%; font: inherit; padding: 0.5rem; margin-top: 0.25rem; }
button { font: inherit; padding: 0.6rem 1.2rem; cursor: pointer; }
[role="alert"] { border-inline-start: 0.25rem solid #c0392b; padding-inline-start: 0.75rem; }
`;
