/**
 * Ends this process as by SIGTERM when the shell that npm put between itself and us is gone. npm hands a signal to its
 * shell alone, and a shell dies of it without telling us: whoever stops `npm start` would leave the server running.
 */
export const endWithShell = () => {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  timer.unref();
};
