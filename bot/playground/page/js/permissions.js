/** What a member may do in a channel, computed as Discord documents it. */

export const SEND_MESSAGES = 1n << 11n;
export const MANAGE_MESSAGES = 1n << 13n;
export const MANAGE_THREADS = 1n << 34n;
export const PIN_MESSAGES = 1n << 51n;
const ADMINISTRATOR = 1n << 3n;
export const VIEW_CHANNEL = 1n << 10n;
const EVERYTHING = (1n << 53n) - 1n;

const bits = (value) => BigInt(value ?? 0);

/** The permission bits of a member in a channel of a guild. */
export function permissionsIn(guild, member, channel) {
  if (!guild || !member) return 0n;
  const userId = member.user.id;
  if (guild.owner_id === userId) return EVERYTHING;
  const held = new Set([guild.id, ...(member.roles ?? [])]);
  let allowed = 0n;
  for (const role of guild.roles ?? []) if (held.has(role.id)) allowed |= bits(role.permissions);
  if (allowed & ADMINISTRATOR) return EVERYTHING;
  const overwrites = channel?.permission_overwrites ?? [];
  const apply = (chosen) => {
    let deny = 0n;
    let allow = 0n;
    for (const overwrite of chosen) {
      deny |= bits(overwrite.deny);
      allow |= bits(overwrite.allow);
    }
    allowed = (allowed & ~deny) | allow;
  };
  apply(overwrites.filter((o) => o.id === guild.id));
  apply(overwrites.filter((o) => o.id !== guild.id && held.has(o.id)));
  apply(overwrites.filter((o) => o.id === userId));
  return allowed;
}
