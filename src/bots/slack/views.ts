import { PlatformFault } from "../platform.ts";
import { objectIn, textIn } from "./json.ts";
import type { SlackView } from "./render-view.ts";
import type { SlackApi } from "./slack-api.ts";

/** Modals and home tabs: https://docs.slack.dev/surfaces/modals, https://docs.slack.dev/surfaces/app-home */
export type Views = {
  /** Opens a modal and gives its id; from within a modal it is put on top. Null where the trigger is spent or too old. */
  open(trigger: string, view: SlackView, fromModal: boolean): Promise<string | null>;
  /** Shows something else in a modal. False where the person closed it meanwhile. */
  update(viewId: string, view: SlackView): Promise<boolean>;
  publish(user: string, view: SlackView): Promise<void>;
};

export function slackViews(api: Pick<SlackApi, "call" | "callPatiently">, warn: (words: string) => void): Views {
  return {
    async open(trigger, view, fromModal) {
      try {
        const method = fromModal ? "views.push" : "views.open";
        return textIn(objectIn(await api.call(method, { trigger_id: trigger, view }), "view"), "id");
      } catch (error) {
        if (!(error instanceof PlatformFault)) throw error;
        // Without a view the form is offered behind a button instead.
        warn(error.message);
        return null;
      }
    },
    async update(viewId, view) {
      try {
        await api.callPatiently("views.update", { view_id: viewId, view });
        return true;
      } catch (error) {
        if (!(error instanceof PlatformFault) || error.kind !== "refused") throw error;
        warn(error.message);
        return false;
      }
    },
    async publish(user, view) {
      await api.callPatiently("views.publish", { user_id: user, view });
    },
  };
}
