/** The value if it comes within `ms`, else null. What comes later is lost to this caller, and its failure is the other caller's. */
export function within<T>(promise: Promise<T>, ms: number): Promise<{ readonly value: T } | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve({ value });
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
