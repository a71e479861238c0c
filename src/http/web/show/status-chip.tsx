import type { Priority } from "../../../core/domain/priority.ts";
import type { Status } from "../../../core/domain/statuses.ts";
import { say } from "../words/say.ts";
import { Icon, type IconName } from "./icon.tsx";

const looks: Readonly<Record<Status, { readonly icon: IconName; readonly tone: string }>> = {
  new: { icon: "dot", tone: "fresh" },
  opened: { icon: "person", tone: "fresh" },
  in_progress: { icon: "tool", tone: "warn" },
  on_hold: { icon: "pause", tone: "plain" },
  resolved: { icon: "check", tone: "good" },
  closed: { icon: "lock", tone: "plain" },
  rejected: { icon: "stop", tone: "danger" },
  cancelled: { icon: "close", tone: "plain" },
  merged: { icon: "merge", tone: "plain" },
  handed_over: { icon: "leave", tone: "plain" },
};

/** A ticket's status: a sign and a word, so that colour is never the only carrier. */
export function StatusChip({ status }: { readonly status: Status }) {
  const { icon, tone } = looks[status];
  return (
    <span class={`chip ${tone}`}>
      <Icon name={icon} />
      {say(`status-${status}`)}
    </span>
  );
}

const bars: Readonly<Record<Priority, number>> = { p1: 4, p2: 3, p3: 2, p4: 1 };

/** A ticket's priority: its name and as many bars as it is pressing. */
export function PriorityMark({ priority }: { readonly priority: Priority }) {
  return (
    <span class={`priority ${priority}`} title={say(`priority-${priority}`)}>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((at) => (
          <rect
            key={at}
            x={1 + at * 4}
            y={11 - at * 3}
            width="2.5"
            height={4 + at * 3}
            rx="0.75"
            class={at < bars[priority] ? "on" : "off"}
          />
        ))}
      </svg>
      {priority.toUpperCase()}
      <span class="unseen">{say(`priority-${priority}`)}</span>
    </span>
  );
}
