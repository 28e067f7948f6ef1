/** The token of the link that was opened: after the `#`, which no browser sends to a server. */
export function tokenOfLink(): string {
  return decodeURIComponent(window.location.hash.slice(1))
}
