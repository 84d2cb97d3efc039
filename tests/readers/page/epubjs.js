// Reads a book with epub.js, the engine of many readers in browsers.
import '/engines/jszip/dist/jszip.min.js'
import '/engines/epubjs/dist/epub.min.js'
import { chapter, flat, pictures, seen, size } from './look.js'

export async function read(address) {
  const book = globalThis.ePub(await (await fetch(address)).arrayBuffer())
  await book.ready
  const reader = book.renderTo('view', { width: 800, height: 600 })
  const chapters = []
  for (let index = 0; index < book.spine.length; index++) {
    await reader.display(index)
    const doc = shown(reader)
    await pictures(doc)
    chapters.push(chapter(book.spine.get(index).href, doc))
  }
  const { title, language, direction } = book.packaging.metadata
  const pages = book.pageList.pageList.map(one => ({ ...one, label: String(one.page), depth: 0 }))
  return {
    title,
    language,
    direction,
    cover: await size(await book.coverUrl()),
    chapters,
    contents: await entries(reader, flat(book.navigation.toc)),
    landmarks: await entries(reader, flat(book.navigation.landmarks)),
    pages: await entries(reader, pages),
    popups: [],
  }
}

function shown(reader) {
  return reader.getContents()[0].document
}

// Goes to each entry, and tells whether it was found and is seen.
async function entries(reader, list) {
  const found = []
  for (const { depth, label, href, type } of list) {
    await reader.display(href)
    const [, id] = href.split('#')
    const doc = shown(reader)
    const element = id ? doc.getElementById(id) : doc.body
    found.push({
      depth,
      label: label.trim(),
      href,
      type: type ?? '',
      found: Boolean(element),
      seen: Boolean(element) && seen(element),
    })
  }
  return found
}
