/** Puts a text on the clipboard.
 * @param box  holds the text: where the clipboard is out of reach, it is selected there for the reader to copy
 * @returns whether it is on the clipboard */
export async function copyText(text: string, box: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box.focus();
    box.select();
    return false;
  }
}
