import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

/** A page: what it is, what can be done, and below it what is shown. It scrolls as one. */
export function PageFrame({
  title,
  lede = null,
  actions = null,
  narrow = false,
  children,
}: {
  readonly title: string;
  /** One sentence that says what the page is for. */
  readonly lede?: string | null;
  readonly actions?: ComponentChildren;
  /** For reading rather than for tables. */
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={narrow ? "page narrow" : "page"}>
      <header class="page-head">
        <div>
          <h1 dir="auto">{title}</h1>
          {lede !== null && <p class="quiet">{lede}</p>}
        </div>
        {actions !== null && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** What stands where there is nothing yet: a sign, what is missing, what to do about it. */
export function Nothing({
  icon,
  title,
  text = null,
  children = null,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string | null;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="blank nothing">
      <Icon name={icon} />
      <p>
        <strong>{title}</strong>
      </p>
      {text !== null && <p>{text}</p>}
      {children}
    </div>
  );
}
