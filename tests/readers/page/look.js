// What there is to see in a document that an engine shows, the same for every engine.

const BACK = '[role~="doc-backlink"]'
const REFERENCES = '[role~="doc-noteref"], [role~="doc-biblioref"]'

export const view = document.getElementById('view')

// The text, pictures and links of a chapter.
export function chapter(name, doc) {
  const root = doc.documentElement
  return {
    name,
    language: root.lang,
    direction: doc.defaultView.getComputedStyle(root).direction,
    text: doc.body.textContent,
    pictures: [...doc.images].map(one => ({ alt: one.alt, width: one.naturalWidth })),
    links: [...doc.querySelectorAll('a[href^="#"]')].map(one => ({
      href: one.getAttribute('href'),
      found: target(doc, one) !== null,
    })),
    notes: [...doc.querySelectorAll(REFERENCES)].map(one => note(doc, one)),
    breaks: [...doc.querySelectorAll('[role~="doc-pagebreak"]')].map(one => ({
      label: one.getAttribute('aria-label'),
      text: one.textContent,
    })),
  }
}

// Waits for the pictures of a document; a broken one is done as well.
export function pictures(doc) {
  return Promise.all([...doc.images].map(one => one.decode().catch(() => null)))
}

// A reference in the text, its note, and whether the note's way back leads to a reference to it:
// to its number, or to numbers that it lies between, as 2 does in [1–3].
function note(doc, reference) {
  const found = target(doc, reference)
  const way = found?.querySelector(BACK)
  const there = way ? target(doc, way) : null
  const [list, number] = parts(reference)
  const numbers = (there ? [there, ...there.querySelectorAll(REFERENCES)] : [])
    .filter(one => one.matches(REFERENCES))
    .map(parts)
    .filter(([its]) => its === list)
    .map(([, its]) => its)
  return {
    href: reference.getAttribute('href'),
    text: found?.textContent ?? '',
    leads_back: Math.min(...numbers) <= number && number <= Math.max(...numbers),
  }
}

// The list that a reference leads to, and its number there.
function parts(reference) {
  const [, list, number] = reference.getAttribute('href').match(/^(.*?)(\d+)$/)
  return [list, Number(number)]
}

function target(doc, link) {
  return doc.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)))
}

// Whether an element of a frame stands where the reader sees it.
export function seen(element) {
  const frame = element.ownerDocument.defaultView.frameElement.getBoundingClientRect()
  const box = element.getBoundingClientRect()
  const window = view.getBoundingClientRect()
  const left = frame.left + box.left
  const top = frame.top + box.top
  return left < window.right && left + box.width >= window.left
    && top < window.bottom && top + box.height >= window.top
}

// The size of a picture at an address.
export async function size(address) {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  return { width: picture.naturalWidth, height: picture.naturalHeight }
}

// A tree of contents as a list, each entry with its depth.
export function flat(entries, depth = 0) {
  return (entries ?? []).flatMap(one => [{ ...one, depth }, ...flat(one.subitems, depth + 1)])
}
