/** Whether what was typed is a command ("/ticket start") and no talk ("/usr/bin is full" is talk, and so is "// note"). */
export function isCommand(text: string): boolean {
  return /^\/[a-z]+(\s|$)/i.test(text);
}
