/**
 * Reads CSS colours, custom properties and mixes included, as they are in an element now: `rgb(…)`, which every drawing
 * library understands.
 */
export function resolveColours(element: HTMLElement, colours: readonly string[]): string[] {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const resolved = colours.map((colour) => {
    probe.style.color = colour
    const computed = getComputedStyle(probe).color
    if (!pen || computed.startsWith('rgb')) return computed
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = computed
    pen.fillRect(0, 0, 1, 1)
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data
    return `rgb(${red}, ${green}, ${blue})`
  })
  probe.remove()
  return resolved
}

/** Calls `listener` when the page turns dark or light. */
export function onThemeChange(listener: () => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(listener)
  dark.addEventListener('change', listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    dark.removeEventListener('change', listener)
    observer.disconnect()
  }
}
