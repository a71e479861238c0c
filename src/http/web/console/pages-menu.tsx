import type { AccountJson } from "../protocol.ts";
import { Dialog } from "../show/dialog.tsx";
import { Icon } from "../show/icon.tsx";
import { ThemeSwitch } from "../show/theme-switch.tsx";
import { say } from "../words/say.ts";
import { pageGroups, pagesFor } from "./page-list.ts";
import { consoleHref } from "./route.ts";

/** Every page that one may see, by what it is about. */
export function PagesMenu({ account, onClose }: { readonly account: AccountJson; readonly onClose: () => void }) {
  const pages = pagesFor(account.role);
  return (
    <Dialog title={say("pages")} onClose={onClose} className="pages-menu">
      <nav class="body" aria-label={say("pages")}>
        {pageGroups
          .filter((group) => pages.some((page) => page.group === group))
          .map((group) => (
            <section key={group}>
              <h3>{say(`group-${group}`)}</h3>
              <ul>
                {pages
                  .filter((page) => page.group === group)
                  .map(({ name, icon }) => (
                    <li key={name}>
                      <a href={consoleHref.page(name)} onClick={onClose}>
                        <Icon name={icon} />
                        {say(`page-${name}`)}
                      </a>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
      </nav>
      <footer>
        <ThemeSwitch />
      </footer>
    </Dialog>
  );
}
