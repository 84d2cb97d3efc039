// Reads a book with foliate-js, the engine of Foliate.
import '/engines/foliate-js/view.js'
import { FootnoteHandler } from '/engines/foliate-js/footnotes.js'
import { chapter, flat, pictures, seen, size, view } from './look.js'

export async function read(address) {
  const reader = document.createElement('foliate-view')
  reader.style.cssText = 'display: block; width: 100%; height: 100%'
  view.append(reader)
  const data = await (await fetch(address)).blob()
  await reader.open(new File([data], 'book.epub'))
  const { book } = reader
  const chapters = []
  for (const [index, section] of book.sections.entries()) {
    await reader.goTo(index)
    const doc = shown(reader, index)
    await pictures(doc)
    chapters.push(chapter(section.id, doc))
  }
  return {
    title: book.metadata.title,
    language: [book.metadata.language].flat().join(),
    direction: book.dir,
    cover: await size(URL.createObjectURL(await book.getCover())),
    chapters,
    contents: await entries(reader, flat(book.toc)),
    landmarks: await entries(reader, flat(book.landmarks)),
    pages: await entries(reader, flat(book.pageList)),
    popups: await popups(reader),
  }
}

function shown(reader, index) {
  return reader.renderer.getContents().find(one => one.index === index)?.doc
}

// Goes to each entry, and tells whether it was found and is seen.
async function entries(reader, list) {
  const found = []
  for (const { depth, label, href, type } of list) {
    const place = await reader.goTo(href)
    const doc = place && shown(reader, place.index)
    const element = doc && (href.includes('#') ? place.anchor(doc) : doc.body)
    found.push({
      depth,
      label: label.trim(),
      href,
      type: (type ?? []).join(' '),
      found: Boolean(element),
      seen: Boolean(element) && seen(element),
    })
  }
  return found
}

// What is shown when a reference is touched: the text of its note alone.
async function popups(reader) {
  const found = []
  const index = reader.book.sections.length - 1
  await reader.goTo(index)
  const links = shown(reader, index).querySelectorAll('[role~="doc-noteref"], [role~="doc-biblioref"]')
  const each = new Map([...links].map(one => [one.getAttribute('href'), one]))
  for (const [href, a] of each) found.push({ href, text: await popup(reader.book, index, a) })
  return found
}

async function popup(book, index, a) {
  const handler = new FootnoteHandler()
  const href = book.sections[index].resolveHref(a.getAttribute('href'))
  let opened
  let text = ''
  let settled
  handler.addEventListener('before-render', event => {
    opened = event.detail.view
    settled = new Promise(done => opened.addEventListener('relocate', done))
    document.body.append(opened)
  })
  handler.addEventListener('render', () => {
    text = opened.renderer.getContents()[0].doc.body.textContent
  })
  await handler.handle(book, { detail: { a, href }, preventDefault() {} })
  await settled
  return text
}
