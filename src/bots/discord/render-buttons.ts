import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord.js";
import type { Button } from "../card.ts";
import { actionCustomId } from "./custom-id.ts";
import { cutTo, limits } from "./limits.ts";

type Row = APIActionRowComponent<APIButtonComponent>;

const styles = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const satisfies Record<Button["style"], ButtonStyle>;

/**
 * The rows of a card, in groups of what one message can carry (five rows of five). Rows that are too long go on in the next. `tag` is put
 * into every id. Labels are cut; two buttons of one action are told apart.
 */
export function renderButtons(rows: readonly (readonly Button[])[], tag: string | null): readonly (readonly Row[])[] {
  const seen = new Map<string, number>();
  const all = rows.flatMap((row) => chunks(row, limits.buttonsInRow)).filter((row) => row.length > 0);
  const drawn = all.map((row): Row => ({ type: ComponentType.ActionRow, components: row.map((one) => draw(one)) }));
  return chunks(drawn, limits.rows);

  function draw({ action, label, style }: Button): APIButtonComponent {
    const times = (seen.get(action) ?? 0) + 1;
    seen.set(action, times);
    const tags = [tag, times > 1 ? `again${times}` : null].filter((one) => one !== null);
    return {
      type: ComponentType.Button,
      style: styles[style],
      label: cutTo(label.trim() === "" ? "…" : label, limits.buttonLabel),
      custom_id: actionCustomId(action, tags.length === 0 ? null : tags.join("-")),
    };
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
