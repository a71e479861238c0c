import type { DemoComponent, DemoRepair } from "./types.ts";

/** What a technician may have found who chose this repair: the component's malfunctions and causes that go with it. */
export const findingsFor = (
  component: DemoComponent,
  repair: DemoRepair,
): { readonly malfunctions: readonly string[]; readonly causes: readonly string[] } => {
  const fits = (text: string): boolean => repair.notFor?.includes(text) !== true;
  return { malfunctions: component.malfunctions.filter(fits), causes: component.causes.filter(fits) };
};
