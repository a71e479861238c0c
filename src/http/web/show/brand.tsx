/** The desk's name with our mark: a nut on a line. */
export function Brand({ name }: { readonly name: string }) {
  return (
    <span class="brand">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M7.5 4h9L21 12l-4.5 8h-9L3 12z" fill="currentColor" />
        <circle cx="12" cy="12" r="3.6" class="hole" />
      </svg>
      <bdi>{name}</bdi>
    </span>
  );
}
