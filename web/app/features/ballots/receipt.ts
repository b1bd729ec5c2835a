/** A receipt as it is compared: case, spaces, hyphens and look-alikes do not count. */
export function bareReceipt(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** True for what reads like one: 20 of Crockford's letters and digits. */
export function isReceipt(typed: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(bareReceipt(typed));
}
